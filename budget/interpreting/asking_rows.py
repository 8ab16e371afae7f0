"""Questions about rows: who pays, what kind, what blank cells and bare texts mean."""

from collections.abc import Callable, Iterator, Mapping

from budget.importing.words import kind_of, totalled
from budget.interpreting.asking import Asked
from budget.interpreting.cells import lines_of, rows_of
from budget.interpreting.form import Form
from budget.interpreting.found import Choice, Question
from budget.interpreting.roles import KEY_PREFIX, Sort
from budget.models.kinds import CostKind

LEFT_OUT = "utelämna"

_MOST_WORDS = 15
_SHOWN = 5
_YES_NO = (Choice("ja", "Ja"), Choice("nej", "Nej"))


def kind(asked: Asked) -> Iterator[Question]:
    """Asked when nothing tells VM from VU."""
    form = Form.of(asked.reading)
    if form.slots and Sort.KIND not in form.texts:
        choices = tuple(Choice(label, label) for label in CostKind.labels)
        yield Question("kind", "Bladet säger inte vad som är VM och VU. Vad är allt?", choices)


def bearer(asked: Asked) -> Iterator[Question]:
    """Asked when nothing tells who pays."""
    form = Form.of(asked.reading)
    if form.slots and not {Sort.UNIT, Sort.KEY} & set(form.texts):
        names = asked.key_names()
        shared = (Choice(f"{KEY_PREFIX}{name}", f"Delas enligt {name}") for name in names)
        text = "Bladet säger inte vem som betalar. Vem bär alla rader?"
        yield Question("bearer", text, (*asked.unit_choices("unit:"), *shared))


def units(asked: Asked) -> Iterator[Question]:
    """Asked of each word in the column of nämnder that names none."""
    keys = tuple(Choice(f"{KEY_PREFIX}{key}", f"Nyckeln {key}") for key in asked.key_names())
    for text, places in _unknown(asked, Sort.UNIT, asked.known.unit, asked.reading.units):
        yield Question(
            f"unit:{text}",
            f"”{text}” är ingen känd nämnd. Vad ska göras med {_rows(len(places))}?",
            (Choice(LEFT_OUT, "Läs inte in"), *asked.unit_choices(), *keys),
            places=places[:_SHOWN],
        )


def kinds(asked: Asked) -> Iterator[Question]:
    """Asked of each word for a kind that comes again; one that stands once is a slip to correct."""
    choices = tuple(Choice(label, label) for label in CostKind.labels)
    for text, places in _unknown(asked, Sort.KIND, kind_of, asked.reading.kinds):
        if len(places) < 2:
            continue
        yield Question(
            f"kinds:{text}",
            f"Vad betyder ”{text}” i {asked.column(places[0][1])}?",
            choices,
            places=places[:_SHOWN],
        )


def _unknown(
    asked: Asked, sort: Sort, knows: Callable[[str], object], settled: Mapping[str, str]
) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Words in the column of a sort that mean nothing yet, with their cells; not too many."""
    column = next(iter(asked.reading.of(sort)), None)
    if column is None:
        return []
    words: dict[str, list[tuple[int, int]]] = {}
    for row in lines_of(asked.sheet, asked.reading):
        text = row.text(column)
        if text and text not in settled and totalled(text) is None and not knows(text):
            words.setdefault(text, []).append((row.number, column))
    return [(text, tuple(places)) for text, places in words.items()][:_MOST_WORDS]


def _rows(count: int) -> str:
    return "raden" if count == 1 else f"dess {count} rader"


def filled(asked: Asked) -> Iterator[Question]:
    """Asked when cells are blank under filled ones and may mean the same.

    Not where each row says its series: that is a list, whose every cell speaks for itself.
    """
    reading = asked.reading
    if reading.of(Sort.SERIES):
        return
    lines = list(lines_of(asked.sheet, reading))
    key = next(iter(reading.of(Sort.KEY)), None)
    for sort in (Sort.COMPONENT, Sort.KIND, Sort.UNIT):
        column = next(iter(reading.of(sort)), None)
        if column is None or column in reading.filled or sort in reading.headings.values():
            continue
        blank = [row for row in lines if row.value(column) is None]
        if sort == Sort.UNIT and key is not None:
            blank = [row for row in blank if row.value(key) is None]
        if not blank or len(blank) == len(lines) or lines[0].value(column) is None:
            continue
        yield Question(
            f"filled:{column}",
            f"Tomma celler i {asked.column(column)}: {len(blank)}. "
            "Gäller det som står närmast ovanför?",
            _YES_NO,
            places=tuple((row.number, column) for row in blank[:_SHOWN]),
        )


def hidden(asked: Asked) -> Iterator[Question]:
    """Asked of hidden rows; they are read until someone says otherwise."""
    rows = [row.number for row in rows_of(asked.sheet, asked.reading)]
    found = [number for number in rows if number in asked.sheet.layout.hidden_rows]
    if found:
        how_many = "En rad" if len(found) == 1 else f"{len(found)} rader"
        text = f"{how_many} i bladet döljs ({listed(found)}). Ska sådant läsas in?"
        yield Question("hidden", text, _YES_NO, "ja")


def headings(asked: Asked) -> Iterator[Question]:
    """Asked of rows with a text alone, which are taken for components."""
    found = [row for row, sort in asked.reading.headings.items() if sort == Sort.COMPONENT]
    if found:
        text = f"Rad {listed(found)} har bara text. Är texten komponenten för raderna under?"
        yield Question(
            "headings", text, (*_YES_NO[:1], Choice("nej", "Nej, läs inte raderna")), "ja"
        )


def listed(numbers: list[int]) -> str:
    """Row numbers for a reader, the first few of them."""
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    return f"{shown} …" if len(numbers) > _SHOWN else shown
