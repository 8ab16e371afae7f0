"""Totals that a file prints: kept, compared with the rows, never imported as money."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_UP, Decimal

from budget.importing.drafts import money
from budget.importing.ground import Ground
from budget.importing.rows import RowReader, label_of_total, sums_everything
from budget.importing.slots import Slot
from budget.importing.sums import Sums, step_of
from budget.importing.tables import TOTALS_SUBJECT, AmountColumn
from budget.importing.words import kind_of, totalled
from budget.models import ControlTotal
from budget.models.kinds import CostKind, Series
from objects.models import Unit
from objects.money import ORE
from objects.sheets import Change, ControlSum, Entry, ImportReport, Row

Scope = tuple[Unit | None, CostKind | None]


@dataclass(frozen=True, slots=True)
class Stated:
    """A total as the file states it; `unit` and `kind` None mean all.

    `step` is what the amount is rounded to (kr), 0 where it is exact.
    """

    sheet: str
    row: int
    label: str
    slot: Slot
    unit: Unit | None
    kind: CostKind | None
    amount: Decimal
    step: Decimal = Decimal(0)

    @property
    def identity(self) -> tuple[Slot, str, str, int | None, str | None]:
        unit = self.unit.pk if self.unit else None
        return (self.slot, self.sheet[:200], self.label, unit, self.kind)


def total_row(reader: RowReader, row: Row, columns: Iterable[AmountColumn]) -> list[Stated]:
    """The totals in a row that sums others; a warning when it does not say which."""
    label = label_of_total(reader.header, row) or ""
    if reader.header.get("total") is None:
        scope = _scope(label, reader.ground)
    else:
        label, scope = _told_scope(reader, row, label)
    if scope is None:
        reader.report.warnings.append(
            f"Bladet ”{reader.table.name}”, rad {row.number}: ”{label}” är en summa som inte "
            "går att jämföra."
        )
        return []
    return list(_stated(reader, row, label, scope, columns))


def _told_scope(reader: RowReader, row: Row, label: str) -> tuple[str, Scope | None]:
    """The scope of a sum whose unit and kind stand in their own columns, and the whole label."""
    if sums_everything(reader.header, row):
        return label, (None, None)
    named, scope = row_scope(reader, row)
    return f"{label} {named}", scope


def control_row(reader: RowReader, row: Row, columns: Iterable[AmountColumn]) -> list[Stated]:
    """A row of a less detailed sheet: a total for its unit, its kind or both."""
    if label_of_total(reader.header, row) is not None:
        return total_row(reader, row, columns)
    label, scope = row_scope(reader, row)
    if scope is None:
        reader.report.warnings.append(
            f"Bladet ”{reader.table.name}”, rad {row.number}: ”{label}” är varken känd nämnd "
            "eller känt slag och jämförs inte."
        )
        return []
    return list(_stated(reader, row, label, scope, columns))


def row_scope(reader: RowReader, row: Row) -> tuple[str, Scope | None]:
    """What a row without posts names, and its unit and kind; None where one is unknown."""
    unit_text, kind_text = reader.header.text(row, "unit"), reader.header.text(row, "kind")
    unit, kind = reader.ground.unit(unit_text), kind_of(kind_text)
    label = " ".join(filter(None, (unit_text, kind_text)))
    unknown = (unit_text and unit is None) or (kind_text and kind is None) or not label
    return label, None if unknown else (unit, kind)


def numbered(stated: Iterable[Stated]) -> list[Stated]:
    """The totals with a number behind a label that the same sheet repeats."""
    seen: Counter[object] = Counter()
    found = []
    for item in stated:
        seen[item.identity] += 1
        count = seen[item.identity]
        label = item.label if count == 1 else f"{item.label[:190]} ({count})"
        found.append(replace(item, label=label))
    return found


def _scope(label: str, ground: Ground) -> Scope | None:
    summed = totalled(label) or ""
    if not summed:
        return (None, None)
    unit, kind = ground.unit(summed), kind_of(summed)
    return (unit, kind) if unit or kind else None


def _stated(
    reader: RowReader,
    row: Row,
    label: str,
    scope: Scope,
    columns: Iterable[AmountColumn],
) -> Iterator[Stated]:
    for column in columns:
        amount = reader.amount(row, column)
        slot = reader.slots.of_total(row, column.slot)
        if amount is not None and slot is None:
            reader.report.warnings.append(
                f"Bladet ”{reader.table.name}”, rad {row.number}: ”{label}” är en summa av flera "
                "serier och jämförs inte."
            )
        elif amount is not None and slot is not None:
            unit, kind = scope
            sheet = reader.header.sheet
            place = (sheet.name, row.number, label[:200])
            yield Stated(*place, slot, unit, kind, amount, step_of([amount], sheet.unit))


def _scope_of(item: Stated) -> tuple[Slot, str | None, CostKind | None]:
    return (item.slot, item.unit.code if item.unit else None, item.kind)


def tolerance_of(item: Stated, of_file: Sums) -> Decimal:
    """How far rounding may take a stated total from its rows (kr).

    A sheet in thousands has rounded each amount by up to half a step: as many halves as there
    are rows, and one for the total itself, are let through.
    """
    slack = of_file.slack(*_scope_of(item)) + item.step / 2
    return slack.quantize(ORE, ROUND_UP)


def compare_sums(
    stated: Iterable[Stated], of_file: Sums, of_plan: Sums, report: ImportReport
) -> None:
    """Put each stated total beside the file's rows and the plan's; warn where they differ."""
    for item in stated:
        scope = _scope_of(item)
        computed = of_file.total(*scope)
        name = f"{item.slot.caption}, {item.label}"
        place = f"Bladet ”{item.sheet}”, rad {item.row}"
        if computed is None:
            report.warnings.append(
                f"{place}: ”{item.label}” {money(item.amount)} har inga rader att jämföras med."
            )
            continue
        tolerance = tolerance_of(item, of_file)
        control = ControlSum(name, item.amount, computed, item.sheet, item.row, tolerance)
        report.control_sums.append(control)
        if not control.agrees:
            report.warnings.append(
                f"{place}: ”{item.label}” är {money(item.amount)} men raderna ger "
                f"{money(computed)}."
            )
        after = of_plan.total(*scope)
        if after is not None and after != computed and abs(after - item.amount) > tolerance:
            report.warnings.append(
                f"{place}: ”{item.label}” är {money(item.amount)} men planen får {money(after)}."
            )


def keep(
    stated: Iterable[Stated], of_file: Sums, ground: Ground, report: ImportReport
) -> list[ControlTotal]:
    """The control totals to save: new ones, and stored ones that get another amount or tolerance.

    Those of a numbered forecast, another year or a part of one are only compared.
    """
    stored = {
        (Slot(Series(total.series)), total.sheet, total.label, total.unit_id, total.kind): total
        for total in ground.control_totals
    }
    found = []
    for item in stated:
        if not item.slot.is_plain:
            continue
        total = stored.get(item.identity)
        tolerance = tolerance_of(item, of_file)
        entry = (TOTALS_SUBJECT, f"{item.label}", item.sheet, item.row)
        if total is None:
            total = _new(item, ground)
            total.tolerance = tolerance
            report.new.append(Entry(*entry, note=money(item.amount)))
        elif total.amount != item.amount:
            change = Change("belopp", money(total.amount), money(item.amount))
            report.changed.append(Entry(*entry, (change,)))
            total.amount, total.row, total.tolerance = item.amount, item.row, tolerance
        elif total.tolerance != tolerance:
            shown = (money(total.tolerance), money(tolerance))
            report.changed.append(Entry(*entry, (Change("avrundning", *shown),)))
            total.tolerance = tolerance
        else:
            report.unchanged.append(Entry(*entry))
            continue
        stored[item.identity] = total
        found.append(total)
    return found


def _new(item: Stated, ground: Ground) -> ControlTotal:
    return ControlTotal(
        plan_id=ground.plan.pk,
        series=item.slot.series,
        sheet=item.sheet[:200],
        row=item.row,
        label=item.label,
        unit=item.unit,
        kind=item.kind,
        amount=item.amount,
    )
