"""Forms for what is written about a budget."""

from typing import Any

from django import forms

from budget.models import DifferenceReason
from objects.forms.base import PartForm
from objects.forms.choices import UnitField
from objects.models import Unit
from objects.money_form import MoneyFormField


class DifferenceReasonForm(PartForm):
    """Why the budget differs from the forecast, and which part of the difference it explains."""

    amount = MoneyFormField(
        label="Belopp i kronor",
        required=False,
        help_text="Så stor del av skillnaden som orsaken förklarar, om det är känt.",
    )
    unit = UnitField(Unit.objects.none(), label="Nämnd", required=False, empty_label="Alla nämnder")

    class Meta:
        model = DifferenceReason
        fields = ["text", "amount", "kind", "unit"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        committees = Unit.objects.committees().order_by("order", "code")
        self.fields["unit"].queryset = committees  # type: ignore[attr-defined]
