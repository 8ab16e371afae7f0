"""What the author of a new plan chooses: its period, and what goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from objects.models import ObjectPlan
from objects.periods import Period
from portfolio.renewal.budget import Beginning
from portfolio.renewal.material import period_of
from portfolio.renewal.outlook import Choices, Outlook
from reports.content.dates import swedish_date

YEARS = 10
CHANGED = "Något har ändrats sedan sidan visades. Gå igenom valen en gång till."


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PeriodForm(forms.Form):
    """The days for which the new plan holds; the next period unless told otherwise."""

    fran = forms.DateField(label="Från", widget=_Day)
    till = forms.DateField(label="Till och med", widget=_Day)

    def __init__(self, data: Any, *, source: ObjectPlan) -> None:
        self.source = source
        self.following = period_of(source).following()
        initial = {"fran": self.following.start, "till": self.following.end}
        asked = data if data and "fran" in data else None
        super().__init__(asked, initial=initial, label_suffix="")

    @property
    def is_refused(self) -> bool:
        """Whether a period was asked for that cannot be."""
        return self.is_bound and not self.is_valid()

    @property
    def period(self) -> Period:
        """The period that is asked for, or the next one where that cannot be."""
        if self.is_valid():
            return Period(self.cleaned_data["fran"], self.cleaned_data["till"])
        return self.following

    def clean(self) -> dict[str, Any]:
        """Refuse a period that does not lie after that of the plan before, or is out of reach."""
        data = super().clean() or {}
        start, end = data.get("fran"), data.get("till")
        last = self.source.period_end
        if start and start <= last:
            text = (
                f"Perioden ska börja efter den {swedish_date(last)}, då {self.source.code} slutar."
            )
            self.add_error("fran", text)
        elif start and start.year > last.year + YEARS:
            self.add_error("fran", f"Perioden får börja högst {YEARS} år efter {self.source.code}.")
        if start and end and end < start:
            self.add_error("till", "Perioden ska sluta efter att den börjar.")
        elif start and end and end.year > start.year + YEARS:
            self.add_error("till", f"Perioden får vara högst {YEARS} år.")
        return data


class ChoicesForm(forms.Form):
    """What is to go on, among what an outlook offers."""

    mal = forms.BooleanField(required=False)
    utkast = forms.BooleanField(required=False)
    budget = forms.ChoiceField(
        choices=Beginning.choices,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Välj vad budgeten ska börja från."
        ),
    )

    def __init__(self, data: QueryDict, *, outlook: Outlook) -> None:
        everything = Choices.everything(outlook)
        self.sections = _Picked.among(everything.sections, data.getlist("avsnitt"))
        self.influences = _Picked.among(everything.influences, data.getlist("styrande"))
        self.activities = _Picked.among(everything.activities, data.getlist("aktiviteter"))
        super().__init__(data)

    def clean(self) -> dict[str, Any]:
        """Refuse what is not offered, or not any longer."""
        if any(one.strangers for one in (self.sections, self.influences, self.activities)):
            raise forms.ValidationError(CHANGED, code="changed")
        return super().clean() or {}

    @property
    def faults(self) -> list[str]:
        """What is wrong, each said once."""
        return list(dict.fromkeys(str(text) for texts in self.errors.values() for text in texts))

    @property
    def choices(self) -> Choices:
        """What was chosen, as far as it can be read."""
        self.full_clean()
        return Choices(
            sections=self.sections.keys,
            influences=self.influences.keys,
            activities=self.activities.keys,
            goals=self.cleaned_data.get("mal", False),
            beginning=self.cleaned_data.get("budget", Beginning.ALL),
            draft=self.cleaned_data.get("utkast", False),
        )


@dataclass(frozen=True)
class _Picked:
    """The keys that were ticked, and whether something was that is not offered."""

    keys: frozenset[int]
    strangers: bool

    @classmethod
    def among(cls, offered: frozenset[int], sent: list[str]) -> _Picked:
        """Read the values that a form ``sent``."""
        by_value = {str(key): key for key in offered}
        keys = frozenset(by_value[value] for value in sent if value in by_value)
        return cls(keys, any(value not in by_value for value in sent))
