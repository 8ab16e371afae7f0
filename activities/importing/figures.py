"""Counts of what the file holds, for whoever wants to see that all of it was read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from activities.importing.columns import Levels
    from activities.importing.rows import CheckedRow
    from activities.models import Activity


def figures_of(
    rows: list[CheckedRow],
    groups: dict[str, list[CheckedRow]],
    activities: dict[str, Activity],
    levels: Levels,
    year: int,
) -> dict[str, str]:
    """Captions and counts; everything is counted by row unless the caption says otherwise."""
    moved = [row for row in rows if _is_moved(row, activities[row.text.key])]
    within = sum(
        row.deadline is not None and row.deadline.sort_key[0].year <= year for row in moved
    )
    figures = {
        "Placeringar": str(len(rows)),
        "Aktiviteter": str(len(groups)),
        "Aktiviteter på flera platser": _several(groups),
        "Status": _counted(row.status.label if row.status else "saknas" for row in rows),
        "Nämnder": _counted("+".join(unit.code for unit in row.units) for row in rows),
        f"Framflyttade inom {year}": str(within),
        f"Framflyttade till efter {year}": str(len(moved) - within),
        "Kvarstår från tidigare år": str(sum(row.text.carried_from is not None for row in rows)),
    }
    return figures | _goal_figures(rows, levels)


def _is_moved(row: CheckedRow, activity: Activity) -> bool:
    planned = activity.planned_deadline
    return bool(row.deadline and planned and row.deadline.is_after(planned))


def _several(groups: dict[str, list[CheckedRow]]) -> str:
    sizes = Counter(len(rows) for rows in groups.values() if len(rows) > 1)
    parts = ", ".join(f"{count} på {size}" for size, count in sorted(sizes.items()))
    return f"{sum(sizes.values())} ({parts})" if parts else "0"


def _counted(values: object) -> str:
    counts = Counter(values)  # type: ignore[call-overload]
    return ", ".join(f"{value} {count}" for value, count in counts.most_common())


def _goal_figures(rows: list[CheckedRow], levels: Levels) -> dict[str, str]:
    figures: dict[str, str] = {}
    for level in levels.all:
        paths = {
            row.path[: depth + 1]
            for row in rows
            for depth, step in enumerate(row.steps)
            if step.level == level
        }
        texts = len({path[-1] for path in paths})
        differ = f" ({texts} olika texter)" if texts < len(paths) else ""
        figures[level.plural] = f"{len(paths)}{differ}"
    if len(levels.ladder) > 1:
        lowest, above = levels.ladder[-1], levels.ladder[-2]
        figures[f"{above.plural} utan {lowest.name.lower()}"] = str(_childless(rows, levels))
    return figures


def _childless(rows: list[CheckedRow], levels: Levels) -> int:
    depth = len(levels.ladder) - 1
    parents = {row.path[:depth] for row in rows}
    lowest = levels.ladder[-1].pk
    return len(
        parents - {row.path[:depth] for row in rows if (*row.path, (0, ""))[depth][0] == lowest}
    )
