"""The deviations of the period before."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet
from django.http import Http404

from objects.forms.rows import DeviationForm
from objects.models import ObjectPlan, PeriodDeviation
from reports.content.object_plan.texts import (
    Texts,
    build_background,
    deviation_key,
    deviation_node,
)
from reports.editing.kinds.base import NO_SUCH_PART, Fragment, PartKind, Place, Region, in_order

Kind = PeriodDeviation.Kind


def whole(plan: ObjectPlan) -> Fragment:
    """Give both lists."""
    background = build_background(plan, Texts(()))
    return Fragment("reports/object_plan/deviation_lists.html", {"background": background})


class DeviationKind(PartKind[PeriodDeviation]):
    """An initiative that was late or cost more than planned."""

    slug = "avvikelse"
    noun = "avvikelsen"
    new = "avvikelse"
    model = PeriodDeviation
    form = DeviationForm
    region = Region("avvikelser", (slug,), whole)
    moving = frozenset({"kind"})

    def rows(self, plan: ObjectPlan) -> QuerySet[PeriodDeviation]:
        return plan.deviations.order_by("order", "pk")

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        return in_order(self.rows(plan), deviation_key, self.name, lambda row: row.kind)

    def shape(self, row: PeriodDeviation) -> str:
        return "div" if row._state.adding else "li"

    def name(self, row: PeriodDeviation) -> str:
        return f"{row.title}, {row.get_kind_display()}"

    def adding(self, under: str) -> str:
        return "dyrare initiativ" if under == Kind.OVER_BUDGET else "försenat initiativ"

    def siblings(self, plan: ObjectPlan, row: PeriodDeviation) -> QuerySet[PeriodDeviation]:
        return self.rows(plan).filter(kind=row.kind)

    def under(self, row: PeriodDeviation) -> str:
        return row.kind

    def part(self, plan: ObjectPlan, row: PeriodDeviation) -> Fragment:
        context = {"deviation": deviation_node(row)}
        return Fragment("reports/object_plan/deviation.html", context)

    def start(self, plan: ObjectPlan, under: str) -> PeriodDeviation:
        if under and under not in Kind.values:
            raise Http404(NO_SUCH_PART)
        last = plan.deviations.aggregate(last=Max("order"))["last"] or 0
        return PeriodDeviation(plan=plan, kind=under or Kind.LATE, order=last + 1)
