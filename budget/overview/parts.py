"""Tables that several pages of money have."""

from __future__ import annotations

from collections.abc import Mapping

from budget.measuring.figures import Figures
from budget.models.kinds import CostKind
from budget.overview.addresses import unit_address, why_address
from budget.overview.steps_tables import deviation_note
from budget.overview.tables import KINDS, Layout, Mark, Named, Table, kind_name, table
from budget.queries import unit_order
from objects.models import ObjectPlan, Unit

NO_MARKS: dict[int, Mark] = {}


def note_of(layout: Layout) -> str:
    """What a deviation is; empty where nothing is measured."""
    return deviation_note(layout.measured) if layout.measured else ""


def kinds_table(
    kinds: Mapping[str | None, Figures],
    layout: Layout,
    total: Named,
    marks: Mapping[str | None, Mark],
) -> Table:
    """A row for each kind of cost."""
    ordered: list[CostKind | None] = [kind for kind in KINDS if kind in kinds]
    named = [Named(kind_name(kind), kinds[kind], mark=marks.get(kind)) for kind in ordered]
    note = note_of(layout)
    return table("slag", "Per slag", "Slag", layout, named, total, note=note, by_kind=True)


def units_table(
    units: Mapping[Unit | None, Figures],
    layout: Layout,
    total: Named,
    year: int,
    marks: Mapping[int, Mark] = NO_MARKS,
    plan: ObjectPlan | None = None,
) -> Table:
    """A row for each nämnd, with its kinds; of a ``plan`` its budget leads to why."""
    named = [
        Named(
            unit.name,
            units[unit],
            unit.code,
            unit_address(unit, year),
            marks.get(unit.pk),
            why_address(plan, unit) if plan and units[unit].budget is not None else "",
        )
        if unit
        else Named("Ej fördelat", units[unit])
        for unit in sorted(units, key=unit_order)
    ]
    title = "Per nämnd och slag"
    return table("namnder", title, "Nämnd", layout, named, total, note=note_of(layout))
