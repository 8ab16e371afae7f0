"""What a field of many activities is to be changed to: a form for each field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from activities.forms.offers import people_offered
from activities.models import Activity, FollowUp, StatusChoice
from activities.services.bulk import (
    Change,
    DeadlineChange,
    OwnerChange,
    StatusChange,
    UnitChange,
)
from activities.services.deadlines import REASON_NEEDED, needs_reason
from objects.forms.base import TOO_LONG
from objects.fuzzy_form import FuzzyDateFormField
from objects.models import Unit, User

# Said by the server: a browser that cuts would lose what is pasted.
NOT_TOO_LONG = MaxLengthValidator(2_000, TOO_LONG)


class ValueForm(forms.Form):
    """The new value of one field; what can be chosen depends on the ``activities``."""

    name: ClassVar[str]
    label: ClassVar[str]
    changes: ClassVar[str]
    """The field of the activity that changes."""
    use_required_attribute = False

    def __init__(self, *args: Any, activities: Sequence[Activity], **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.activities = activities
        self.offer()

    def offer(self) -> None:
        """Fill the choices of the fields."""

    def change(self) -> Change:
        """Give the change that the valid form asks for."""
        raise NotImplementedError


class DeadlineForm(ValueForm):
    """A new deadline, with the reason that an adopted plan asks for."""

    name = "slutdatum"
    changes = "deadline"
    label = "Slutdatum"

    deadline = FuzzyDateFormField(
        label="Nytt slutdatum",
        help_text="Till exempel december 2022, 2022-08-31, hösten 2023 eller löpande.",
    )
    reason = forms.CharField(
        label="Varför datumet ändras",
        required=False,
        validators=[NOT_TOO_LONG],
        widget=forms.Textarea({"rows": 3}),
        help_text="Behövs där planen är beslutad. Skriv aldrig personnummer här.",
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        deadline = found.get("deadline")
        explained = not deadline or found.get("reason")
        if not explained and any(needs_reason(one, deadline) for one in self.activities):
            self.add_error("reason", REASON_NEEDED)
        return found

    def change(self) -> Change:
        return DeadlineChange(self.cleaned_data["deadline"], self.cleaned_data["reason"])


class UnitForm(ValueForm):
    """A unit that answers for the activities."""

    name = "enhet"
    changes = "units"
    label = "Ansvarig enhet"
    HOW = (("lagg-till", "Lägg till bland dem som ansvarar"), ("ersatt", "Ersätt dem som ansvarar"))

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Enhet", empty_label="Välj enhet")
    how = forms.ChoiceField(label="Hur", choices=HOW, initial="lagg-till", widget=forms.RadioSelect)

    def offer(self) -> None:
        self.fields["unit"].queryset = Unit.objects.valid_on(timezone.localdate())  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = lambda unit: f"{unit.code} – {unit.name}"  # type: ignore[attr-defined]

    def change(self) -> Change:
        return UnitChange(self.cleaned_data["unit"], self.cleaned_data["how"] == "ersatt")


class OwnerForm(ValueForm):
    """The person who answers for the activities."""

    name = "person"
    changes = "owner"
    label = "Ansvarig person"

    owner = forms.ModelChoiceField(
        User.objects.none(), label="Person", empty_label="Ingen", required=False
    )

    def offer(self) -> None:
        self.fields["owner"].queryset = people_offered(None)  # type: ignore[attr-defined]

    def change(self) -> Change:
        return OwnerChange(self.cleaned_data["owner"])


class StatusForm(ValueForm):
    """A status at one of the follow-ups that are open."""

    name = "status"
    changes = "status"
    label = "Status"

    follow_up = forms.ModelChoiceField(
        FollowUp.objects.none(), label="Uppföljning", empty_label="Välj uppföljning"
    )
    status = forms.ModelChoiceField(
        StatusChoice.objects.none(), label="Status", empty_label="Välj status"
    )
    comment = forms.CharField(
        label="Kommentar",
        required=False,
        validators=[NOT_TOO_LONG],
        widget=forms.Textarea({"rows": 3}),
        help_text="Samma för alla. Utan kommentar står den som finns kvar.",
    )

    def offer(self) -> None:
        plans = {activity.plan_id: activity.plan for activity in self.activities}
        follow_ups = FollowUp.objects.filter(is_open=True, plan__in=plans).select_related("plan")
        words = StatusChoice.objects.filter(
            vocabulary__in={plan.vocabulary_id for plan in plans.values()}
        )
        self.fields["follow_up"].queryset = follow_ups.order_by("-cut_off", "plan__code")  # type: ignore[attr-defined]
        if len(found := list(follow_ups[:2])) == 1:
            self.fields["follow_up"].initial = found[0].pk
        self.fields["status"].queryset = words.order_by("vocabulary", "order", "pk")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        follow_up, status = found.get("follow_up"), found.get("status")
        if follow_up and status and status.vocabulary_id != follow_up.plan.vocabulary_id:
            self.add_error("status", "Statusen hör till en annan plan än uppföljningen.")
        return found

    def change(self) -> Change:
        values = self.cleaned_data
        return StatusChange(values["follow_up"], values["status"], values["comment"].strip())


VALUE_FORMS: dict[str, type[ValueForm]] = {
    form.name: form for form in (StatusForm, DeadlineForm, UnitForm, OwnerForm)
}
