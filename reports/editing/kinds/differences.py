"""The reasons why the budget differs from the forecast."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from budget.forms import DifferenceReasonForm
from budget.models import DifferenceReason
from objects.models import ObjectPlan
from objects.permissions import Action
from reports.content.object_plan.comparison import (
    build_reasons,
    reason_key,
    reason_node,
    reasons_of,
)
from reports.editing.kinds.base import Fragment, PartKind, Place, Region, in_order, short


def whole(plan: ObjectPlan) -> Fragment:
    """Give the list of reasons."""
    return Fragment("reports/object_plan/reasons.html", {"reasons": build_reasons(plan)})


class DifferenceKind(PartKind[DifferenceReason]):
    """A reason for the difference, with its amount when known."""

    slug = "skillnad"
    noun = "orsaken"
    new = "orsak till skillnaden"
    model = DifferenceReason
    form = DifferenceReasonForm
    action = Action.EXPLAIN_DIFFERENCE
    region = Region("orsaker", (slug,), whole)

    def rows(self, plan: ObjectPlan) -> QuerySet[DifferenceReason]:
        return reasons_of(plan)

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        rows = list(self.rows(plan))
        keys = {row.pk: reason_key(at) for at, row in enumerate(rows, start=1)}
        return in_order(rows, lambda row: keys[row.pk], self.name)

    def shape(self, row: DifferenceReason) -> str:
        return "div" if row._state.adding else "li"

    def name(self, row: DifferenceReason) -> str:
        return f"orsaken {short(row.text)}"

    def part(self, plan: ObjectPlan, row: DifferenceReason) -> Fragment:
        order = [each.pk for each in self.rows(plan)]
        node = reason_node(order.index(row.pk) + 1, row)
        return Fragment("reports/object_plan/reason.html", {"reason": node})

    def start(self, plan: ObjectPlan, under: str) -> DifferenceReason:
        last = plan.difference_reasons.aggregate(last=Max("order"))["last"] or 0
        return DifferenceReason(plan=plan, order=last + 1)
