"""One activity: where it stands, how each place goes, what was reported and who changed what."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from activities.models import Activity, FollowUp, Placement, StatusReport
from objects.changes import RowChange, changes_of
from objects.models import Goal, Unit
from objects.visibility import Reader

RELATIONS = ("plan__unit", "object", "status", "owner", "predecessor__plan")
CHANGES = 20


@dataclass(frozen=True)
class Place:
    """A place under a goal with its latest report, None before any follow-up; numbered from one.

    ``path`` leads from the top of the goal tree to the goal itself.
    """

    number: int
    placement: Placement
    path: tuple[Goal, ...]
    units: tuple[Unit, ...]
    report: StatusReport | None


@dataclass(frozen=True)
class Told:
    """A report, and the number of its place; none when it holds for all places."""

    report: StatusReport
    place: int | None


@dataclass(frozen=True)
class Occasion:
    """What was reported at one follow-up."""

    follow_up: FollowUp
    reports: tuple[Told, ...]


@dataclass(frozen=True)
class Disagreement:
    """What one place says of a field, and what the others say."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ActivityStory:
    """All that the page of an activity tells; ``conflicts`` names what its places disagree on."""

    activity: Activity
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    occasions: tuple[Occasion, ...]
    conflicts: tuple[Disagreement, ...]
    successors: tuple[Activity, ...]
    changes: tuple[RowChange, ...]


def activity_story(activity: Activity, user: Reader) -> ActivityStory:
    """Gather what is known of ``activity``; ``user`` decides which successors are named."""
    reports = list(
        activity.reports.select_related("follow_up__plan", "status", "reported_by").order_by(
            "-follow_up__cut_off", "pk"
        )
    )
    latest = [one for one in reports if one.follow_up_id == reports[0].follow_up_id]
    places = _places(activity, latest)
    successors = Activity.objects.visible_to(user).filter(predecessor=activity)
    return ActivityStory(
        activity=activity,
        units=tuple(activity.units.all()),
        places=places,
        occasions=_occasions(reports, places),
        conflicts=disagreements(latest) if activity.has_conflict else (),
        successors=tuple(successors.select_related("plan").order_by("plan__year", "pk")),
        changes=changes_of(activity, most=CHANGES),
    )


def _places(activity: Activity, latest: Iterable[StatusReport]) -> tuple[Place, ...]:
    by_place = {report.placement_id: report for report in latest}
    placements = activity.placements.select_related("goal__parent__parent__parent__parent")
    ordered = placements.prefetch_related("units").order_by("goal__order", "order", "pk")
    return tuple(
        Place(
            number,
            placement,
            _path(placement.goal),
            tuple(placement.units.all()),
            by_place.get(placement.pk) or by_place.get(None),
        )
        for number, placement in enumerate(ordered, start=1)
    )


def _path(goal: Goal) -> tuple[Goal, ...]:
    path = [goal]
    while path[0].parent is not None:
        path.insert(0, path[0].parent)
    return tuple(path)


def _occasions(reports: list[StatusReport], places: Iterable[Place]) -> tuple[Occasion, ...]:
    numbers = {place.placement.pk: place.number for place in places}

    def told(of_it: Iterable[StatusReport]) -> tuple[Told, ...]:
        found = [Told(one, numbers.get(one.placement_id or 0)) for one in of_it]
        return tuple(sorted(found, key=lambda one: one.place or 0))

    return tuple(
        Occasion(follow_up, told(of_it))
        for follow_up, of_it in groupby(reports, key=lambda report: report.follow_up)
    )


def disagreements(latest: Iterable[StatusReport]) -> tuple[Disagreement, ...]:
    """Name what the reports of one activity at one follow-up tell differently."""
    reports = list(latest)
    statuses = dict.fromkeys(str(report.status or "ej rapporterad") for report in reports)
    deadlines = dict.fromkeys(str(report.deadline or "inget datum") for report in reports)
    differing = (("Status", list(statuses)), ("Slutfört", list(deadlines)))
    return tuple(
        Disagreement(label, values[0], "” och ”".join(values[1:]))
        for label, values in differing
        if len(values) > 1
    )
