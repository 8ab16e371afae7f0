"""The rows of the page: each activity with what was said last, and what its form holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from activities.models import Activity, FollowUp, Placement, StatusReport
from activities.repeating import repeated
from activities.reported import (
    NOTHING,
    Known,
    Revisions,
    reported_at,
    reported_before,
    revisions_at,
)
from activities.reporting.values import Values, values_of
from activities.story import Disagreement, disagreements
from objects.fuzzy import FuzzyDate


@dataclass(frozen=True)
class Place:
    """A place where the activity stands; numbered from one."""

    number: int
    placement: Placement


@dataclass(frozen=True)
class Last:
    """What was told before this follow-up; ``place`` is 0 when it held for all places.

    ``follow_up`` is None where only the state of the activity is known.
    """

    report: StatusReport | Activity
    place: int = 0
    follow_up: FollowUp | None = None
    comment: str = ""


@dataclass(frozen=True)
class Entry:
    """A form of a row: for all places of the activity, or for ``place``.

    ``can_repeat`` tells whether "oförändrat" would say anything; ``report`` is what stands. One
    that was not saved has ``errors`` by field ("form" for the whole), or in ``theirs`` what someone
    else has reported since, with ``over`` as the revision of that.
    """

    key: str
    place: Place | None
    report: StatusReport | None
    values: Values
    revision: int
    can_repeat: bool
    moved_from: FuzzyDate | None
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    theirs: tuple[StatusReport, ...] = ()
    over: int = 0

    @property
    def is_answered(self) -> bool:
        return self.report is not None and self.report.status_id is not None

    @property
    def is_today(self) -> bool:
        """Whether what stands was reported today, so that the hour says enough."""
        return self.report is not None and (
            timezone.localdate(self.report.reported_at) == timezone.localdate()
        )


@dataclass(frozen=True)
class Row:
    """An activity to report on. ``places_left`` counts the places without a status."""

    activity: Activity
    places: tuple[Place, ...]
    last: tuple[Last, ...]
    entries: tuple[Entry, ...]
    is_split: bool
    is_answered: bool
    places_left: int
    disagreements: tuple[Disagreement, ...]

    @property
    def key(self) -> str:
        return str(self.activity.number)

    @property
    def carried_from(self) -> int | None:
        """The earliest year that the activity is carried over from in any place."""
        years = [place.placement.carried_from for place in self.places]
        return min((year for year in years if year), default=None)

    def entry(self, placement: Placement | None) -> Entry:
        """The entry of ``placement``, else the first."""
        found = (one for one in self.entries if one.place and one.place.placement == placement)
        return next(found, self.entries[0])

    def with_entry(self, changed: Entry) -> Row:
        """The same row with ``changed`` in the place of the entry with its key."""
        entries = (changed if one.key == changed.key else one for one in self.entries)
        return replace(self, entries=tuple(entries))


@dataclass(frozen=True)
class Mode:
    """Which activities (by number) show a form for each place, or one form, whatever stands."""

    split: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()

    def splits(self, activity: Activity, *, has_places: bool) -> bool:
        """Whether the row of ``activity`` has a form for each of its places."""
        if activity.number in self.joined:
            return False
        return has_places or activity.number in self.split


def rows_of(
    follow_up: FollowUp, activities: QuerySet[Activity], mode: Mode = Mode()
) -> tuple[Row, ...]:
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
