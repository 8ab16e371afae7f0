"""What a caption says of series, forecast, year and part of the year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from budget.importing.slots import MONTH_NUMBERS
from budget.interpreting.caption_words import SERIES
from budget.models.kinds import Period, Series

_YEAR = re.compile(r"20\d\d")
# "B 12" is more often a file's or a form's number than the budget of 2012.
_SHORT_YEAR = re.compile(r"[2-4]\d")
_TERTIALS = {(1, 4): "t1", (5, 8): "t2", (9, 12): "t3", (1, 12): ""}
_TERTIAL_WORDS = {"t", "tertial", "tert"}
_UNTIL = {"ack", "ackumulerat", "tom", "till", "per"}
_JOINING = {"ackumulerat", "tom", "till", "per", "t", "o", "m", "med", "och"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the words tell, and the words left; `has_part` is set where a part is named."""

    series: Series | None = None
    forecast: int | None = None
    year: int | None = None
    period: str = ""
    has_part: bool = False
    rest: tuple[str, ...] = ()


def told_by(words: Sequence[str]) -> Told:
    """Series, forecast, year and part of the year among the words of a caption or a title.

    What has been spent so far, "jan–aug" or "t.o.m. augusti", is no part but the year's own
    amount as it stands.
    """
    period, has_part, others = _part(list(words))
    series: Series | None = None
    forecast: int | None = None
    year: int | None = None
    rest = []
    for number, word in enumerate(others):
        before = others[number - 1] if number else ""
        if word in SERIES and series is None and _says_series(others, number):
            series = SERIES[word]
        elif _YEAR.fullmatch(word) and year is None:
            year = int(word)
        elif _SHORT_YEAR.fullmatch(word) and before in {"b", "bu", "p", "u"}:
            year = year or 2000 + int(word)
        elif word in {"1", "2", "3"} and SERIES.get(before) == Series.FORECAST:
            forecast = int(word)
        elif word.isdecimal() and len(word) <= 2 and series is not None:
            continue
        else:
            rest.append(word)
    return Told(series, forecast, year, period, has_part, tuple(rest))


def _says_series(words: Sequence[str], number: int) -> bool:
    """Whether a word for a series is one: single letters only before a number."""
    word = words[number]
    following = words[number + 1] if number + 1 < len(words) else ""
    if len(word) > 2:
        return True
    is_forecast = word == "p" and following in {"1", "2", "3"}
    return is_forecast or (following.isdecimal() and len(following) in (2, 4))


def _part(words: list[str]) -> tuple[str, bool, list[str]]:
    """The part of the year, whether one is named, and the other words."""
    for number, word in enumerate(words[:-1]):
        if word in _TERTIAL_WORDS and words[number + 1] in {"1", "2", "3"}:
            return f"t{words[number + 1]}", True, words[:number] + words[number + 2 :]
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    others = [word for word in words if word not in MONTH_NUMBERS]
    is_until = bool(_UNTIL & set(others)) or " t o m " in f" {' '.join(others)} "
    if len(months) == 1 and not is_until:
        return Period(f"m{months[0]:02}").value, True, others
    first, last = (
        (1, months[0]) if len(months) == 1 else (months[0], months[-1]) if months else (0, 0)
    )
    if len(months) not in (1, 2) or not (first == 1 or (first, last) in _TERTIALS):
        return "", False, words
    has_other = any(word in SERIES and word != "ack" for word in others)
    left = [word for word in others if word not in _JOINING and not (word == "ack" and has_other)]
    return _TERTIALS.get((first, last), ""), True, left
