"""What a file would do to a plan: everything worked out, nothing written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from budget.importing.choice import choose
from budget.importing.components import Components
from budget.importing.drafts import Draft
from budget.importing.forecasts import TotalLines, is_total_only, read_totals
from budget.importing.ground import Ground, Key, load_ground, named_lines
from budget.importing.keys import read_keys
from budget.importing.matching import Matched, by_identity, match
from budget.importing.pivot import compare_row, list_missing
from budget.importing.rows import RowReader, label_of_total
from budget.importing.slots import slot_of
from budget.importing.sums import Sums
from budget.importing.tables import AmountColumn, Detail, Table
from budget.importing.totals import (
    Stated,
    compare_sums,
    control_row,
    keep,
    numbered,
    total_row,
)
from budget.models import ControlTotal
from budget.models.kinds import Series
from objects.models import Component, ObjectPlan
from objects.sheets import Fault, ImportReport, Row, Workbook


@dataclass(slots=True)
class Proposal:
    """What to write; `report` says the same in words and holds the faults that forbid it.

    `ground` is what stood in the database when it was worked out, and `drafts` the file's rows.
    """

    plan: ObjectPlan
    report: ImportReport
    ground: Ground
    drafts: list[Draft] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    lines: Matched = field(default_factory=Matched)
    totals: TotalLines = field(default_factory=TotalLines)
    control_totals: list[ControlTotal] = field(default_factory=list)


def propose(
    workbook: Workbook, plan: ObjectPlan, report: ImportReport, sheet: str | None = None
) -> Proposal:
    """Read `workbook` against `plan` and fill `report`; writes nothing.

    Raises FaultyFileError when no sheet can be read; wrong cells become faults of the report.
    """
    choice = choose(workbook, plan.year, sheet)
    report.notes += [*workbook.notes, *choice.notes]
    report.warnings += workbook.warnings
    _refuse_empty([choice.main] if choice.main else choice.keys, report)
    ground = load_ground(plan)
    proposal = Proposal(plan, report, ground)
    read_keys(choice.keys, ground, report)
    proposal.keys = [key for key in ground.keys.values() if key.is_new or key.old_shares]
    if choice.main is not None:
        _Reading(choice.main, choice.controls, ground, proposal).run()
    return proposal


def _refuse_empty(tables: Sequence[Table], report: ImportReport) -> None:
    for table in tables:
        header = table.header
        if not header.rows():
            above = Row(header.number, ())
            report.faults.append(header.fault(above, "", "minst en rad", "har inga rader"))


class _Reading:
    """One run over the main table and the tables to compare with it."""

    def __init__(
        self, main: Table, controls: Sequence[Table], ground: Ground, proposal: Proposal
    ) -> None:
        self.ground, self.proposal, self.report = ground, proposal, proposal.report
        self.components = Components(ground, _component_kind(main))
        self.main = self._reader(main)
        self.controls = [self._reader(table) for table in controls]
        self.stated: list[Stated] = []
        self.drafts: list[Draft] = []

    def run(self) -> None:
        current, totals = self._columns(self.main)
        of_file, of_plan = self._compared(current) or self._imported(current)
        for reader in self.controls:
            columns, more = self._columns(reader)
            totals += more
            for row in reader.header.rows():
                self.stated += control_row(reader, row, columns)
        self.stated = numbered(self.stated)
        compare_sums(self.stated, of_file, of_plan, self.report)
        self.proposal.control_totals = keep(self.stated, of_file, self.ground, self.report)
        self.proposal.totals = read_totals(totals, self.ground, self.report)
        self.report.normalised += self.main.spellings.entries()

    def _reader(self, table: Table) -> RowReader:
        return RowReader(table, self.ground, self.components, self.report)

    def _columns(
        self, reader: RowReader
    ) -> tuple[list[AmountColumn], list[tuple[RowReader, AmountColumn]]]:
        """The columns that rows carry, and those that are known only as a total."""
        totals = [column for column in reader.table.amounts if is_total_only(reader, column)]
        current = [column for column in reader.table.amounts if column not in totals]
        return current, [(reader, column) for column in totals]

    def _compared(self, columns: Sequence[AmountColumn]) -> tuple[Sums, Sums] | None:
        """Compare a published table with the plan's lines; None when it is to be imported."""
        detail = self.main.table.detail
        lines = self.ground.lines
        posts = lines if detail < Detail.UNIT_AND_KIND else named_lines(lines)
        slots = {column.slot.whole for column in columns}
        year = self.ground.plan.year
        if detail == Detail.LINES or not any(slot_of(one, year).whole in slots for one in posts):
            return None
        is_whole = not any(column.slot.period for column in columns)
        of_plan = Sums().add_lines(lines, self.ground, whole=is_whole)
        named = set()
        for row in self.main.header.rows():
            if label_of_total(self.main.header, row) is not None:
                self.stated += total_row(self.main, row, columns)
            else:
                named |= compare_row(self.main, row, columns, of_plan, lines)
        list_missing(self.main, columns, of_plan, named)
        self.report.notes.append(
            "Planen har redan sina poster: tabellen jämförs och läggs inte till."
        )
        return of_plan, of_plan

    def _imported(self, columns: Sequence[AmountColumn]) -> tuple[Sums, Sums]:
        if not self._has_enough():
            return Sums(), Sums()
        drafts: list[Draft] = []
        for row in self.main.header.rows():
            if label_of_total(self.main.header, row) is not None:
                self.stated += total_row(self.main, row, columns)
            else:
                drafts += self.main.drafts(row, tuple(columns))
        proposal = self.proposal
        proposal.drafts = drafts
        named = by_identity(drafts, self.main.table, self.ground, self.report)
        proposal.lines = match(
            named, self.main.table, self.ground, self.report, self._tells_revisions()
        )
        proposal.components = list(self.components.new.values())
        self.components.report(self.report)
        self._refuse_doubling(drafts)
        kept = [draft for same in named.values() for draft in same]
        of_file = Sums.of_drafts(kept, self.main.header.sheet.unit)
        left = (*proposal.lines.missing, *self.ground.beside)
        return of_file, of_file.copy().add_lines(left, self.ground)

    def _tells_revisions(self) -> bool:
        """Whether revisions stand in rows of their own, which are left alone."""
        if self.main.revisions:
            word = "rad" if self.main.revisions == 1 else "rader"
            self.report.notes.append(
                f"{self.main.revisions} {word} med skäl till revidering lästes inte: en beslutad "
                "budget revideras i rutnätet."
            )
        return self.main.header.get("reason") is not None

    def _has_enough(self) -> bool:
        header = self.main.header
        lacking = [] if header.get("kind") else ["VM/VU"]
        if not (header.get("unit") or header.get("key")):
            lacking.append("Nämnd eller Fördelningsnyckel")
        if lacking:
            problem = f"saknar kolumnen {' och '.join(lacking)}"
            expected = "VM/VU och bärare på varje rad"
            name = self.main.table.name
            self.report.faults.append(Fault(name, header.number, "", None, expected, problem))
        return not lacking

    def _refuse_doubling(self, drafts: Sequence[Draft]) -> None:
        """Posts are not added to a plan that holds the published sums of the same posts."""
        if not any(draft.title or draft.component or draft.key for draft in drafts):
            return
        missing = self.proposal.lines.missing
        posts = {line.pk for line in named_lines(missing)}
        sums = [line for line in missing if line.pk not in posts and line.series == Series.BUDGET]
        if sums:
            problem = f"planen har {len(sums)} rader utan post, som är summor av filens rader"
            expected = "att de tas bort ur planen först"
            self.report.faults.append(Fault("", None, "", None, expected, problem))


def _component_kind(table: Table) -> Component.Kind:
    column = table.header.get("component")
    is_business = column is not None and column.caption.casefold().startswith("verksamhet")
    return Component.Kind.BUSINESS if is_business else Component.Kind.IT
