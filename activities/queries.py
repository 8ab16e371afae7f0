"""Activities as lists show them, and what a list adds up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count as Counted
from django.db.models import IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from activities.models import Activity, OperationalPlan, Placement, StatusChoice
from objects.listing.counting import Count, inside
from objects.listing.joined import Joined
from objects.models import ObjectPlan
from objects.visibility import Reader

DEFAULT_ORDER = ("-plan__year", "plan__code", "number", "pk")


@dataclass(frozen=True)
class StatusCount:
    """How many activities a status class holds."""

    status_class: str
    label: str
    number: int


@dataclass(frozen=True)
class ActivityTotals:
    """What a list adds up to, each activity counted once; ``rows`` counts its places.

    ``rows`` and ``statuses`` are empty when counting stopped at a bound.
    """

    activities: Count
    rows: int | None
    statuses: tuple[StatusCount, ...]


def readable_plans(user: Reader) -> QuerySet[OperationalPlan]:
    """The operational plans whose activities ``user`` may read."""
    return OperationalPlan.objects.visible_to(user)


def activities_of(plans: QuerySet[OperationalPlan]) -> QuerySet[Activity]:
    """The activities of ``plans``; when they are all the plans there are, none need be named."""
    if not plans.query.has_filters():
        return Activity.objects.all()
    return Activity.objects.filter(plan__in=plans)


def stands_in_a_plan(activity: Activity) -> bool:
    """Tell whether the activity's object has a plan for its year, in which it is edited."""
    year = activity.plan.year
    plans = ObjectPlan.objects.filter(object=activity.object_id)
    return plans.filter(period_start__year__lte=year, period_end__year__gte=year).exists()


def for_list(found: QuerySet[Activity]) -> QuerySet[Activity]:
    """``found`` with all that a row shows, in the default order (one query).

    Adds ``unit_codes`` (text), ``carried_from`` (the earliest year or None) and ``places``.
    """
    return (
        found.select_related("plan", "status", "object")
        .annotate(
            unit_codes=_unit_codes(),
            carried_from=_of_places(Min("carried_from")),
            places=_of_places(Counted("pk")),
        )
        .order_by(*DEFAULT_ORDER)
    )


def activity_totals(
    found: QuerySet[Activity],
    *,
    statuses: Mapping[str, Sequence[int]],
    places: Q,
    bound: int | None,
) -> ActivityTotals:
    """Add up ``found``, of which only places that meet ``places`` count as rows.

    ``statuses`` gives the keys of the statuses of each class. No more than ``bound`` activities are
    looked at (one query); None counts them all, which takes time in proportion.
    """
    by_class = {
        f"in_{status_class}": Counted("pk", filter=Q(status__in=pks))
        for status_class, pks in statuses.items()
    }
    counted = found.order_by().annotate(found=Coalesce(_of_places(Counted("pk"), places), 0))
    sums = counted[inside(bound)].aggregate(number=Counted("pk"), rows=Sum("found"), **by_class)
    activities = Count.within(sums["number"], bound)
    if not activities.exact:
        return ActivityTotals(activities, None, ())
    return ActivityTotals(activities, sums["rows"] or 0, _status_counts(sums))


def _unit_codes() -> Subquery:
    answering: QuerySet[Any] = Activity.units.through.objects.filter(activity=OuterRef("pk"))
    grouped = answering.order_by().values("activity").annotate(codes=Joined("unit__code"))
    return Subquery(grouped.values("codes"))


def _of_places(aggregate: Any, condition: Q | None = None) -> Subquery:
    placements = Placement.objects.filter(condition or Q(), activity=OuterRef("pk"))
    grouped = placements.order_by().values("activity").annotate(found=aggregate)
    return Subquery(grouped.values("found"), output_field=IntegerField())


def _status_counts(sums: Mapping[str, Any]) -> tuple[StatusCount, ...]:
    classes = StatusChoice.Class.choices
    return tuple(
        StatusCount(status_class, str(label), number)
        for status_class, label in classes
        if (number := sums.get(f"in_{status_class}", 0))
    )
