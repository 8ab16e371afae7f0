"""The form of goals and sub-goals."""

from typing import Any

from django import forms

from objects.forms.base import PartForm
from objects.forms.choices import GoalField, UnitField, units_of
from objects.models import Goal, ObjectPlan, Unit
from objects.ordering import next_number


class GoalForm(PartForm):
    """A goal of the plan; under another goal it is a sub-goal."""

    parent = GoalField(
        Goal.objects.none(),
        label="Delmål till",
        required=False,
        empty_label="Inget mål: det är ett långsiktigt mål",
    )
    unit = UnitField(
        Unit.objects.none(),
        label="Förvaltning eller enhet",
        required=False,
        empty_label="Gemensamt",
    )

    class Meta:
        model = Goal
        fields = ["title", "number", "parent", "unit", "description", "indicator", "deadline"]
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "description": forms.Textarea(attrs={"rows": 3}),
            "indicator": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = top_goals(self.plan).exclude(pk=self.instance.pk)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units_of(self.plan, self.instance.unit_id)  # type: ignore[attr-defined]
        if getattr(self.instance, "parent_id", None):
            self.fields["unit"].empty_label = "Samma som målet"  # type: ignore[attr-defined]
        self.fields["deadline"].year = self.plan.year  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Give a goal that moves to another goal the next number there, unless one was written."""
        found = super().clean() or self.cleaned_data
        moved = "parent" in self.changed_data and "number" not in self.changed_data
        if moved and not self.instance._state.adding and "parent" in found:
            found["number"] = number_under(self.plan, found["parent"], found.get("unit"))
        return found


def top_goals(plan: ObjectPlan) -> Any:
    """Give the goals of ``plan`` that sub-goals may stand under."""
    if plan.goal_scheme_id is None:
        return Goal.objects.none()
    goals = Goal.objects.filter(scheme=plan.goal_scheme_id, parent=None, level__beside=False)
    return goals.order_by("order", "pk")


def number_under(plan: ObjectPlan, parent: Goal | None, unit: Unit | None) -> str:
    """Give the number that a new goal gets under ``parent``, or of ``unit`` (one query)."""
    siblings = parent.children.all() if parent else top_goals(plan).filter(unit=unit)
    numbers = list(siblings.order_by("order", "pk").values_list("number", flat=True))
    return next_number(numbers, parent.number if parent else "")
