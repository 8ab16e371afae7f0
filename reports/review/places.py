"""The parts of a plan as places: named as a reader would, with their node's key and their form."""

from django.urls import reverse

from activities.models import Activity
from objects.models import Component, Goal, Influence, PlanSection, PlanVersion, Unit
from reports.content.object_plan.texts import KEYS
from reports.review.remarks import Chapter, Place

LONGEST = 70
Kind = PlanSection.Kind
_CHAPTERS = {
    **dict.fromkeys(
        (Kind.PURPOSE, Kind.BACKGROUND, Kind.FULFILMENT, Kind.REASONS, Kind.PERIOD),
        Chapter.INTRODUCTION,
    ),
    Kind.CONDITIONS: Chapter.CONDITIONS,
    Kind.GOALS: Chapter.GOALS,
    **dict.fromkeys((Kind.BUDGET, Kind.DIFFERENCE, Kind.FINANCING), Chapter.BUDGET),
}
# The budget's own text stands straight under the heading of its chapter.
_NODES = {Kind.BUDGET: "budget-och-finansiering"}


def shortened(text: str) -> str:
    """The beginning of ``text``, whole words, no longer than a label may be."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rsplit(' ', 1)[0].rstrip(',;:')} …"


def section_place(kind: PlanSection.Kind, *, ref: str = "") -> Place:
    """A section of text; ``ref`` names another form than its own."""
    key = KEYS[kind]
    label = f"Avsnittet {kind.label}"
    return Place(_NODES.get(kind, key), _CHAPTERS[kind], label, ref or f"avsnitt/{key}")


def unit_place(unit: Unit) -> Place:
    """The goals of one förvaltning."""
    label = f"Långsiktiga mål för {unit.name}"
    return Place(f"mal/{unit.code}", Chapter.GOALS, label, f"avsnitt/mal-{unit.code}")


def goal_place(goal: Goal) -> Place:
    """A goal or a sub-goal."""
    kind = "Delmål" if goal.parent_id else "Mål"
    label = f"{kind} {goal.number} {shortened(goal.title)}".replace("  ", " ")
    return Place(f"mal/{goal.code}", Chapter.GOALS, label, f"mal/{goal.pk}")


def influence_place(influence: Influence, *, ref: str = "") -> Place:
    """A governing document's row; ``ref`` names another form than its own."""
    label = f"{influence.number}. {shortened(influence.document.title)}"
    ref = ref or f"styrande/{influence.pk}"
    return Place(f"styrande/{influence.number}", Chapter.CONDITIONS, label, ref)


def version_place(version: PlanVersion) -> Place:
    """A row of the version table."""
    label = f"Version {version.label}"
    return Place(f"version/{version.label}", Chapter.VERSIONS, label, f"version/{version.pk}")


def activity_place(activity: Activity) -> Place:
    """An activity, which has a page of its own."""
    return Place(
        key=f"aktivitet/{activity.key}",
        chapter=Chapter.ACTIVITIES,
        label=shortened(activity.title),
        ref=f"aktivitet/{activity.pk}",
        address=reverse("activities:detail", args=[activity.plan.code, activity.number]),
    )


def component_place(component: Component) -> Place:
    """A component of the plan's object."""
    label = f"Komponenten {component.name}"
    key = f"komponent/{component.code}"
    return Place(key, Chapter.COMPONENTS, label, f"komponent/{component.pk}")


def money_place(key: str, label: str, *, ref: str = "skillnad/ny", address: str = "") -> Place:
    """A row of the budget's tables; what mends it is a new explanation unless told otherwise."""
    return Place(key, Chapter.BUDGET, label, ref, address)
