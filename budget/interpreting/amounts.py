"""Amounts as they stand in cells: their unit and footnotes taken off, their style found out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from budget.interpreting.roles import Scale, Style
from objects.money import EXPECTED, EXPECTED_UNAMBIGUOUS, MoneyError, parse_money
from objects.sheets import Unread, Value

EXPECTED_AMOUNT = "ett belopp; skriv 0 för noll"

_UNITS = {
    Scale.TKR: r"tkr|kkr|ksek|tsek|tusen(?:tals?)? kr(?:onor)?",
    Scale.MNKR: r"mnkr|mkr|msek|mn kr|milj(?:oner|ontals)?\.? kr(?:onor)?",
    Scale.KR: "kr|sek|kronor",
}
_STATED = {scale: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for scale, words in _UNITS.items()}
_SUFFIX = {
    scale: re.compile(rf"(?<=[\d)\s-])(?:{_UNITS[scale]})\.?$", re.IGNORECASE)
    for scale in (Scale.TKR, Scale.MNKR)
}
_KRONOR = re.compile(r"(?<=[\d)\s-])(?:kr|sek|kronor)\.?$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=[\w)\-])\s*(?:[*†‡]|[¹²³⁰⁴-⁹]{1,2}⁾?)+$")
_LETTER_NOTE = re.compile(r"(?<=\d)\s[0-9a-z]\)$", re.IGNORECASE)
_PLAIN = re.compile(r"[\d \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}.,+-]*")
_LONGEST = 200
_MAYBE_UNCLEAR = re.compile(r"[1-9]\d{0,2}[.,]\d{3}(?!\d)")
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"\d,\d{1,2}$|\d[ .]\d{3},\d+$|\d(?:\.\d{3}){2,}$")
_POINT = re.compile(r"\d\.\d{1,2}$|\d[ ,]\d{3}\.\d+$|\d(?:,\d{3}){2,}$")


def stated_scale(text: str) -> Scale | None:
    """The unit that a caption or a title names, thousands and millions before kronor."""
    return next((scale for scale, words in _STATED.items() if words.search(text)), None)


def read_amount(value: Value | None, style: Style, scale: Scale) -> Decimal | Unread | None:
    """The amount in kronor; None for an empty cell, Unread for what is no amount.

    Footnote marks are left out. A unit in the cell itself goes before `scale`.
    """
    if isinstance(value, Unread):
        return value
    if isinstance(value, (date, time, timedelta)):
        problem = "är ett datum eller klockslag, kanske något som kalkylprogrammet gjort om"
        return Unread(str(value), problem, EXPECTED)
    number: object = value
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        text, scale = bare(value, scale)
        number = text
        if scale != Scale.KR and _KRONOR.search(text):
            problem = f"säger kronor i ett blad i {scale.value}"
            return Unread(value.strip(), problem, f"ett belopp i {scale.value}, utan ”kr”")
    try:
        amount = parse_money(number, mark=style.mark, unit=scale.kronor)
    except MoneyError as error:
        return Unread(str(value).strip(), "går inte att läsa som belopp", error.expected)
    if amount is None and value is not None and str(value).strip():
        return Unread(str(value).strip(), "är inget belopp", EXPECTED_AMOUNT)
    return amount


def bare(text: str, scale: Scale) -> tuple[str, Scale]:
    """The number without footnote marks and unit, and the unit it has."""
    if len(text) > _LONGEST:
        return text, scale
    number = " ".join(text.split())
    number = _FOOTNOTE.sub("", number)
    if "(" not in number:
        number = _LETTER_NOTE.sub("", number)
    for unit, words in _SUFFIX.items():
        shorter = words.sub("", number)
        if shorter != number:
            return shorter.strip(), unit
    return number, scale


@dataclass(frozen=True, slots=True)
class StyleEvidence:
    """What texts say of the decimal mark: examples of either style and of what is unclear."""

    comma: str = ""
    point: str = ""
    unclear: tuple[str, ...] = ()

    @property
    def style(self) -> Style:
        """The style that the texts prove; AUTO when they prove none or both."""
        if bool(self.comma) == bool(self.point):
            return Style.AUTO
        return Style.COMMA if self.comma else Style.POINT


def style_evidence(texts: Iterable[str]) -> StyleEvidence:
    """Judge texts from the columns of amounts."""
    comma = point = ""
    unclear = []
    for text in texts:
        if ("." not in text and "," not in text) or len(text) > _LONGEST:
            continue
        is_maybe = _MAYBE_UNCLEAR.search(text)
        if not is_maybe and (point or "." not in text) and (comma or "," not in text):
            continue
        number = bare(text, Scale.KR)[0].lstrip("-–—−+( ").rstrip("-–—−) ")
        if is_maybe and is_unclear(number):
            unclear.append(text.strip())
        elif not comma and _COMMA.search(number):
            comma = text.strip()
        elif not point and _POINT.search(number):
            point = text.strip()
    return StyleEvidence(comma, point, tuple(unclear))


def is_unclear(text: str) -> bool:
    """Whether a text is an amount that can be read in two ways."""
    try:
        parse_money(text)
    except MoneyError as error:
        return error.expected == EXPECTED_UNAMBIGUOUS
    return False


def is_amount(value: Value | None) -> bool:
    """Whether a cell holds something that is or could be an amount."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, (int, float, Decimal)):
        return True
    if not isinstance(value, str) or not _DIGIT.search(value):
        return False
    readings = ((Style.COMMA, Scale.KR), (Style.COMMA, Scale.MNKR))
    return any(isinstance(read_amount(value, *way), Decimal) for way in readings)
