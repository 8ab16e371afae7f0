"""The forms of versions, deviations and components."""

from typing import Any

from django import forms

from objects.forms.base import PartForm
from objects.models import Component, PeriodDeviation, PlanVersion


def date_input() -> forms.DateInput:
    """Give the browser's own field for a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class VersionForm(PartForm):
    """A row of the version table."""

    class Meta:
        model = PlanVersion
        fields = ["label", "stage", "dated", "comment"]
        widgets = {"dated": date_input()}
        help_texts = {"dated": "Tomt så länge versionen ligger framåt i tiden."}


class DeviationForm(PartForm):
    """An initiative of the period before that was late or cost more."""

    class Meta:
        model = PeriodDeviation
        fields = ["kind", "title", "component", "reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Component.objects.filter(object=self.plan.object_id)
        self.fields["component"].queryset = own  # type: ignore[attr-defined]


class ComponentForm(PartForm):
    """A component of the plan's object."""

    class Meta:
        model = Component
        fields = ["name", "kind", "phase", "supplier", "contract_end"]
        widgets = {"contract_end": date_input()}
