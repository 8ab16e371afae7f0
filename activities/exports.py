"""Activities as a file, one row an activity."""

from typing import ClassVar

from activities.models import Activity
from objects.fuzzy import FuzzyDate
from objects.listing.exports import ListResource, cell


class ActivityResource(ListResource):
    """Expects the query set of :func:`activities.queries.for_list`."""

    title: ClassVar[str] = "Aktiviteter"

    plan = cell("Plan", "plan__code")
    year = cell("År", "plan__year")
    number = cell("Nummer", "number")
    activity = cell("Aktivitet", "title")
    sub_points = cell("Delpunkter")
    units = cell("Ansvarar", "unit_codes")
    object = cell("Objekt", "object__code")
    kind = cell("VM/VU")
    planned = cell("Slutfört enligt plan")
    deadline = cell("Slutfört")
    moved = cell("Framflyttad")
    status = cell("Status", "status__label")
    carried_from = cell("Kvarstår från", "carried_from")
    places = cell("Antal platser", "places")
    conflict = cell("Motstridiga uppgifter")

    def dehydrate_sub_points(self, activity: Activity) -> str:
        return "\n".join(activity.points)

    def dehydrate_kind(self, activity: Activity) -> str:
        return activity.get_kind_display() if activity.kind else ""

    def dehydrate_planned(self, activity: Activity) -> str:
        return _label(activity.planned_deadline)

    def dehydrate_deadline(self, activity: Activity) -> str:
        return _label(activity.deadline)

    def dehydrate_moved(self, activity: Activity) -> str:
        return _yes(activity.moved)

    def dehydrate_conflict(self, activity: Activity) -> str:
        return _yes(activity.has_conflict)


def _label(deadline: FuzzyDate | None) -> str:
    return deadline.label() if deadline else ""


def _yes(value: bool) -> str:
    return "Ja" if value else "Nej"
