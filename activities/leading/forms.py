"""The forms of the one who leads: a date, a reason, a leader, a letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils import timezone

from activities.leading.people import Person
from activities.models import OperationalPlan
from activities.services.reminding import can_be_reached
from objects.models import User

LONGEST = 4000
TOO_LONG = "Texten är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."
REASONABLE = "Året ska ligga mellan 1990 och 2200."
STALE_PAGE = "Sidan är för gammal. Ladda om den och försök igen."
REVISION_ERRORS = dict.fromkeys(("required", "invalid", "min_value"), STALE_PAGE)


class PlainForm(forms.Form):
    """Labels without colons, and room for the faults that a service finds."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def take_errors(self, error: ValidationError) -> None:
        """Show the faults at their fields, or above the form."""
        found = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, faults in found.items():
            self.add_error(name if name in self.fields else None, faults)


class LeadForm(PlainForm):
    """What each change of an occasion carries: the revision that was read."""

    revision = forms.IntegerField(
        min_value=0, widget=forms.HiddenInput, error_messages=REVISION_ERRORS
    )


def _day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(date(1990, 1, 1), REASONABLE),
            MaxValueValidator(date(2200, 12, 31), REASONABLE),
        ],
    )


class CloseForm(LeadForm):
    """Nothing to fill in: only that it is still as it was read."""


class OpenForm(LeadForm):
    """Why it is opened again."""

    reason = forms.CharField(
        label="Varför öppnas den igen?",
        required=False,
        help_text="Skälet sparas i historiken.",
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[MaxLengthValidator(LONGEST, TOO_LONG)],
    )


class MoveForm(LeadForm):
    """The day that the follow-up tells of."""

    cut_off = _day_field("Läget per den")


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A person, chosen by name; user names follow, since two may have the same."""

    def label_from_instance(self, user: Any) -> str:
        return f"{user} ({user.username})" if user.get_full_name() else str(user)


def _active() -> QuerySet[User]:
    return User.objects.filter(is_active=True).order_by("first_name", "last_name", "username")


class LeaderForm(LeadForm):
    """Who leads it."""

    leader = PersonField(
        User.objects.none(),
        label="Leds av",
        required=False,
        empty_label="ingen särskild",
        error_messages={"invalid_choice": "Välj en användare som är aktiv."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leader: Any = self.fields["leader"]
        leader.queryset = _active()


class NewForm(PlainForm):
    """A new occasion of a plan."""

    plan = forms.ModelChoiceField(
        OperationalPlan.objects.none(), label="Verksamhetsplan", empty_label="välj plan"
    )
    cut_off = _day_field("Läget per den")
    leader = PersonField(
        User.objects.none(), label="Leds av", required=False, empty_label="ingen särskild"
    )

    def __init__(self, *args: Any, plans: QuerySet[OperationalPlan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["plan"].queryset = plans.order_by("-year", "code")
        fields["plan"].label_from_instance = lambda plan: f"{plan.name} ({plan.code})"
        fields["leader"].queryset = _active()


class ReminderForm(PlainForm):
    """Who is reminded, and with what words; what each has left is added to them."""

    recipients = forms.MultipleChoiceField(
        label="Mottagare",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Välj minst en mottagare.",
            "invalid_choice": "En av mottagarna har redan rapporterat. Se över listan.",
        },
    )
    text = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text="Mottagarens egna aktiviteter och adressen till dem läggs till efter texten.",
        validators=[MaxLengthValidator(LONGEST, TOO_LONG)],
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.user.pk): one for one in people if can_be_reached(one.user)}
        recipients: Any = self.fields["recipients"]
        recipients.choices = [(key, _described(one)) for key, one in self.people.items()]

    def chosen(self) -> list[Person]:
        """Those who are ticked and may be written to."""
        keys = self.cleaned_data.get("recipients", [])
        return [self.people[key] for key in keys]


def _described(person: Person) -> str:
    told = f"{person.user}, {len(person.left)} av {len(person.tasks)} kvar"
    if not person.reminded:
        return told
    return f"{told}, påmind senast {timezone.localtime(person.reminded[0].sent_at):%Y-%m-%d}"
