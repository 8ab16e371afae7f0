"""The demo's goal structures; the goals of the operational plan come with its spreadsheet."""

from collections.abc import Iterator
from itertools import count

from objects.models import Goal, GoalLevel, GoalScheme
from portfolio.demo.creating import create, unit
from portfolio.demo.source import Facts


def create_schemes(facts: list[Facts]) -> None:
    """Save the schemes with their levels and goals."""
    for one in facts:
        scheme = create(GoalScheme, one)
        for level in one["levels"]:
            create(GoalLevel, level, scheme=scheme)
        _create_goals(one["goals"], scheme, count(1))


def _create_goals(
    facts: list[Facts],
    scheme: GoalScheme,
    orders: Iterator[int],
    *,
    depth: int = 1,
    parent: Goal | None = None,
) -> None:
    level = scheme.levels.get(depth=depth, beside=False)
    for one in facts:
        goal = create(
            Goal,
            {"code": one["number"].replace(":", "-")} | one,
            scheme=scheme,
            level=level,
            parent=parent,
            unit=unit(one.get("unit")),
            order=next(orders),
        )
        if "children" in one:
            _create_goals(one["children"], scheme, orders, depth=depth + 1, parent=goal)
