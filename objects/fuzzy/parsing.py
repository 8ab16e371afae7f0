"""From text to :class:`FuzzyDate`."""

import re
import unicodedata
from datetime import date, timedelta

from objects.fuzzy.dates import MAX_TEXT, FuzzyDate, Precision
from objects.fuzzy.errors import FuzzyDateError
from objects.fuzzy.labels import BEFORE
from objects.fuzzy.spans import read_span

_MOVED = re.compile(r"(?:förskj\w+|(?:fram)?flytt\w+|senarel\w+|skjuts (?:fram|upp)) till\b\s*")
_LEAD_IN = re.compile(r"(?:senast|under|till|i|den|år)\s+")
_CONTINUOUS = re.compile(r"löpande|kontinuerligt?|tills vidare")


def parse_fuzzy(text: str, *, year: int | None) -> FuzzyDate:
    """Reads a point in time in Swedish; ``year`` stands in where the text names none.

    A trailing asterisk and words such as "Förskjuts till" do not count for the meaning; the text is
    kept with them. Raises :class:`FuzzyDateError` when it cannot be read, or when neither the text
    nor ``year`` gives the year.
    """
    meaning = _meaning(text)
    if not meaning or len(text) > MAX_TEXT:
        raise FuzzyDateError(text)
    try:
        return _read(text, meaning, year)
    except FuzzyDateError as error:
        raise FuzzyDateError(text, error.expected) from error
    except ValueError as error:
        raise FuzzyDateError(text) from error


def _read(text: str, meaning: str, year: int | None) -> FuzzyDate:
    if meaning.startswith(BEFORE):
        return before(parse_fuzzy(meaning.removeprefix(BEFORE), year=year), text=text)
    if _CONTINUOUS.fullmatch(meaning):
        return FuzzyDate(None, None, Precision.CONTINUOUS, text)
    span = read_span(meaning, year)
    if span is None:
        raise FuzzyDateError(text)
    return FuzzyDate(*span, text)


def is_starred(text: str) -> bool:
    """Whether the text says that the date was moved, by an asterisk or by "Förskjuts till …"."""
    return text.rstrip().endswith("*") or bool(_MOVED.match(_folded(text)))


def before(other: FuzzyDate, *, text: str = "") -> FuzzyDate:
    """Some time before ``other``: the planned date where only the move is known.

    Ends the day before ``other`` starts. ``text`` is "tidigare än …" unless given.
    """
    end = (other.start or other.end or date.max) - timedelta(days=1)
    return FuzzyDate(
        None,
        end,
        Precision.BEFORE,
        text or f"{BEFORE} {other.label().removeprefix(BEFORE).strip()}",
    )


def _meaning(text: str) -> str:
    folded = _folded(text).rstrip("* .")
    folded = _MOVED.sub("", folded, count=1)
    while lead_in := _LEAD_IN.match(folded):
        folded = folded[lead_in.end() :]
    return folded


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[‐‑‒–—−]", "-", plain)).strip()
