"""The form of one report."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet

from activities.models import Activity, FollowUp, Placement, StatusChoice
from activities.reported import Known, Statement
from activities.reporting.values import Values, deadline_text
from objects.fuzzy import FuzzyDate
from objects.fuzzy_form import FuzzyDateFormField

LONGEST = 4000
TOO_LONG = "Texten är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."
STALE_PAGE = "Sidan är för gammal. Ladda om den och försök igen."


class TargetForm(forms.Form):
    """What a report is about, and what had been read before it was sent.

    ``revision`` is what stood on the page; ``over`` is what the writer has seen of another's report
    since, and chooses to write over.
    """

    placement = forms.ModelChoiceField(
        Placement.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Aktiviteten står inte längre på den platsen."},
    )
    revision = forms.IntegerField(
        min_value=0, error_messages=dict.fromkeys(("required", "invalid", "min_value"), STALE_PAGE)
    )
    over = forms.IntegerField(min_value=0, required=False)

    def __init__(self, *args: Any, activity: Activity, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity, self.follow_up = activity, follow_up
        self.choose("placement", Placement.objects.filter(activity=activity))

    def choose(self, name: str, among: QuerySet[Any]) -> None:
        """Let the field ``name`` choose ``among`` what it may."""
        field: Any = self.fields[name]
        field.queryset = among

    def values(self) -> Values:
        """What was typed, whether it is right or wrong."""
        return Values(**{one.name: self.data.get(one.name, "") for one in fields(Values)})

    def read_revision(self) -> int:
        """The revision to write over."""
        over: int | None = self.cleaned_data.get("over")
        return self.cleaned_data["revision"] if over is None else over

    def take_errors(self, error: ValidationError) -> None:
        """Show the faults that the service found at their fields, or above the form."""
        found = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, faults in found.items():
            self.add_error(name if name in self.fields else None, faults)


class ReportForm(TargetForm):
    """What someone says of an activity, or of it in one place.

    No text is cut by the browser: what is too long is said, and kept.
    """

    status = forms.ModelChoiceField(
        StatusChoice.objects.none(),
        error_messages={
            "required": "Välj en status.",
            "invalid_choice": "Statusen finns inte bland planens statusar.",
        },
    )
    deadline = FuzzyDateFormField(required=False)
    deadline_reason = forms.CharField(
        required=False, validators=[MaxLengthValidator(LONGEST, TOO_LONG)]
    )
    comment = forms.CharField(required=False, validators=[MaxLengthValidator(LONGEST, TOO_LONG)])

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = self.follow_up.plan
        self.known, self.year = known, plan.year
        self.choose("status", StatusChoice.objects.filter(vocabulary=plan.vocabulary_id))
        deadline: Any = self.fields["deadline"]
        deadline.year = plan.year

    def clean_deadline(self) -> FuzzyDate | None:
        """Keep a date that was not touched in the words that it was first written with."""
        given: FuzzyDate | None = self.cleaned_data["deadline"]
        reports = (*self.known.here.all, *self.known.before.all)
        written = [one.deadline for one in reports if one.deadline and given]
        shown = {deadline_text(one, self.year): one for one in written}
        return shown.get(given.text, given) if given else None

    def clean_comment(self) -> str:
        return _lines(self.cleaned_data["comment"])

    def clean_deadline_reason(self) -> str:
        return _lines(self.cleaned_data["deadline_reason"])

    def statement(self) -> Statement:
        """What a form without faults says."""
        told = self.cleaned_data
        names = ("status", "comment", "deadline", "deadline_reason")
        return Statement(**{name: told[name] for name in names})


def _lines(text: str) -> str:
    """Browsers end lines as in letters of old; the database does not."""
    return text.replace("\r\n", "\n")
