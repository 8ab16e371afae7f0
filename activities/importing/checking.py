"""Checks of each row; every fault of the file is collected before anything is given up."""

from __future__ import annotations

from dataclasses import dataclass

from activities.importing import columns
from activities.importing.dictionaries import Dictionaries
from activities.importing.rows import CheckedRow, GoalStep
from activities.importing.texts import ActivityText, has_identity_number, read_text
from activities.models import Activity, StatusChoice
from objects.fuzzy import FuzzyDate, FuzzyDateError, parse_fuzzy
from objects.models import GoalLevel, Unit
from objects.sheets import Entry, Header, ImportReport, Row

MAX_TITLE = Activity._meta.get_field("title").max_length or 0
NO_IDENTITY = "en text utan personnummer"


@dataclass(frozen=True, slots=True)
class RowChecker:
    """Reads the rows below ``header``; faults and what was normalised go to ``report``."""

    header: Header
    levels: columns.Levels
    dictionaries: Dictionaries
    year: int
    report: ImportReport

    def rows(self) -> list[CheckedRow]:
        """The rows without faults; the report says whether there are others."""
        checked = [self._row(row) for row in self.header.rows()]
        if not checked:
            self.report.faults.append(
                self.header.fault(Row(self.header.number, ()), "", "minst en rad", "har inga rader")
            )
        return [row for row in checked if row is not None]

    def _row(self, row: Row) -> CheckedRow | None:
        faults_before = len(self.report.faults)
        steps = self._steps(row)
        text = self._text(row)
        units = self._units(row)
        deadline = self._deadline(row)
        status = self._status(row)
        comment = self.header.text(row, columns.COMMENT)
        if has_identity_number(comment):
            self._fault(row, columns.COMMENT, NO_IDENTITY, "liknar ett personnummer")
        if len(self.report.faults) > faults_before:
            return None
        return CheckedRow(row.number, steps, text, units, deadline, status, comment)

    def _steps(self, row: Row) -> tuple[GoalStep, ...]:
        ladder = [self._step(row, level) for level in self.levels.ladder]
        # Only the lowest level may be left out: some goals have nothing below them.
        for level, step in zip(self.levels.ladder, ladder[:-1] or ladder, strict=False):
            if step is None:
                problem = "är tom, så aktiviteten står inte under något mål"
                self._fault(row, columns.title_key(level), f"{level.name.lower()}", problem)
        beside = self._step(row, self.levels.beside) if self.levels.beside else None
        return tuple(step for step in (*ladder, beside) if step is not None)

    def _step(self, row: Row, level: GoalLevel) -> GoalStep | None:
        title = " ".join(self.header.text(row, columns.title_key(level)).split())
        description = self.header.text(row, columns.description_key(level))
        return GoalStep(level, title, description) if title else None

    def _text(self, row: Row) -> ActivityText:
        text = read_text(self.header.text(row, columns.ACTIVITY))
        if not text.key:
            self._fault(row, columns.ACTIVITY, "en text som säger vad som ska göras", "är tom")
        elif len(text.title) > MAX_TITLE:
            self._fault(row, columns.ACTIVITY, f"högst {MAX_TITLE} tecken", "är för lång")
        elif has_identity_number(text.title):
            self._fault(row, columns.ACTIVITY, NO_IDENTITY, "liknar ett personnummer")
        return text

    def _units(self, row: Row) -> tuple[Unit, ...]:
        text = self.header.text(row, columns.UNITS)
        units, unknown = self.dictionaries.find_units(text) if text else ([], [])
        if unknown:
            names = ", ".join(f"”{name}”" for name in unknown)
            problem = f"är ingen känd nämnd eller enhet ({names})"
            self._fault(row, columns.UNITS, self.dictionaries.known_units, problem)
        elif not units:
            self._fault(row, columns.UNITS, self.dictionaries.known_units, "är tom")
        return tuple(sorted(units, key=lambda unit: (unit.order, unit.code)))

    def _deadline(self, row: Row) -> FuzzyDate | None:
        text = self.header.text(row, columns.DEADLINE)
        if not text:
            return None
        try:
            return parse_fuzzy(text, year=self.year)
        except FuzzyDateError as error:
            self._fault(row, columns.DEADLINE, error.expected, "är ingen tidpunkt")
            return None

    def _status(self, row: Row) -> StatusChoice | None:
        text = self.header.text(row, columns.STATUS)
        if not text:
            return None
        choice = self.dictionaries.find_status(text)
        if choice is None:
            self._fault(row, columns.STATUS, self.dictionaries.known_statuses, "är ingen status")
        elif choice.label != text:
            label = f"”{text}” lästes som ”{choice.label}”"
            self.report.normalised.append(
                Entry("Status", label, self.header.sheet.name, row.number)
            )
        return choice

    def _fault(self, row: Row, column: str, expected: str, problem: str) -> None:
        self.report.faults.append(self.header.fault(row, column, expected, problem))
