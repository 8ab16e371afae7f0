"""Choices in forms: what is offered, and how it is named."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q, QuerySet

from objects.models import Goal, ObjectPlan, Unit

if TYPE_CHECKING:
    UnitBase = forms.ModelChoiceField[Unit]
    UnitsBase = forms.ModelMultipleChoiceField[Unit]
    GoalBase = forms.ModelChoiceField[Goal]
else:
    UnitBase = forms.ModelChoiceField
    UnitsBase = forms.ModelMultipleChoiceField
    GoalBase = forms.ModelChoiceField


class UnitField(UnitBase):
    """One unit, by code and name."""

    def label_from_instance(self, obj: Unit) -> str:
        return unit_label(obj)


class UnitsField(UnitsBase):
    """Some units, by code and name, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Unit) -> str:
        return unit_label(obj)


class GoalField(GoalBase):
    """One goal, by number and title."""

    def label_from_instance(self, obj: Goal) -> str:
        return str(obj) if len(str(obj)) < 90 else f"{str(obj)[:88].rstrip()} …"


def unit_label(unit: Unit) -> str:
    """Give "BOU – Barn- och ungdomsnämnden", or the code alone where that is the name too."""
    return unit.code if unit.name == unit.code else f"{unit.code} – {unit.name}"


def units_of(plan: ObjectPlan, *chosen: Any) -> QuerySet[Unit]:
    """Give the units that exist in the period of ``plan``, and those already ``chosen``."""
    in_period = Q(valid_from__lte=plan.period_end) & (
        Q(valid_to__isnull=True) | Q(valid_to__gte=plan.period_start)
    )
    keys = [each for each in chosen if each is not None]
    return Unit.objects.filter(in_period | Q(pk__in=keys)).order_by("order", "code")
