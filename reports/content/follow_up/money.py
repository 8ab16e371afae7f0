"""The money of the objects whose activities a follow-up tells of."""

from collections.abc import Collection

from objects.models import ObjectPlan
from reports.content.follow_up.reading import Source
from reports.content.money import build_money
from reports.content.money_nodes import MoneyPart

MONEY = "budget-prognos-utfall"
MONEY_TITLE = "Budget, prognos och utfall"


def plans_of(objects: Collection[int | None], year: int) -> list[ObjectPlan]:
    """The plans of objects, by primary key, that begin in ``year``, by name (one query)."""
    known = [pk for pk in objects if pk is not None]
    plans = ObjectPlan.objects.filter(object__in=known, period_start__year=year)
    return list(plans.select_related("object").order_by("object__name", "code"))


def build_objects_money(source: Source) -> tuple[MoneyPart, ...]:
    """The money of each object that has a forecast or an outcome; in an edition the nämnd's own.

    Seven queries for each object at most: a follow-up tells of few.
    """
    objects = {place.activity.object_id for place in source.places}
    built = (
        build_money(plan, f"{MONEY}/{plan.code}", plan.object.name, source.unit)
        for plan in plans_of(objects, source.follow_up.plan.year)
    )
    return tuple(part for part in built if part is not None)
