"""Forms for what is written about a budget, and for what it pays for."""

from typing import TYPE_CHECKING, Any

from django import forms

from activities.forms.activity import ActivityForm
from activities.models import Activity
from budget.models import BudgetLine, DifferenceReason
from budget.queries import lines_for
from objects.forms.base import PartForm
from objects.forms.choices import UnitField
from objects.forms.folded import FoldedTicks
from objects.models import Unit
from objects.money import format_money
from objects.money_form import MoneyFormField

if TYPE_CHECKING:
    LinesBase = forms.ModelMultipleChoiceField[BudgetLine]
else:
    LinesBase = forms.ModelMultipleChoiceField


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


class LinesField(LinesBase):
    """Some budget lines, by component, title, amount and bearer, as boxes to tick."""

    widget = FoldedTicks

    def label_from_instance(self, obj: BudgetLine) -> str:
        title = ": ".join(filter(None, (str(obj.component or ""), obj.title)))
        bearer = obj.unit.code if obj.unit else str(obj.key or "")
        words = (title or f"Rad {obj.number}", f"{format_money(obj.amount)} kr", bearer)
        return ", ".join(filter(None, words))


class FundedActivityForm(ActivityForm):
    """An activity with the budget lines that pay for it."""

    budget_lines = LinesField(
        BudgetLine.objects.none(),
        label="Budgetposter",
        required=False,
        help_text="De poster i objektplanens budget som betalar aktiviteten.",
    )
    field_order = [*ActivityForm.field_order, "budget_lines"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        in_plan = self.operational
        if in_plan is None or row.object_id is None:
            del self.fields["budget_lines"]
            return
        found = lines_for(Activity(pk=row.pk, plan=in_plan, object_id=row.object_id))
        self.fields["budget_lines"].queryset = found  # type: ignore[attr-defined]
        if row.pk:
            own = [line.pk for line in found if line.activity_id == row.pk]
            self.initial.setdefault("budget_lines", own)

    def lines(self) -> list[int]:
        """Give the keys of the lines that the valid form has chosen."""
        return [line.pk for line in self.cleaned_data.get("budget_lines", ())]
