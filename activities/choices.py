"""What the filters of the activity list offer, read in one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    BigIntegerField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from activities.models import Activity, OperationalPlan, StatusChoice
from activities.queries import activities_of
from objects.models import Goal, ManagedObject, Unit

Choices = list[tuple[str, str]]
INDENT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
LONGEST_LABEL = 90


@dataclass(frozen=True)
class ListChoices:
    """The choices of each filter, and what a chosen goal or status class stands for."""

    units: Choices = field(default_factory=list)
    goals: Choices = field(default_factory=list)
    objects: Choices = field(default_factory=list)
    years: Choices = field(default_factory=list)
    below: dict[str, list[int]] = field(default_factory=dict)
    statuses: dict[str, list[int]] = field(default_factory=dict)


def list_choices(plans: QuerySet[OperationalPlan], *, year: str, goal: str) -> ListChoices:
    """Give the choices among the activities of ``plans`` (one query).

    Only the goals of ``year``, or of the latest year, are offered, and those of the structure that
    the chosen ``goal`` belongs to; goals of all years would be too many to choose among.
    """
    rows = _everything(plans, _goals(plans, year=year, goal=goal))
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row[4], row[2])):
        by_kind[row[0]].append(row)
    goals = _Tree(by_kind["goal"])
    statuses = defaultdict(list)
    for _, pk, status_class, *_rest in by_kind["status"]:
        statuses[status_class].append(pk)
    return ListChoices(
        units=[(code, f"{code} – {name}") for _, _, code, name, *_rest in by_kind["unit"]],
        goals=goals.choices,
        objects=[(code, f"{code} – {name}") for _, _, code, name, *_rest in by_kind["object"]],
        years=_years([int(code) for _, _, code, *_rest in by_kind["year"]]),
        below=goals.below,
        statuses=dict(statuses),
    )


def _years(ends: list[int]) -> Choices:
    """All years between the first and the last; to ask for each would be to read all plans."""
    found = range(max(ends), min(ends) - 1, -1) if ends else ()
    return [(str(year), str(year)) for year in found]


def _everything(plans: QuerySet[OperationalPlan], goals: QuerySet[Goal]) -> Iterable[Any]:
    """Rows of kind, key, code, name, rank and parent, as one union."""
    of_plans = activities_of(plans)
    answering = Activity.units.through.objects.filter(unit=OuterRef("pk"))
    with_activities = of_plans.filter(object=OuterRef("pk"))
    first, last = (plans.order_by(order).values("pk")[:1] for order in ("year", "-year"))
    ends = plans.filter(Q(pk=Subquery(first)) | Q(pk=Subquery(last)))
    return _part("year", ends, "pk", "year", "year", "year").union(
        _part("unit", Unit.objects.filter(Exists(answering)), "pk", "code", "name", "order"),
        _part(
            "object",
            ManagedObject.objects.filter(Exists(with_activities)),
            *("pk", "code", "name", "pk"),
        ),
        _part("status", StatusChoice.objects.all(), "pk", "status_class", "label", "order"),
        _part("goal", goals, "pk", "code", "title", "order", "parent_id"),
        all=True,
    )


def _part(
    kind: str, found: QuerySet[Any], key: str, code: str, name: str, rank: str, parent: str = ""
) -> QuerySet[Any, Any]:
    above = F(parent) if parent else Value(None)
    return found.order_by().values_list(
        Value(kind, output_field=TextField()),
        Cast(key, BigIntegerField()),
        Cast(code, TextField()),
        Cast(name, TextField()),
        Cast(rank, BigIntegerField()),
        Cast(above, BigIntegerField()),
    )


def _goals(plans: QuerySet[OperationalPlan], *, year: str, goal: str) -> QuerySet[Goal]:
    latest = plans.order_by("-year").values("year")[:1]
    chosen = plans.filter(year=int(year)) if year.isdecimal() else plans.filter(year=latest)
    offered = Q(scheme__in=chosen.order_by().values("goal_scheme"))
    if goal.isdecimal():
        offered |= Q(scheme__in=Goal.objects.filter(pk=int(goal)).values("scheme"))
    return Goal.objects.filter(offered)


class _Tree:
    """Goals in the order of their tree, indented, and all that lies below each."""

    def __init__(self, rows: list[Any]) -> None:
        self.children: dict[int | None, list[Any]] = defaultdict(list)
        for row in rows:
            self.children[row[5]].append(row)
        self.choices: Choices = []
        self.below: dict[str, list[int]] = {}
        for row in self.children[None]:
            self._visit(row, 0)

    def _visit(self, row: Any, depth: int) -> list[int]:
        pk, title = row[1], row[3]
        label = title if len(title) <= LONGEST_LABEL else f"{title[: LONGEST_LABEL - 1]}…"
        self.choices.append((str(pk), INDENT * depth + label))
        found = [pk]
        for child in self.children[pk]:
            found += self._visit(child, depth + 1)
        self.below[str(pk)] = found
        return found
