"""Questions about amounts: their style, unit, sign, and which columns count."""

from collections.abc import Iterator
from decimal import Decimal

from budget.interpreting.amounts import stated_scale, style_evidence
from budget.interpreting.asking import Asked
from budget.interpreting.building import scale_of
from budget.interpreting.captions import meaning_of
from budget.interpreting.cells import amount_cells, numbers_of
from budget.interpreting.found import Choice, Question
from budget.interpreting.grid import is_mostly_numbers
from budget.interpreting.heads import Head, title_of
from budget.interpreting.roles import Role, Scale, Sign, Sort, Style
from objects.sheets import column_letter

_SMALL = 20_000
_LARGE = 1_000_000
_SHOWN = 5


def style(asked: Asked) -> Iterator[Question]:
    """Asked when an amount can be read in two ways and no other shows which."""
    if asked.reading.style != Style.AUTO:
        return
    texts = {
        (row.number, column): value
        for row, column, value in amount_cells(asked.sheet, asked.reading)
        if isinstance(value, str)
    }
    evidence = style_evidence(texts.values())
    if not evidence.unclear:
        return
    shown = evidence.unclear[0]
    unclear = set(evidence.unclear)
    places = [place for place, text in texts.items() if text.strip() in unclear]
    yield Question(
        "style",
        f"Hur ska ”{shown}” läsas? Det är {_count(len(places))} som kan läsas på två sätt.",
        (
            Choice(Style.COMMA, _example(shown, ",")),
            Choice(Style.POINT, _example(shown, ".")),
        ),
        places=tuple(places[:_SHOWN]),
    )


def _count(number: int) -> str:
    return "ett belopp" if number == 1 else f"{number} belopp"


def _example(text: str, mark: str) -> str:
    """What the example means with a decimal mark."""
    name = "Komma" if mark == "," else "Punkt"
    grouped = text.translate({ord("."): "\N{NO-BREAK SPACE}", ord(","): "\N{NO-BREAK SPACE}"})
    meant = text.replace(mark, ",") if mark in text else grouped
    return f"{name} är decimaltecken: ”{text}” är {meant}"


def scale(asked: Asked) -> Iterator[Question]:
    """Asked when no caption names the unit and amounts are small, or they are too large for it."""
    reading = asked.reading
    numbers = [abs(number) for number in numbers_of(asked.sheet, reading)]
    largest = max(numbers, default=Decimal(0))
    stated = _stated(asked)
    is_small = stated is None and len(numbers) > 2 and 0 < largest < _SMALL
    is_small = is_small and all(number * 10 % 1 == 0 for number in numbers)
    is_large = stated in (Scale.TKR, Scale.MNKR) and largest >= _LARGE
    captions = {stated_scale(reading.captions.get(index, "")) for index in reading.of(Sort.AMOUNT)}
    if not (is_small or is_large or len(captions - {None}) > 1):
        return
    shown = _shown(largest)
    why = "Enheten står inte i bladet" if stated is None else f"Bladet säger {stated.value}"
    yield Question(
        "scale",
        f"Är beloppen i kronor, tusental eller miljoner? {why}, och det största är {shown}.",
        (
            Choice(Scale.KR, "Kronor"),
            Choice(Scale.TKR, "Tusental kronor (tkr)"),
            Choice(Scale.MNKR, "Miljoner kronor (mnkr)"),
        ),
    )


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _stated(asked: Asked) -> Scale | None:
    reading = asked.reading
    grid = asked.grid
    rows = tuple(index for index, row in enumerate(grid.rows) if row.number in reading.header)
    captions = dict(reading.captions)
    return scale_of(dict(reading.columns), captions, title_of(grid, Head(rows)))


def sign(asked: Asked) -> Iterator[Question]:
    """Asked when most amounts are negative, and of income written in both ways."""
    numbers = [
        number
        for index in asked.reading.of(Sort.AMOUNT)
        if not _is_income(asked, index)
        for number in numbers_of(asked.sheet, asked.reading, index)
    ]
    negative = sum(number < 0 for number in numbers)
    if negative * 2 > len(numbers):
        yield Question(
            "sign",
            f"{negative} av {len(numbers)} belopp är negativa. Är kostnader skrivna med minus?",
            (
                Choice(Sign.COSTS_MINUS, "Ja, kostnader har minus och intäkter är positiva"),
                Choice(Sign.COSTS_PLUS, "Nej, ett minus är en minskad kostnad"),
            ),
        )
    for index in asked.reading.of(Sort.AMOUNT):
        if not _is_income(asked, index):
            continue
        own = numbers_of(asked.sheet, asked.reading, index)
        if min(own, default=0) < 0 < max(own, default=0):
            yield Question(
                f"income:{index}",
                f"Intäkterna i {asked.column(index)} har både plus och minus. Hur räknas de?",
                (
                    Choice("-1", "Ett positivt tal är en intäkt"),
                    Choice("1", "Ett negativt tal är en intäkt"),
                ),
            )


def _is_income(asked: Asked, index: int) -> bool:
    meaning = meaning_of(asked.reading.captions.get(index, ""), asked.known)
    return meaning is not None and meaning.is_income


def same(asked: Asked) -> Iterator[Question]:
    """Asked when several columns mean the same amount."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for index in asked.reading.of(Sort.AMOUNT):
        role = asked.reading.columns[index]
        groups.setdefault((_slot(role, asked.year), _is_income(asked, index)), []).append(index)
    for columns in groups.values():
        if len(columns) > 1:
            named = ", ".join(asked.column(index) for index in columns)
            role = asked.reading.columns[columns[0]]
            what = role.slot._replace(year=role.year or asked.year).caption.lower()
            choices = [Choice(str(index), f"Bara {asked.column(index)}") for index in columns]
            yield Question(
                "same:" + ",".join(map(str, columns)),
                f"Flera kolumner är {what}: {named}. Vilken ska läsas?",
                (*choices, Choice("alla", "Alla: lägg ihop dem")),
            )


def _slot(role: Role, year: int) -> tuple[object, ...]:
    return role.slot._replace(year=role.year or year), role.unit, role.kind


def columns(asked: Asked) -> Iterator[Question]:
    """Asked of columns of numbers whose captions say nothing."""
    reading = asked.reading
    amounts = [reading.columns[index] for index in reading.of(Sort.AMOUNT)]
    must = not amounts or any(role.unit for role in amounts)
    grid = asked.grid
    first = next((n for n, row in enumerate(grid.rows) if row.number >= reading.first), 0)
    for index in reading.of(Sort.IGNORE):
        caption = reading.captions.get(index, "")
        is_known = meaning_of(caption, asked.known) is not None
        if is_known or index >= grid.width or not is_mostly_numbers(grid.below(first, index)):
            continue
        yield Question(
            f"column:{index}",
            f"Vad är talen i kolumn {column_letter(index)} (”{caption or 'utan rubrik'}”)?",
            (
                Choice("ignore", "Inget som ska läsas in"),
                Choice("amount", "Budgetbelopp"),
                *asked.unit_choices("unit:"),
            ),
            "" if must else "ignore",
        )
