"""Amounts in kronor to the öre: read as people and spreadsheets write them, shown in Swedish."""

import re
from decimal import ROUND_HALF_UP, Decimal

ORE = Decimal("0.01")
LIMIT = Decimal(10) ** 12
FLOAT_NOISE = Decimal("0.000001")
EXPECTED = "ett belopp i kronor, till exempel 1 234,50"
EXPECTED_UNAMBIGUOUS = (
    "ett entydigt belopp, till exempel 1 234,00 eller 1,23; "
    "tre siffror efter en punkt eller ett komma kan vara både tusental och decimaler"
)
EXPECTED_ORE = "ett belopp med högst två decimaler (hela ören)"
EXPECTED_SMALLER = "ett belopp under 1 000 000 000 000 kr"

_LONGEST = 60
_EMPTY = {"", "-"}
_CURRENCY = re.compile(r"^(?:kr|sek)\b\.?\s*|\s*(?:kr\.?|sek|[:,]-)$", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_UNGROUPED = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED = tuple(
    (group, mark, re.compile(rf"[0-9]{{1,3}}(?:\{group}[0-9]{{3}})+(?:\{mark}[0-9]+)?"))
    for group, mark in ((" ", ","), (" ", "."), (",", "."), (".", ","))
)
_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"[‐‑‒–—−]")


class MoneyError(ValueError):
    """A value that is no amount: ``value``, and in Swedish what was ``expected``."""

    def __init__(self, value: object, expected: str = EXPECTED) -> None:
        self.value = value
        self.expected = expected
        super().__init__(f"”{value}” kan inte läsas. Här väntas {expected}.")


def parse_money(value: object, *, mark: str = "", unit: Decimal = Decimal(1)) -> Decimal | None:
    """The amount in kronor with two decimals; None for an empty cell or a dash, which is not zero.

    Takes numbers and text with spaces, commas or dots between thousands, a sign before or after or
    parentheses, and "kr". `mark` is the decimal mark where it is known, and settles what can be
    read in two ways ("1.234"); `unit` is how many kronor the value counts in. Raises
    :class:`MoneyError` for anything else, for what can be read in two ways when `mark` is not
    given, and for parts of an öre; only the noise of a float is rounded away.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        raise MoneyError(value)
    if isinstance(value, (int, Decimal)):
        return _whole_ore(Decimal(value), value, unit)
    if isinstance(value, float):
        return _whole_ore(Decimal(repr(value)), value, unit, noise=FLOAT_NOISE)
    if isinstance(value, str):
        return _from_text(value, mark, unit)
    raise MoneyError(value)


def format_money(amount: Decimal, decimals: int = 2) -> str:
    """``amount`` as "23 481 701,00", with no-break spaces and a true minus sign.

    Halves are rounded away from zero.
    """
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return f"\N{MINUS SIGN}{text}" if rounded < 0 else text


def signed_money(amount: Decimal) -> str:
    """A difference with its sign: "+5 719 201,00"."""
    return f"{'+' if amount > 0 else ''}{format_money(amount)}"


def percent(part: Decimal, whole: Decimal, *, signed: bool = False) -> str:
    """``part`` of ``whole`` as "24,8 %"; empty when there is no whole to have a part of."""
    if not whole:
        return ""
    value = (100 * part / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return in_percent(value, "+" if signed and value > 0 else "")


def in_percent(value: Decimal, sign: str = "") -> str:
    """``value`` as "33,33 %", with as many decimals as it has."""
    text = f"{value:f}".replace("-", "\N{MINUS SIGN}").replace(".", ",")
    return f"{sign}{text}\N{NO-BREAK SPACE}%"


def _from_text(value: str, mark: str, unit: Decimal) -> Decimal | None:
    text = _DASHES.sub("-", _SPACES.sub(" ", value)).strip()
    if text in _EMPTY:
        return None
    if len(text) > _LONGEST:
        raise MoneyError(value)
    negative, digits = _sign(_CURRENCY.sub("", text, count=1))
    if _AMBIGUOUS.fullmatch(digits):
        if not mark:
            raise MoneyError(value, EXPECTED_UNAMBIGUOUS)
        digits = digits if mark in digits else re.sub("[.,]", "", digits)
    amount = _number(digits)
    if amount is None:
        raise MoneyError(value)
    return _whole_ore(-amount if negative else amount, value, unit)


def _sign(text: str) -> tuple[bool, str]:
    if text.startswith("(") and text.endswith(")"):
        return True, _CURRENCY.sub("", text[1:-1].strip(), count=1)
    if text.startswith("-"):
        return True, _CURRENCY.sub("", text[1:].lstrip(), count=1)
    if text.endswith("-"):
        return True, text[:-1]
    return False, text.removeprefix("+").lstrip()


def _number(digits: str) -> Decimal | None:
    """The number that ``digits`` spells, with different marks for thousands and decimals."""
    if _UNGROUPED.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    for group, mark, pattern in _GROUPED:
        if pattern.fullmatch(digits):
            return Decimal(digits.replace(group, "").replace(mark, "."))
    return None


def _whole_ore(
    number: Decimal, value: object, unit: Decimal, noise: Decimal = Decimal(0)
) -> Decimal:
    if not number.is_finite():
        raise MoneyError(value)
    if abs(number) >= LIMIT or abs(amount := number * unit) >= LIMIT:
        raise MoneyError(value, EXPECTED_SMALLER)
    rounded = amount.quantize(ORE, rounding=ROUND_HALF_UP)
    if abs(amount - rounded) > noise:
        raise MoneyError(value, EXPECTED_ORE)
    return rounded or Decimal("0.00")
