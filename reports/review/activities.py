"""Remarks on activities: what they lack, and what their reports say against each other."""

from collections.abc import Iterator

from activities.models import Activity
from reports.review import standing
from reports.review.material import Material
from reports.review.places import activity_place
from reports.review.remarks import Finding


def activity_findings(material: Material) -> Iterator[Finding]:
    """What the activities of the plan lack; one that is done lacks nothing."""
    ties = bool(material.links.goals)
    for activity in material.own_activities:
        yield from _contradictory(activity, material)
        if not standing.is_over(activity):
            yield from _lacking(activity, material)
            yield from _late(activity, material)
        if ties and activity.pk not in material.links.goals:
            yield _aimless(activity)


def _lacking(activity: Activity, material: Material) -> Iterator[Finding]:
    place = activity_place(activity)
    if not (activity.deadline or activity.planned_deadline):
        text = "Aktiviteten har inget slutdatum, så det syns inte om den är sen."
        yield Finding("aktivitet-utan-tid", place, text, "Skriv när den ska vara klar.")
    if not activity.owner_id:
        text = "Aktiviteten har ingen ansvarig, så den står inte bland någons Mina aktiviteter."
        yield Finding("aktivitet-utan-ansvarig", place, text, "Välj vem som ansvarar.")
    if activity.pk not in material.links.units:
        text = "Ingen nämnd eller enhet ansvarar för aktiviteten."
        yield Finding("aktivitet-utan-enhet", place, text, "Välj minst en nämnd eller enhet.")


def _aimless(activity: Activity) -> Finding:
    return Finding(
        "aktivitet-utan-mal",
        activity_place(activity),
        "Aktiviteten bidrar inte till något mål i planen, fast andra aktiviteter gör det.",
        "Koppla den till ett mål.",
    )


def _late(activity: Activity, material: Material) -> Iterator[Finding]:
    deadline = activity.deadline or activity.planned_deadline
    if deadline is None or not standing.has_passed(activity, material.today):
        return
    status = f"dess läge är ”{activity.status}”" if activity.status else "den är inte rapporterad"
    yield Finding(
        "aktivitet-forsenad",
        activity_place(activity),
        f"Slutdatumet ({deadline.label()}) har passerat, men {status}.",
        "Rapportera att den är klar, eller ge den ett nytt slutdatum och skriv varför.",
    )


def _contradictory(activity: Activity, material: Material) -> Iterator[Finding]:
    if not activity.has_conflict:
        return
    words = material.contradictions.get(activity.pk, ())
    quoted = " och ".join(f"”{word}”" for word in words)
    why = f"står som {quoted}" if len(words) > 1 else "har olika slutdatum"
    yield Finding(
        "aktivitet-motstridig",
        activity_place(activity),
        f"Aktiviteten {why} på olika ställen i verksamhetsplanen.",
        "Rapportera ett läge för alla ställen, eller skriv varför de skiljer sig åt.",
    )
