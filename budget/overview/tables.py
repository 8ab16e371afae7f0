"""Tables of money as plain data: shown on pages and given as files from the same cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from budget.measuring.figures import Figures
from budget.models.kinds import CostKind
from objects.money import format_money, in_percent, signed_money
from objects.pictures import KIND_PATTERNS, UNSPLIT_PATTERN, Bar, Pattern, bar

KINDS = (*CostKind, None)


@dataclass(frozen=True)
class Cell:
    """A value under a heading: kronor or per cent as a number, and as shown.

    ``address`` leads to where the value comes from.
    """

    heading: str
    value: Decimal | str | None
    text: str
    address: str = ""


@dataclass(frozen=True)
class Mark:
    """A word about a row: a deviation that lacks its comment, or has it."""

    text: str
    address: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Row:
    """A row; ``note`` stands small beside its name, ``address`` leads to what it is made of."""

    name: str
    cells: tuple[Cell, ...]
    note: str = ""
    address: str = ""
    bar: Bar | None = None
    mark: Mark | None = None


@dataclass(frozen=True)
class LegendItem:
    """What a pattern stands for."""

    label: str
    pattern: str


@dataclass(frozen=True)
class Table:
    """A table whose total stands first; ``slug`` names it in addresses and as an anchor."""

    slug: str
    title: str
    first: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    note: str = ""
    legend: tuple[LegendItem, ...] = ()
    caption: str = "Belopp i kronor"

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows in the order in which they are shown."""
        return (*((self.total,) if self.total else ()), *self.rows)


@dataclass(frozen=True)
class Named:
    """What a row is about, with its figures."""

    name: str
    figures: Figures
    note: str = ""
    address: str = ""
    mark: Mark | None = None
    why: str = ""
    """Where the budget of the row is explained."""


@dataclass(frozen=True)
class Layout:
    """The columns that the tables of a page share, and what the series are called."""

    kinds: tuple[CostKind | None, ...]
    budget: str
    forecast: str = ""
    outcome: str = ""
    measured: str = ""
    """What the budget is measured by; empty where nothing is."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of a row with kinds."""
        return (*(kind_name(kind) for kind in self.kinds), *self.headings_without_kinds)

    @property
    def headings_without_kinds(self) -> tuple[str, ...]:
        """The headings of a row that is itself of one kind."""
        series = (self.budget, self.forecast, self.outcome)
        deviation = ("Avvikelse", "Procent") if self.measured else ()
        return (*filter(None, series), *deviation)

    @property
    def caption(self) -> str:
        """What the amounts are in, and which of them the kinds are of."""
        if len(self.kinds) < 2 or not (self.forecast or self.outcome):
            return "Belopp i kronor"
        *first, last = map(kind_name, self.kinds)
        return f"Belopp i kronor; {', '.join(first)} och {last} är budgetens delar"

    def cells(self, figures: Figures, *, with_kinds: bool = True) -> tuple[Cell, ...]:
        """The cells of a row."""
        kinds = self.kinds if with_kinds else ()
        values = [(name, figures.budget) for name in (self.budget,)]
        values += [(self.forecast, figures.forecast), (self.outcome, figures.outcome)]
        return (
            *(kronor(kind_name(kind), figures.of_kind(kind)) for kind in kinds),
            *(kronor(name, value) for name, value in values if name),
            *(deviation_cells(figures.deviation, figures.base) if self.measured else ()),
        )


def table(
    slug: str,
    title: str,
    first: str,
    layout: Layout,
    rows: Sequence[Named],
    total: Named | None = None,
    *,
    note: str = "",
    by_kind: bool = False,
) -> Table:
    """Make a table; ``by_kind`` when its rows are kinds, which need no columns of their own."""
    largest = max((_length(one.figures.budget) for one in rows), default=0.0)
    drawn = largest > 0 and not by_kind
    draw = _drawing(slug, layout, largest) if drawn else _no_bar
    with_kinds = not by_kind

    def made(one: Named, picture: Bar | None) -> Row:
        cells = layout.cells(one.figures, with_kinds=with_kinds)
        if one.why:
            heading = layout.budget
            cells = tuple(replace(c, address=one.why) if c.heading == heading else c for c in cells)
        return Row(one.name, cells, one.note, one.address, picture, one.mark)

    return Table(
        slug,
        title,
        first,
        layout.headings if with_kinds else layout.headings_without_kinds,
        tuple(made(one, draw(one)) for one in rows),
        made(total, None) if total else None,
        note,
        legend(layout.kinds) if drawn else (),
        layout.caption if with_kinds else "Belopp i kronor",
    )


def _drawing(slug: str, layout: Layout, largest: float) -> Callable[[Named], Bar]:
    numbers = iter(range(1, 100_000))

    def draw(one: Named) -> Bar:
        parts = [(kind, one.figures.of_kind(kind)) for kind in layout.kinds]
        return kinds_bar(f"{slug}-{next(numbers)}", one.name, parts, largest)

    return draw


def _no_bar(one: Named) -> None:
    return None


def kinds_bar(
    key: str, name: str, parts: Iterable[tuple[CostKind | None, Decimal | None]], largest: float
) -> Bar:
    """Draw amounts by kind; the sentence tells them in words."""
    known = [(kind, amount) for kind, amount in parts if amount is not None]
    told = ", ".join(f"{kind_name(kind)} {format_money(amount)} kronor" for kind, amount in known)
    sizes = [(_length(amount), pattern_of(kind)) for kind, amount in known]
    return bar(f"bild-{key}", f"{name}: {told or 'inget belopp'}", sizes, largest)


def pattern_of(kind: CostKind | None) -> Pattern:
    """The pattern of a kind; what is not told by kind has its own."""
    return UNSPLIT_PATTERN if kind is None else KIND_PATTERNS[list(CostKind).index(kind)]


def legend(kinds: Iterable[CostKind | None]) -> tuple[LegendItem, ...]:
    """What the patterns of ``kinds`` stand for."""
    return tuple(LegendItem(kind_name(kind), pattern_of(kind).name) for kind in kinds)


def kind_name(kind: CostKind | None) -> str:
    """ "VM" and so on, and what amounts without a kind are called."""
    return "Ej delat" if kind is None else str(kind.label)


def kronor(heading: str, amount: Decimal | None) -> Cell:
    """A cell with an amount in kronor; nothing is not zero."""
    return Cell(heading, amount, "" if amount is None else format_money(amount))


def deviation_cells(deviation: Decimal | None, base: Decimal | None) -> tuple[Cell, Cell]:
    """A deviation in kronor and in per cent of the budget that it departs from."""
    share = share_of(deviation, base)
    text = "" if share is None else in_percent(share, "+" if share > 0 else "")
    told = "" if deviation is None else signed_money(deviation)
    return Cell("Avvikelse", deviation, told), Cell("Procent", share, text)


def share_of(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Per cent with one decimal; None when there is no whole to have a part of."""
    if part is None or not whole:
        return None
    return (100 * part / abs(whole)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _length(amount: Decimal | None) -> float:
    """Kronor as a length to draw; a negative or missing amount has none."""
    return max(0.0, float(amount)) if amount else 0.0
