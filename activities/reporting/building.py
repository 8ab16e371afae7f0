"""Builds the rows of activities, however many, in as many queries."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from activities.models import Activity, FollowUp, Placement
from activities.repeating import repeated
from activities.reported import NOTHING, Known, reported_at, reported_before
from activities.reporting.entries import Entry, Last, Place
from activities.reporting.rows import Mode, Row
from activities.reporting.values import values_of
from activities.revisions import Revisions, revisions_at
from activities.story import disagreements


def rows_of(follow_up: FollowUp, activities: QuerySet[Activity], mode: Mode) -> tuple[Row, ...]:
    """Build the row of each of ``activities``, in no order (seven queries).

    The placements of a row stand in the order of the goals.
    """
    placements = Placement.objects.select_related("goal").prefetch_related("units")
    ordered = placements.order_by("goal__order", "order", "pk")
    found = list(
        activities.select_related("status", "owner", "object").prefetch_related(
            Prefetch("placements", ordered), "units"
        )
    )
    keys = [one.pk for one in found]
    here, before = reported_at(follow_up, keys), reported_before(follow_up, keys)
    revisions = revisions_at(follow_up, keys)
    rows = []
    for one in found:
        one.plan = follow_up.plan
        known = Known(here.get(one.pk, NOTHING), before.get(one.pk, NOTHING))
        rows.append(_row(one, known, revisions.get(one.pk, Revisions()), mode))
    return tuple(rows)


def _row(activity: Activity, known: Known, revisions: Revisions, mode: Mode) -> Row:
    placements = list(activity.placements.all())
    places = tuple(Place(number, one) for number, one in enumerate(placements, start=1))
    is_split = mode.splits(activity, has_places=bool(known.here.places))
    forms = places if is_split and len(places) > 1 else (None,)
    return Row(
        activity=activity,
        places=places,
        last=_last(activity, known, places),
        entries=tuple(_entry(activity, known, revisions, place) for place in forms),
        is_split=is_split,
        is_answered=known.here.answers(placements),
        places_left=len(known.here.missing(placements)),
        disagreements=disagreements(known.here.all),
    )


def _entry(activity: Activity, known: Known, revisions: Revisions, place: Place | None) -> Entry:
    placement = place.placement if place else None
    statements = repeated(known, activity, list(activity.placements.all()), placement)
    report, values = known.here.at(placement), values_of(known, activity, placement)
    planned = activity.planned_deadline
    is_moved = planned and report and report.deadline and report.deadline.is_after(planned)
    return Entry(
        key=f"{activity.number}-{placement.pk}" if placement else str(activity.number),
        place=place,
        report=report,
        values=values,
        revision=revisions.of(placement),
        can_repeat=bool(statements) and all(one.status for one in statements.values()),
        moved_from=planned if is_moved else None,
    )


def _last(activity: Activity, known: Known, places: Iterable[Place]) -> tuple[Last, ...]:
    if known.before:
        numbers = {place.placement.pk: place.number for place in places}
        told = (
            Last(one, numbers.get(one.placement_id or 0, 0), one.follow_up, one.comment)
            for one in known.before.all
        )
        return tuple(sorted(told, key=lambda one: one.place))
    if known.here or not (activity.status or activity.deadline):
        return ()
    return (Last(activity),)
