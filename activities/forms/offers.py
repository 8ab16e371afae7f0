"""What the form of an activity offers to choose among."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from activities.models import Activity, OperationalPlan
from objects.forms.folded import FoldedTicks
from objects.models import Component, Goal, GoalScheme, ObjectPlan, Unit, User

if TYPE_CHECKING:
    GoalsBase = forms.ModelMultipleChoiceField[Goal]
else:
    GoalsBase = forms.ModelMultipleChoiceField

LONGEST = 110
INDENT = "\N{EM SPACE}"


class GoalsField(GoalsBase):
    """Some goals, by number and title, as boxes to tick; sub-goals are indented."""

    widget = FoldedTicks

    def label_from_instance(self, obj: Goal) -> str:
        return (INDENT if obj.parent_id else "") + _shortened(str(obj))


class PlacesField(GoalsField):
    """Some goals of an operational plan, by level, title and the goal above."""

    def label_from_instance(self, obj: Goal) -> str:
        above = f" ({obj.parent.title})" if obj.parent else ""
        return _shortened(f"{obj.level.name}: {obj}") + _shortened(above)


def goals_offered(plan: ObjectPlan | None, row: Activity, chosen: Any) -> QuerySet[Goal]:
    """The goals of the object's plan for the year, sub-goals under theirs, and those chosen."""
    if plan is not None:
        schemes = GoalScheme.objects.filter(object_plans=plan)
    else:
        plans = ObjectPlan.objects.filter(object=row.object_id, **covering(row.plan.year))
        schemes = GoalScheme.objects.filter(object_plans__in=plans)
    goals = Goal.objects.filter(Q(scheme__in=schemes) | Q(pk__in=chosen))
    return goals.order_by(
        "scheme",
        Coalesce("parent__order", "order"),
        Coalesce("parent_id", "pk"),
        F("parent_id").asc(nulls_first=True),
        *("order", "pk"),
    )


def places_offered(plan: OperationalPlan | None) -> QuerySet[Goal]:
    """The goals of an operational plan."""
    goals = Goal.objects.filter(scheme=plan.goal_scheme_id) if plan else Goal.objects.none()
    return goals.select_related("level", "parent").order_by("order", "pk")


def units_offered(year: int, chosen: Any) -> QuerySet[Unit]:
    """The units that exist in ``year``, and those chosen."""
    in_year = Q(valid_from__lte=date(year, 12, 31)) & (
        Q(valid_to__isnull=True) | Q(valid_to__gte=date(year, 1, 1))
    )
    return Unit.objects.filter(in_year | Q(pk__in=chosen)).order_by("order", "code")


def components_offered(owner: int | None) -> QuerySet[Component]:
    """The components of the object with the key ``owner``."""
    return Component.objects.filter(object=owner).order_by("name", "pk")


def people_offered(chosen: int | None) -> QuerySet[User]:
    """Those who can answer for something, by name, and the one who does."""
    people = User.objects.filter(Q(is_active=True) | Q(pk=chosen))
    return people.order_by("first_name", "last_name", "username")


def plans_offered(plan: ObjectPlan) -> QuerySet[OperationalPlan]:
    """The operational plans of the years of ``plan``."""
    years = (plan.period_start.year, plan.period_end.year)
    return OperationalPlan.objects.filter(year__range=years).order_by("year", "code")


def covering(year: int) -> dict[str, int]:
    """What picks out the object plans that hold in ``year``."""
    return {"period_start__year__lte": year, "period_end__year__gte": year}


def keys(found: Iterable[Any]) -> list[int]:
    """The primary keys of chosen rows, which may be rows or keys."""
    return [getattr(one, "pk", one) for one in found]


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2].rstrip()} …"
