"""How names are compared: without case, spacing and punctuation."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """Give the form of ``text`` that is compared: its letters and digits, case folded.

    >>> name_key("Bildnings-nämnden ") == name_key("bildningsnämnden")
    True
    """
    return "".join(character for character in text.casefold() if character.isalnum())
