"""Which columns the table of a plan has: one for each level of its goals, and the fixed ones."""

from dataclasses import dataclass

from activities.models import OperationalPlan
from objects.models import GoalLevel
from objects.sheets import (
    Column,
    Fault,
    FaultyFileError,
    Header,
    Workbook,
    file_fault,
    find_header,
)

ACTIVITY, UNITS, DEADLINE, STATUS, COMMENT = "activity", "units", "deadline", "status", "comment"

_FIXED = (
    Column(ACTIVITY, ("Aktivitet", "Aktiviteter")),
    Column(UNITS, ("Nämnd", "Nämnder", "Ansvarig nämnd")),
    Column(DEADLINE, ("Slutfört", "Slutförs", "Klart", "Tidplan")),
    Column(STATUS, ("Status",)),
    Column(COMMENT, ("Kommentar", "Kommentarer"), is_required=False),
)


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a plan's goals from the top down, and the one that stands beside them."""

    ladder: tuple[GoalLevel, ...]
    beside: GoalLevel | None

    @classmethod
    def of(cls, plan: OperationalPlan) -> "Levels":
        """Raises FaultyFileError when the goal scheme of ``plan`` has no levels."""
        levels = sorted(plan.goal_scheme.levels.all(), key=lambda level: level.depth)
        ladder = tuple(level for level in levels if not level.beside)
        if not ladder:
            scheme = f"målstrukturen ”{plan.goal_scheme}” har inga nivåer"
            raise FaultyFileError(file_fault(scheme, "att de läggs upp före importen"))
        return cls(ladder, next((level for level in levels if level.beside), None))

    @property
    def all(self) -> tuple[GoalLevel, ...]:
        return (*self.ladder, self.beside) if self.beside else self.ladder

    def columns(self) -> tuple[Column, ...]:
        """The columns to look for; those of the ladder are required."""
        titles = (
            Column(title_key(level), (level.name, level.plural), is_required=not level.beside)
            for level in self.all
        )
        descriptions = (
            Column(description_key(level), (f"Beskrivning av {level.name}",), is_required=False)
            for level in self.all
        )
        return (*titles, *descriptions, *_FIXED)


def title_key(level: GoalLevel) -> str:
    return f"goal-{level.pk}"


def description_key(level: GoalLevel) -> str:
    return f"description-{level.pk}"


def chosen_header(workbook: Workbook, levels: Levels, name: str | None) -> Header:
    """The table in the sheet called ``name``, or in the only visible sheet that has one.

    Raises FaultyFileError when there is none, or several to choose from.
    """
    columns = levels.columns()
    if name is not None:
        wanted = [sheet for sheet in workbook.sheets if sheet.name.casefold() == name.casefold()]
        if not wanted:
            raise FaultyFileError(_sheet_fault(workbook, f"bladet ”{name}” finns inte"))
        return find_header(wanted[0], columns)
    found: list[Header] = []
    errors: list[FaultyFileError] = []
    for sheet in workbook.sheets:
        if not sheet.is_hidden:
            try:
                found.append(find_header(sheet, columns))
            except FaultyFileError as error:
                errors.append(error)
    if len(found) > 1:
        raise FaultyFileError(_sheet_fault(workbook, "flera blad har en tabell med aktiviteter"))
    if not found:
        raise FaultyFileError([fault for error in errors for fault in error.faults] or _EMPTY)
    return found[0]


_EMPTY = file_fault("filen har inget synligt blad", "ett blad med aktiviteter")


def _sheet_fault(workbook: Workbook, problem: str) -> Fault:
    names = ", ".join(f"”{sheet.name}”" for sheet in workbook.sheets)
    return file_fault(problem, f"namnet på ett av bladen {names}")
