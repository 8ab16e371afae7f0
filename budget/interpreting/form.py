"""The form that a sheet is put in: which columns it gets, and whence each comes."""

from collections.abc import Mapping
from dataclasses import dataclass

from budget.importing.slots import Slot
from budget.importing.tables import TOTAL_CAPTION
from budget.interpreting.reading import Reading
from budget.interpreting.roles import KEY_PREFIX, Role, Sort

TEXTS = {
    Sort.COMPONENT: "It-komponent",
    Sort.TITLE: "Post",
    Sort.KIND: "VM/VU",
    Sort.UNIT: "Nämnd",
    Sort.KEY: "Fördelningsnyckel",
    Sort.SHARE: "Andel",
    Sort.SERIES: "Serie",
    Sort.FORECAST: "Prognos nummer",
    Sort.YEAR: "År",
    Sort.PERIOD: "Del av året",
    Sort.REASON: "Skäl till revidering",
    Sort.PLAN: "Objektplan",
    Sort.NOTE: "Anmärkning",
}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Amounts of a row that are for one nämnd and one kind, by their column's caption.

    Both are "" where the row itself says them. `columns` gives those of each slot.
    """

    unit: str
    kind: str
    columns: Mapping[Slot, tuple[int, ...]]

    def has_any(self, amounts: Mapping[int, object]) -> bool:
        """Whether a row with these amounts by column has any for it."""
        return any(
            amounts[index] is not None for columns in self.columns.values() for index in columns
        )


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of the new sheet: `texts` in order, a mark for sums, then `slots`.

    `total_only` are columns for all nämnder or kinds together, beside others for each of them:
    their rows have no one to bear them, and only their sum can be read.
    """

    reading: Reading
    texts: tuple[Sort, ...]
    slots: tuple[Slot, ...]
    bearers: tuple[Bearer, ...]
    total_only: Bearer | None = None

    @classmethod
    def of(cls, reading: Reading) -> "Form":
        """The form that a reading gives."""
        amounts = {index: reading.columns[index] for index in reading.of(Sort.AMOUNT)}
        slots = tuple(dict.fromkeys(role.slot for role in amounts.values()))
        texts = tuple(sort for sort in TEXTS if _has(reading, sort))
        bearers = _bearers(amounts)
        bare = next((one for one in bearers if _lacks(one, bearers, reading)), None)
        return cls(reading, texts, slots, tuple(one for one in bearers if one is not bare), bare)

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions of the new sheet."""
        texts = tuple(self._text_caption(sort) for sort in self.texts)
        return (
            (*texts, TOTAL_CAPTION, *(slot.caption for slot in self.slots)) if self.slots else texts
        )

    def _text_caption(self, sort: Sort) -> str:
        column = next(iter(self.reading.of(sort)), None)
        caption = self.reading.captions.get(column, "") if column is not None else ""
        is_business = sort == Sort.COMPONENT and caption.casefold().startswith("verksamhet")
        return "Verksamhetskomponent" if is_business else TEXTS[sort]


def _in_rows(reading: Reading, sort: Sort) -> bool:
    in_headings = sort in reading.headings.values()
    return bool(reading.of(sort) or reading.fixed.get(sort)) or in_headings


def _has(reading: Reading, sort: Sort) -> bool:
    if _in_rows(reading, sort):
        return True
    amounts = [role for role in reading.columns.values() if role.sort == Sort.AMOUNT]
    meant = [word.startswith(KEY_PREFIX) for word in reading.units.values() if word]
    if sort in (Sort.UNIT, Sort.KEY) and (sort == Sort.KEY) in meant:
        return True
    if sort == Sort.UNIT:
        return any(role.unit for role in amounts)
    return sort == Sort.KIND and any(role.kind for role in amounts)


def _lacks(bearer: Bearer, bearers: tuple[Bearer, ...], reading: Reading) -> bool:
    """Whether nothing tells the nämnd or the kind of amounts, though captions tell of others."""
    in_captions = {
        Sort.UNIT: not bearer.unit and any(other.unit for other in bearers),
        Sort.KIND: not bearer.kind and any(other.kind for other in bearers),
    }
    told = {
        Sort.UNIT: _in_rows(reading, Sort.UNIT) or _in_rows(reading, Sort.KEY),
        Sort.KIND: _in_rows(reading, Sort.KIND),
    }
    return any(lacks and not told[sort] for sort, lacks in in_captions.items())


def _bearers(amounts: Mapping[int, Role]) -> tuple[Bearer, ...]:
    found: dict[tuple[str, str], dict[Slot, tuple[int, ...]]] = {}
    for index, role in amounts.items():
        slots = found.setdefault((role.unit, role.kind), {})
        slots[role.slot] = (*slots.get(role.slot, ()), index)
    return tuple(Bearer(unit, kind, slots) for (unit, kind), slots in found.items())
