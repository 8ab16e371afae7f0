"""The page of one follow-up: rows under their goals, and how far the reader has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from activities.closing import Closing, closing_of
from activities.models import Activity, FollowUp, Placement, StatusChoice
from activities.reporting.building import rows_of
from activities.reporting.rows import Mode, Row
from activities.reporting.scope import Scope, activities_for, scope_of, with_others
from objects.models import Goal, User
from objects.permissions import Rights

PAGE_LENGTH = 200


@dataclass(frozen=True)
class Option:
    """A status to choose, and the digit that chooses it; none for a tenth."""

    choice: StatusChoice
    digit: str

    @property
    def key(self) -> str:
        return str(self.choice.pk)


@dataclass(frozen=True)
class Group:
    """Rows under one goal; ``path`` leads to it from the top of the tree, empty without a goal."""

    path: tuple[Goal, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ReportingPage:
    """All that the page tells; ``closing`` is None while the follow-up is open."""

    follow_up: FollowUp
    closing: Closing | None
    scope: Scope
    groups: tuple[Group, ...]
    options: tuple[Option, ...]
    page: Page[int]

    def with_row(self, changed: Row) -> ReportingPage:
        """The same page with ``changed`` in the place of the row of its activity."""
        groups = (
            replace(
                group,
                rows=tuple(changed if one.key == changed.key else one for one in group.rows),
            )
            for group in self.groups
        )
        return replace(self, groups=tuple(groups))


def options_of(follow_up: FollowUp) -> tuple[Option, ...]:
    """The statuses of the plan in order (one query)."""
    choices = StatusChoice.objects.filter(vocabulary=follow_up.plan.vocabulary_id)
    return tuple(
        Option(choice, str(number) if number < 10 else "")
        for number, choice in enumerate(choices.order_by("order", "pk"), start=1)
    )


def reporting_page(
    user: User, follow_up: FollowUp, rights: Rights, *, scope: str, number: str, mode: Mode
) -> ReportingPage:
    """Gather the page; the number of queries does not follow the number of rows."""
    goals = {goal.pk: goal for goal in Goal.objects.filter(scheme=follow_up.plan.goal_scheme_id)}
    shown = activities_for(user, follow_up, rights, scope=scope)
    places = _first_places(shown, goals)
    page: Page[int] = Paginator(list(places), PAGE_LENGTH).get_page(number)
    on_page = rows_of(follow_up, Activity.objects.filter(pk__in=list(page)), mode)
    by_key = {row.activity.pk: row for row in on_page}
    rows = [by_key[pk] for pk in page if pk in by_key]
    counted = scope_of(user, follow_up, rights, scope)
    grouped = groupby(rows, key=lambda row: places[row.activity.pk])
    return ReportingPage(
        follow_up=follow_up,
        closing=closing_of(follow_up),
        scope=with_others(counted, user, follow_up, rights),
        groups=tuple(Group(path_of(goal, goals), tuple(of_it)) for goal, of_it in grouped),
        options=options_of(follow_up),
        page=page,
    )


def _first_places(shown: QuerySet[Activity], goals: Mapping[int, Goal]) -> dict[int, Goal | None]:
    """The goal that each activity is shown under, in the order of the tree; last those without."""
    found: dict[int, tuple[tuple[object, ...], Goal]] = {}
    stored = Placement.objects.filter(activity__in=shown)
    for activity, key, order, pk in stored.values_list("activity_id", "goal_id", "order", "pk"):
        goal = goals[key]
        path = tuple((above.order, above.pk) for above in path_of(goal, goals))
        place = (path, order, pk)
        if activity not in found or place < found[activity][0]:
            found[activity] = (place, goal)
    numbered = shown.order_by("number").values_list("pk", flat=True)
    homeless = [pk for pk in numbered if pk not in found]
    ordered = sorted(found, key=lambda pk: found[pk][0])
    return {pk: found[pk][1] for pk in ordered} | dict.fromkeys(homeless, None)


def path_of(goal: Goal | None, goals: Mapping[int, Goal]) -> tuple[Goal, ...]:
    """The goals from the top of the tree down to ``goal``."""
    path: list[Goal] = []
    while goal is not None and goal not in path:
        path.insert(0, goal)
        goal = goals.get(goal.parent_id or 0)
    return tuple(path)
