"""Where the days of the year wheel come from, and which of them a person may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from activities.models import FollowUp
from objects.models import ObjectPlan, PlanVersion, Unit, User, YearWheelDay
from portfolio.year_wheel.concerns import Reach, why
from portfolio.year_wheel.entries import Entry, Kind, Source
from portfolio.year_wheel.ties import Ties, ties_of

KIND_OF_STAGE = {
    PlanVersion.Stage.DRAFT: Kind.OTHER,
    PlanVersion.Stage.PRELIMINARY: Kind.PRELIMINARY,
    PlanVersion.Stage.FINAL: Kind.FINAL,
    PlanVersion.Stage.DECIDED: Kind.DECISION,
    PlanVersion.Stage.REVISED: Kind.DECISION,
}


@dataclass(frozen=True)
class Span:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date = date.max


def year_span(year: int) -> Span:
    """The days of a calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def entries(user: User, span: Span) -> tuple[Entry, ...]:
    """The days of ``span`` that ``user`` may see, in order, with why each concerns them.

    The number of queries does not follow the number of days.
    """
    ties = ties_of(user)
    plans = ObjectPlan.objects.visible_to(user)
    found = chain(
        _days(user, span, ties),
        _follow_ups(user, span, ties),
        _versions(plans, span, ties),
        _periods(plans, span, ties),
    )
    order = list(Kind)
    return tuple(sorted(found, key=lambda one: (one.day, order.index(one.kind), one.anchor)))


def _days(user: User, span: Span, ties: Ties) -> Iterator[Entry]:
    visible = YearWheelDay.objects.visible_to(user).select_related("unit", "object")
    for row in _within(visible, "day", span):
        yield Entry(
            source=Source.DAY,
            key=row.pk,
            day=row.day,
            kind=Kind(row.kind),
            title=row.title,
            note=row.note,
            about=", ".join(str(one.name) for one in (row.object, row.unit) if one),
            mine=why(_reach_of(row), ties),
            changed=row.changed,
        )


def _reach_of(row: YearWheelDay) -> Reach:
    """What a day is for; units that are no nämnd narrow nothing, since no role is tied to them."""
    committee = row.unit_id if row.unit and row.unit.kind == Unit.Kind.COMMITTEE else None
    objects = None if row.object_id is None else frozenset({row.object_id})
    return Reach(Kind(row.kind), objects, committee)


def _follow_ups(user: User, span: Span, ties: Ties) -> Iterator[Entry]:
    visible = FollowUp.objects.visible_to(user).select_related("plan")
    for row in _within(visible, "cut_off", span):
        reach = Reach(Kind.FOLLOW_UP, frozenset(), plan=row.plan_id, leader=row.leader_id)
        yield Entry(
            source=Source.FOLLOW_UP,
            key=row.pk,
            day=row.cut_off,
            kind=Kind.FOLLOW_UP,
            title=f"Uppföljning av {row.plan.name}",
            note="Brytdatum: läget den dagen rapporteras.",
            href=reverse("reports:followup", args=[row.plan.code, row.cut_off]),
            mine=why(reach, ties),
            changed=row.changed,
        )


def _versions(plans: QuerySet[ObjectPlan], span: Span, ties: Ties) -> Iterator[Entry]:
    found = PlanVersion.objects.filter(plan__in=plans)
    for row in _within(found.select_related("plan__object"), "dated", span):
        kind = KIND_OF_STAGE[PlanVersion.Stage(row.stage)]
        yield Entry(
            source=Source.VERSION,
            key=row.pk,
            day=row.dated,
            kind=kind,
            title=f"Objektplan {row.plan.code} {row.label} ({row.get_stage_display()})",
            note=row.comment,
            about=row.plan.object.name,
            href=reverse("reports:objectplan", args=[row.plan.code]),
            mine=why(Reach(kind, frozenset({row.plan.object_id})), ties),
            changed=row.changed,
        )


def _periods(plans: QuerySet[ObjectPlan], span: Span, ties: Ties) -> Iterator[Entry]:
    """One day for all plans that begin then."""
    ordered = _within(plans, "period_start", span).order_by("period_start", "code")
    for day, group in groupby(ordered, key=lambda plan: plan.period_start):
        begun = list(group)
        reach = Reach(Kind.OTHER, frozenset(plan.object_id for plan in begun))
        one = begun[0] if len(begun) == 1 else None
        yield Entry(
            source=Source.PERIOD,
            key=day.toordinal(),
            day=day,
            kind=Kind.OTHER,
            title=f"Planperioden börjar för {', '.join(plan.code for plan in begun)}",
            href=reverse("reports:objectplan", args=[one.code]) if one else "",
            mine=why(reach, ties),
            changed=max((plan.changed for plan in begun if plan.changed), default=None),
        )


def _within(rows: Any, field: str, span: Span) -> Any:
    """The rows whose date lies in ``span``, each with when it was ``changed`` last."""
    records = rows.model.history.filter(id=OuterRef("pk")).order_by("-history_date")
    changed = Subquery(records.values("history_date")[:1])
    return rows.filter(**{f"{field}__range": (span.first, span.last)}).annotate(changed=changed)
