"""Texts that the program writes for someone to read through: marked as such until they have."""

from django.utils.html import format_html

OPENING = "Utkast skrivet av programmet"
CLOSING = "läs och ändra"


def draft(body: str, source: str) -> str:
    """Give the HTML ``body`` with the mark before it; ``source`` says out of what it was written.

    The mark is a paragraph of its own, so that whoever has read the text removes just that.
    """
    return format_html("<p><em>{} {} – {}.</em></p>", OPENING, source, CLOSING) + body


def is_draft(body: str) -> bool:
    """Tell whether a text still carries the mark, which is to say that nobody has read it."""
    return OPENING in body
