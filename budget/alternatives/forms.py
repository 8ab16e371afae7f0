"""The form of an alternative: every line of the plan, to be given another amount or bearer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Q

from budget.alternatives.effects import Wanted
from budget.models import BudgetAlternative, BudgetLine, DistributionKey
from budget.queries import lines_of
from objects.forms.choices import unit_label, units_of
from objects.models import ObjectPlan
from objects.money_form import MoneyFormField

UNIT, KEY = "namnd", "nyckel"
TOO_LONG = "Texten är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."
LONGEST_NOTE = 2_000


class AlternativeForm(forms.Form):
    """What the lines of ``plan`` are to be instead, and the name under which that is kept."""

    use_required_attribute = False

    name = forms.CharField(
        label="Namn",
        required=False,
        validators=[MaxLengthValidator(100, TOO_LONG)],
        help_text="Behövs när alternativet ska sparas.",
    )
    note = forms.CharField(
        label="Anmärkning",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[MaxLengthValidator(LONGEST_NOTE, TOO_LONG)],
        help_text="Skriv aldrig personnummer här.",
    )

    def __init__(
        self,
        data: Any,
        *,
        plan: ObjectPlan,
        alternative: BudgetAlternative,
        wanted: Mapping[int, Wanted],
    ) -> None:
        initial = {"name": alternative.name, "note": alternative.note}
        super().__init__(data, initial=initial, label_suffix="")
        self.lines = lines_of(plan)
        self._kept = wanted
        choices = _bearers(plan, self.lines, wanted.values())
        for line in self.lines:
            now = self._now(line)
            self.fields[f"amount_{line.pk}"] = MoneyFormField(
                label=f"Belopp, rad {line.number}", initial=now.amount
            )
            self.fields[f"bearer_{line.pk}"] = forms.ChoiceField(
                label=f"Bärs av, rad {line.number}", choices=choices, initial=_bearer(now)
            )

    @property
    def rows(self) -> Iterable[tuple[BudgetLine, Any, Any, str]]:
        """Each line with its two fields, and what they said when the form was first shown."""
        for line in self.lines:
            shown = _told(self._now(line))
            if self.is_bound:
                shown = self.data.get(f"shown_{line.pk}", shown)
            yield line, self[f"amount_{line.pk}"], self[f"bearer_{line.pk}"], shown

    def wanted(self) -> dict[int, Wanted]:
        """What each line is to be, once the form is valid.

        A line whose fields were left as they were shown stays as it is now, also when someone has
        changed it in the plan meanwhile.
        """
        return {line.pk: self._wanted_of(line) for line in self.lines}

    def _wanted_of(self, line: BudgetLine) -> Wanted:
        sent = _wanted(
            self.cleaned_data[f"amount_{line.pk}"], self.cleaned_data[f"bearer_{line.pk}"]
        )
        untouched = self.data.get(f"shown_{line.pk}") == _told(sent)
        return self._now(line) if untouched else sent

    def _now(self, line: BudgetLine) -> Wanted:
        return self._kept.get(line.pk) or Wanted.of(line)


def _bearer(wanted: Wanted) -> str:
    return f"{KEY}-{wanted.key}" if wanted.key else f"{UNIT}-{wanted.unit}"


def _told(wanted: Wanted) -> str:
    return f"{wanted.amount:.2f} {_bearer(wanted)}"


def _wanted(amount: Any, bearer: str) -> Wanted:
    kind, _, pk = bearer.partition("-")
    return Wanted(amount, int(pk) if kind == UNIT else None, int(pk) if kind == KEY else None)


def _bearers(
    plan: ObjectPlan, lines: Iterable[BudgetLine], wanted: Iterable[Wanted]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The units and keys of the plan's period, and those that its lines have."""
    used = [*map(Wanted.of, lines), *wanted]
    units = units_of(plan, *(one.unit for one in used))
    in_period = Q(valid_from__lte=plan.period_end) & (
        Q(valid_to__isnull=True) | Q(valid_to__gte=plan.period_start)
    )
    own = Q(object=None) | Q(object=plan.object_id)
    keys = DistributionKey.objects.filter((in_period & own) | Q(pk__in=[one.key for one in used]))
    return [
        ("Nämnder", [(f"{UNIT}-{unit.pk}", unit_label(unit)) for unit in units]),
        ("Nycklar", [(f"{KEY}-{key.pk}", _key_label(key)) for key in keys.order_by("name", "pk")]),
    ]


def _key_label(key: DistributionKey) -> str:
    return f"{key.name} (från {key.valid_from})"


class ReasonForm(forms.Form):
    """Why an alternative is adopted."""

    use_required_attribute = False
    reason = forms.CharField(
        label="Skäl", required=False, validators=[MaxLengthValidator(60, TOO_LONG)]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
