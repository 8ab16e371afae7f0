"""What is said of large deviations beside the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from budget.commenting.deviations import Deviation
from budget.overview.addresses import comment_address
from budget.overview.tables import Mark


@dataclass(frozen=True)
class Marks:
    """Marks by where they stand: at a step, a kind or a unit (by primary key)."""

    steps: dict[tuple[str, int | None], Mark] = field(default_factory=dict)
    kinds: dict[str | None, Mark] = field(default_factory=dict)
    units: dict[int, Mark] = field(default_factory=dict)


def marks_of(deviations: Iterable[Deviation], *, may_comment: bool) -> Marks:
    """The marks of the deviations that are large."""
    found = Marks()
    for one in deviations:
        if not one.is_large:
            continue
        about, mark = one.about, _mark(one, may_comment=may_comment)
        if about.unit is None and about.kind is None:
            found.steps[about.series, about.forecast] = mark
        elif about.unit is None:
            found.kinds[about.kind] = mark
        elif about.kind is None:
            found.units[about.unit.pk] = mark
    return found


def _mark(one: Deviation, *, may_comment: bool) -> Mark:
    if one.comment:
        return Mark(one.comment.text)
    if one.is_open:
        address = comment_address(one.about) if may_comment else ""
        return Mark("Kommentar saknas", address, missing=True)
    return Mark("Stor avvikelse, kommenterad i stort" if one.is_told else "Stor avvikelse")
