"""The budget against the forecast of the year before."""

from decimal import Decimal

from django.db.models import QuerySet

from budget.models import DifferenceReason
from budget.models.kinds import CostKind
from budget.queries import total_of
from objects.models import ObjectPlan
from objects.money import format_money, percent
from reports.content.amounts import amount, difference
from reports.content.object_plan.ledger import Forecast, Ledger
from reports.content.object_plan.nodes import Comparison, KindRow, Reason

KIND_NAMES: dict[str, str] = {
    CostKind.MAINTENANCE: "vidmakthållande",
    CostKind.DEVELOPMENT: "vidareutveckling",
}


def kind_label(kind: str) -> str:
    """Give "VM" for ``vm`` and so on."""
    return str(CostKind(kind).label)


def build_comparison(plan: ObjectPlan, ledger: Ledger, forecast: Forecast) -> Comparison:
    """Compare by kind and in all."""
    sums = forecast.sums
    kinds = [kind for kind in CostKind.values if kind in ledger.kinds or kind in sums]
    budgeted = ledger.total if ledger.lines else None
    expected = total_of(sums.values())
    return Comparison(
        key="budget-mot-prognos",
        title=f"Budget {plan.year} mot prognos {forecast.year}",
        budget_label=f"Budget {plan.year}",
        forecast_label=f"Prognos {forecast.year}",
        kinds=tuple(_kind_row(kind, ledger, sums.get(kind)) for kind in kinds),
        total=_row("summa", "Summa", "", budgeted, expected),
        lead=_lead(plan.year, forecast.year, budgeted, expected),
        reasons=build_reasons(plan),
    )


def _kind_row(kind: str, ledger: Ledger, expected: Decimal | None) -> KindRow:
    budgeted = ledger.paid(kind=kind)
    return _row(kind, kind_label(kind), KIND_NAMES.get(kind, ""), budgeted, expected)


def _row(
    key: str, short: str, name: str, budgeted: Decimal | None, expected: Decimal | None
) -> KindRow:
    change = None if budgeted is None or expected is None else budgeted - expected
    return KindRow(
        key=f"budget-mot-prognos/{key}",
        short=short,
        name=name,
        budget=amount(budgeted),
        forecast=amount(expected),
        difference=difference(change),
        percent=percent(change, expected, signed=True) if change is not None and expected else "",
    )


def _lead(year: int, before: int, budgeted: Decimal | None, expected: Decimal | None) -> str:
    if budgeted is None or expected is None:
        return ""
    change = budgeted - expected
    if not change:
        return f"Budgeten för {year} är lika stor som prognosen för {before}."
    share = f" ({percent(abs(change), expected)})" if expected else ""
    direction = "högre" if change > 0 else "lägre"
    return (
        f"Budgeten för {year} är {format_money(abs(change))} kronor{share} {direction} än "
        f"prognosen för {before}."
    )


def build_reasons(plan: ObjectPlan) -> tuple[Reason, ...]:
    """Give the reasons written for the difference (one query)."""
    return tuple(reason_node(place, reason) for place, reason in enumerate(reasons_of(plan), 1))


def reasons_of(plan: ObjectPlan) -> QuerySet[DifferenceReason]:
    """The reasons written for the difference, in their order, with their units."""
    return plan.difference_reasons.select_related("unit").order_by("order", "pk")


def reason_key(place: int) -> str:
    """Give the key of the node that shows the reason at ``place``, from 1."""
    return f"skillnad/{place}"


def reason_node(place: int, reason: DifferenceReason) -> Reason:
    """Give the reason at ``place``, from 1."""
    kind = kind_label(reason.kind) if reason.kind else ""
    about = ", ".join(filter(None, (kind, reason.unit.code if reason.unit else "")))
    return Reason(reason_key(place), reason.text, amount(reason.amount), about)
