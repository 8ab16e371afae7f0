"""What the start page tells the one who is logged in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Exists, Max, OuterRef
from django.utils import timezone

from activities.models import Activity, FollowUp, StatusChoice, StatusReport
from activities.reporting.progress import Assignment, assignments_of
from objects.models import ManagedObject, ObjectPlan, RoleAssignment, Unit, User
from objects.pictures import STATUS_PATTERNS, Bar, bar
from portfolio.budget_table import BudgetTable, budget_table
from portfolio.plan_stage import PlanStage, plan_stages
from portfolio.year_wheel.page import Line, nearest_days
from reports.deciding.turns import OwnTurn, turns_for

FOLLOW_UPS = 4
CONFLICTS = 5
NEAREST_DAYS = 3


@dataclass(frozen=True)
class OwnObject:
    """An object and what the reader is to it, such as "objektledare IT"."""

    object: ManagedObject
    roles: str


@dataclass(frozen=True)
class StatusShare:
    """How many activities of a plan stand in a status class."""

    status_class: str
    label: str
    number: int


@dataclass(frozen=True)
class FollowUpState:
    """A follow-up with how its plan stands: a picture, and the same in numbers."""

    follow_up: FollowUp
    shares: tuple[StatusShare, ...]
    number: int
    picture: Bar


@dataclass(frozen=True)
class Attention:
    """What deserves a look: activities that contradict themselves or were moved."""

    conflicts: Sequence[Activity]
    conflict_count: int
    moved_count: int


@dataclass(frozen=True)
class Overview:
    """The start page."""

    groups: tuple[str, ...]
    committees: tuple[Unit, ...]
    turns: tuple[OwnTurn, ...]
    assignments: tuple[Assignment, ...]
    own: tuple[OwnObject, ...]
    plans: tuple[PlanStage, ...]
    follow_ups: tuple[FollowUpState, ...]
    nearest: tuple[Line, ...]
    attention: Attention
    year: int | None
    budget: BudgetTable


def overview(user: User) -> Overview:
    """Gather what matters to ``user``; the number of queries does not follow what there is."""
    visible = ObjectPlan.objects.visible_to(user)
    latest = visible.aggregate(start=Max("period_start"))["start"]
    plans = visible.filter(period_start__year=latest.year) if latest else visible.none()
    return Overview(
        groups=tuple(user.groups.order_by("name").values_list("name", flat=True)),
        committees=tuple(user.committees.all()),
        turns=turns_for(user),
        assignments=assignments_of(user),
        own=_own_objects(user),
        plans=plan_stages(plans),
        follow_ups=_follow_ups(user),
        nearest=nearest_days(user, NEAREST_DAYS),
        attention=_attention(user),
        year=latest.year if latest else None,
        budget=budget_table(plans),
    )


def _own_objects(user: User) -> tuple[OwnObject, ...]:
    roles = RoleAssignment.objects.filter(user=user).current(timezone.localdate())
    ordered = roles.select_related("object").order_by("object__name", "object", "role", "-side")
    return tuple(
        OwnObject(found, ", ".join(map(str, held)))
        for found, held in groupby(ordered, key=lambda role: role.object)
    )


def _follow_ups(user: User) -> tuple[FollowUpState, ...]:
    """The latest follow-up of each plan that something is reported to, else its latest."""
    latest: dict[int, FollowUp] = {}
    reported = Exists(StatusReport.objects.filter(follow_up=OuterRef("pk")))
    found = FollowUp.objects.visible_to(user).select_related("plan__unit")
    for follow_up in found.order_by(reported.desc(), "-cut_off", "plan__code")[: FOLLOW_UPS * 3]:
        latest.setdefault(follow_up.plan_id, follow_up)
    newest = list(latest.values())[:FOLLOW_UPS]
    counts = _status_counts([follow_up.plan_id for follow_up in newest])
    return tuple(_state(one, counts.get(one.plan_id, {})) for one in newest)


def _status_counts(plans: list[int]) -> dict[int, dict[str, int]]:
    rows = (
        Activity.objects.filter(plan__in=plans, status__isnull=False)
        .order_by()
        .values("plan", "status__status_class")
        .annotate(number=Count("pk"))
    )
    counts: dict[int, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row["plan"], {})[row["status__status_class"]] = row["number"]
    return counts


def _state(follow_up: FollowUp, counts: dict[str, int]) -> FollowUpState:
    shares = tuple(
        StatusShare(name, str(label), counts[name])
        for name, label in StatusChoice.Class.choices
        if name in counts
    )
    number = sum(counts.values())
    told = ", ".join(f"{share.number} {share.label.lower()}" for share in shares)
    parts = [(share.number, STATUS_PATTERNS[share.status_class]) for share in shares]
    picture = bar(f"bild-{follow_up.pk}", f"{follow_up.plan}: {told}", parts, number)
    return FollowUpState(follow_up, shares, number, picture)


def _attention(user: User) -> Attention:
    visible = Activity.objects.visible_to(user)
    conflicts = visible.filter(has_conflict=True)
    listed = conflicts.select_related("plan").order_by("-plan__year", "plan__code", "number")
    return Attention(
        conflicts=tuple(listed[:CONFLICTS]),
        conflict_count=conflicts.count(),
        moved_count=visible.filter(moved=True).count(),
    )
