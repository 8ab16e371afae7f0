"""The forms of one activity: all of it, or its deadline alone."""

from __future__ import annotations

from typing import Any

from django import forms

from activities.forms import offers
from activities.models import Activity, OperationalPlan
from activities.services.editing import WRITTEN, Draft
from objects.forms.base import PartForm
from objects.forms.choices import UnitsField
from objects.forms.folded import FoldedTicks
from objects.models import Component, Goal, ObjectPlan, Unit

NO_PLAN = "Det finns ingen verksamhetsplan för {year} ännu. Den läggs upp i administrationen."
LINKS = ("contributes_to", "units")
"""Fields that keep offering what was chosen once, even if it is offered no more."""


class DeadlineForm(PartForm):
    """The deadline of an activity, with the reason that a move in an adopted plan needs."""

    instance: Activity
    reason = forms.CharField(
        label="Varför slutdatumet ändras",
        help_text="Behövs för ett nytt slutdatum, eftersom planen är beslutad.",
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    field_order = ["deadline", "reason"]

    class Meta:
        model = Activity
        fields = ["deadline"]
        labels = {"deadline": "Slutdatum", "owner": "Ansvarig person"}
        help_texts = {
            "deadline": "Till exempel december 2022, 2022-08-31, hösten 2023 eller löpande."
        }

    def __init__(self, *args: Any, plan: ObjectPlan | None, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)  # type: ignore[arg-type]
        row = self.instance
        planned = row.pk and (row.planned_deadline or row.deadline)
        if not planned or not row.plan.is_adopted:
            del self.fields["reason"]


class ActivityForm(DeadlineForm):
    """An activity with all that it is linked to.

    ``plan`` is the plan of its object for its year; None when there is no such plan. An activity
    that is not in an operational plan yet chooses one too.
    """

    chosen_plan = forms.ModelChoiceField(
        OperationalPlan.objects.none(), label="Verksamhetsplan", empty_label="Välj verksamhetsplan"
    )
    contributes_to = offers.GoalsField(Goal.objects.none(), label="Bidrar till", required=False)
    units = UnitsField(Unit.objects.none(), label="Ansvarar", required=False, widget=FoldedTicks)
    components = forms.ModelMultipleChoiceField(
        Component.objects.none(), label="Komponenter", required=False, widget=FoldedTicks
    )
    placed_under = offers.PlacesField(
        Goal.objects.none(), label="Står i verksamhetsplanen under", required=False
    )
    field_order = [
        *("chosen_plan", "title", "sub_points", "contributes_to", "units", "owner"),
        *("deadline", "reason", "kind", "components", "placed_under"),
    ]

    class Meta(DeadlineForm.Meta):
        fields = ["title", "sub_points", "owner", "deadline", "kind"]
        widgets = {
            "title": forms.Textarea({"rows": 2}),
            "sub_points": forms.Textarea({"rows": 3}),
        }

    def __init__(
        self, *args: Any, instance: Activity, initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        links = links_of(instance) | (initial or {})
        super().__init__(*args, instance=instance, initial=links, **kwargs)
        if instance.plan_id:
            del self.fields["chosen_plan"]
        else:
            self._offer_plans(instance)
        self._offer(instance)

    @property
    def operational_plan(self) -> OperationalPlan:
        """The operational plan of the valid form."""
        chosen: OperationalPlan | None = self.cleaned_data.get("chosen_plan")
        return chosen or self.instance.plan

    @property
    def operational(self) -> OperationalPlan | None:
        """The operational plan that the activity is in, or that is chosen for it."""
        row = self.instance
        if row.plan_id:
            return row.plan
        chosen = str(self["chosen_plan"].value() or "")
        if not chosen.isascii() or not chosen.isdigit():
            return None
        return offers.plans_offered(self.plan).filter(pk=chosen).first()

    def draft(self) -> Draft:
        """Give what the valid form asks the services for."""
        values = self.cleaned_data
        fields = {name: values[name] for name in WRITTEN if name in values}
        if not self.instance.pk:
            fields["object"] = self.instance.object
        return Draft(
            fields,
            units=values["units"],
            components=values["components"],
            contributes_to=values["contributes_to"],
            placed_under=values["placed_under"],
            sets_deadline=True,
            deadline=values["deadline"],
            reason=values.get("reason", ""),
        )

    def _offer_plans(self, row: Activity) -> None:
        """Offer the operational plans of the period; a lone one goes without asking."""
        field, found = self.fields["chosen_plan"], offers.plans_offered(self.plan)
        plans = list(found[:2])
        if len(plans) == 1:
            row.plan = plans[0]
            del self.fields["chosen_plan"]
        elif not plans:
            field.help_text = NO_PLAN.format(year=self.plan.year)
        field.queryset = found  # type: ignore[attr-defined]

    def _offer(self, row: Activity) -> None:
        operational = self.operational
        year = operational.year if operational else self.plan.year
        goals, units = (offers.keys(self.initial.get(name, ())) for name in LINKS)
        offered = {
            "contributes_to": offers.goals_offered(self.plan, row, goals),
            "units": offers.units_offered(year, units),
            "components": offers.components_offered(row.object_id),
            "owner": offers.people_offered(row.owner_id),
            "placed_under": offers.places_offered(operational),
        }
        for name, found in offered.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]


def links_of(row: Activity) -> dict[str, list[int]]:
    """What ``row`` is linked to, as the form's fields take it.

    A new one may carry the keys of the goals that it is meant for, as ``meant_for``.
    """
    if not row.pk:
        return {"contributes_to": getattr(row, "meant_for", [])}
    return {
        "contributes_to": offers.keys(row.contributes_to.all()),
        "units": offers.keys(row.units.all()),
        "components": offers.keys(row.components.all()),
        "placed_under": list(dict.fromkeys(row.placements.values_list("goal", flat=True))),
    }
