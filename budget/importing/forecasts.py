"""Columns known only as a total: last year's forecast beside this year's budget."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q

from budget.importing.drafts import money
from budget.importing.ground import Ground
from budget.importing.rows import RowReader, label_of_total, sums_everything
from budget.importing.slots import Slot
from budget.importing.tables import LINES_SUBJECT, AmountColumn
from budget.models import BudgetLine
from budget.models.kinds import Series
from objects.models import ObjectPlan
from objects.sheets import Change, Entry, ImportReport


@dataclass(slots=True)
class TotalLines:
    """Lines without kind or bearer to write, possibly in the object's plan for another year."""

    new: list[BudgetLine] = field(default_factory=list)
    changed: list[BudgetLine] = field(default_factory=list)


def is_total_only(reader: RowReader, column: AmountColumn) -> bool:
    """Another year's column, or a forecast or outcome that no row of its own carries."""
    if column.year not in reader.ground.years:
        return True
    return column.slot.series != Series.BUDGET and not any(
        row.value(column.column.index) is not None
        for row in reader.header.rows()
        if label_of_total(reader.header, row) is None
    )


def read_totals(
    columns: Iterable[tuple[RowReader, AmountColumn]], ground: Ground, report: ImportReport
) -> TotalLines:
    """The totals of `columns`, each for the plan of the same object and the column's year."""
    result = TotalLines()
    seen: dict[Slot, Decimal] = {}
    for reader, column in columns:
        amount = _total(reader, column)
        if amount is None:
            continue
        first = seen.setdefault(column.slot, amount)
        if first is not amount:
            if first != amount:
                report.warnings.append(
                    f"”{column.column.caption}” är {money(first)} i ett blad "
                    f"men {money(amount)} i bladet ”{reader.table.name}”."
                )
            continue
        _place(reader, column, amount, result)
    return result


def _total(reader: RowReader, column: AmountColumn) -> Decimal | None:
    """The printed total of everything, else the sum of the rows that are no totals."""
    amounts = []
    for row in reader.header.rows():
        amount = reader.amount(row, column)
        if amount is None:
            continue
        if label_of_total(reader.header, row) is None:
            amounts.append(amount)
        elif sums_everything(reader.header, row):
            return amount
    return sum(amounts, Decimal("0.00")) if amounts else None


def _place(reader: RowReader, column: AmountColumn, amount: Decimal, result: TotalLines) -> None:
    report, ground = reader.report, reader.ground
    plan = _plan_for(column, ground)
    what = f"”{column.column.caption}” ({money(amount)})"
    slot = column.slot
    if slot.series == Series.BUDGET:
        report.warnings.append(f"{what} lästes inte in: en budget för ett annat år än planens.")
        return
    if plan is None:
        report.warnings.append(f"{what} lästes inte in: objektet har ingen plan för {column.year}.")
        return
    year = column.year if column.year != plan.year else None
    own = {"series": slot.series, "forecast": slot.forecast, "year": year}
    lines = _lines_of(plan, slot, year)
    what_is = slot._replace(year=None).caption
    entry = (f"{LINES_SUBJECT} i {plan.code}", f"{what_is} totalt", reader.table.name)
    if not lines:
        result.new.append(BudgetLine(plan=plan, **own, period=slot.period, amount=amount))
        report.new.append(Entry(*entry, note=money(amount)))
        return
    planned = sum((line.amount for line in lines), Decimal(0))
    if planned == amount:
        report.unchanged.append(Entry(*entry))
    elif len(lines) == 1 and _is_total(lines[0]):
        report.changed.append(
            Entry(*entry, changes=(Change("belopp", money(planned), money(amount)),))
        )
        lines[0].amount = amount
        result.changed.append(lines[0])
    else:
        report.warnings.append(
            f"{what} lästes inte in: planen {plan.code} har {len(lines)} rader som ger "
            f"{money(planned)}."
        )


def _lines_of(plan: ObjectPlan, slot: Slot, year: int | None) -> list[BudgetLine]:
    """The lines whose sum the total states; a total of the whole year sums its parts too."""
    years = Q(year=year) | (Q(year=plan.year) if year is None else Q())
    found = BudgetLine.objects.filter(years, plan=plan, series=slot.series, forecast=slot.forecast)
    if slot.period:
        found = found.filter(period=slot.period)
    return list(found.order_by("number"))


def _plan_for(column: AmountColumn, ground: Ground) -> ObjectPlan | None:
    if column.year in ground.years:
        return ground.plan
    plans = ObjectPlan.objects.filter(object_id=ground.plan.object_id)
    return plans.filter(period_start__year=column.year).order_by("period_start").first()


def _is_total(line: BudgetLine) -> bool:
    named = (line.kind, line.unit_id, line.key_id, line.component_id, line.title)
    return not any(named)
