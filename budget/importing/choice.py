"""Which sheets of a workbook are imported, compared, or left unread."""

from dataclasses import dataclass, field

from budget.importing.tables import Detail, Table, not_understood, read_table
from objects.sheets import Fault, FaultyFileError, Sheet, Workbook, fold


@dataclass(slots=True)
class Choice:
    """The table of lines, the table of keys, the tables to compare with, and why."""

    main: Table | None = None
    keys: list[Table] = field(default_factory=list)
    controls: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def choose(workbook: Workbook, year: int, name: str | None = None) -> Choice:
    """Pick the most detailed table for `year`, or the one in the sheet called `name`.

    Hidden sheets are read only when named. Raises FaultyFileError when nothing fits or when
    two sheets fit equally well.
    """
    choice = Choice()
    tables, faults = _read_all(workbook, year, name, choice.notes)
    if faults:
        raise FaultyFileError(faults)
    choice.keys = [table for table in tables if table.detail == Detail.KEYS]
    others = [table for table in tables if table.detail != Detail.KEYS]
    if others:
        choice.main = _main(others, year)
        choice.controls = [table for table in others if table is not choice.main]
        _explain(choice, len(workbook.sheets))
    return choice


def _read_all(
    workbook: Workbook, year: int, name: str | None, notes: list[str]
) -> tuple[list[Table], list[Fault]]:
    """The tables wanted, those of keys always among them, and what is wrong with the rest."""
    tables: list[Table] = []
    faults: list[Fault] = []
    for sheet in _candidates(workbook, name, notes):
        is_wanted = name is None or fold(sheet.name) == fold(name)
        try:
            table = read_table(sheet, year)
        except FaultyFileError as error:
            faults += error.faults if is_wanted else ()
            continue
        if table is not None and (is_wanted or table.detail == Detail.KEYS):
            tables.append(table)
        elif table is None and is_wanted:
            notes.append(f"Bladet ”{sheet.name}” har ingen känd rubrikrad och lästes inte.")
            faults += [not_understood(sheet)] if name is not None else []
    if not tables and not faults:
        faults += [not_understood(sheet) for sheet in workbook.sheets]
    return tables, faults


def _candidates(workbook: Workbook, name: str | None, notes: list[str]) -> list[Sheet]:
    if name is not None and fold(name) not in {fold(sheet.name) for sheet in workbook.sheets}:
        known = ", ".join(f"”{sheet.name}”" for sheet in workbook.sheets)
        raise FaultyFileError(Fault(name, None, "", None, f"något av {known}", "finns inte"))
    candidates = []
    for sheet in workbook.sheets:
        if sheet.is_hidden and (name is None or fold(sheet.name) != fold(name)):
            notes.append(f"Det dolda bladet ”{sheet.name}” lästes inte.")
        elif sheet.rows:
            candidates.append(sheet)
    return candidates


def _main(tables: list[Table], year: int) -> Table:
    current = [table for table in tables if table.of_year(year)]
    if not current:
        table = tables[0]
        captions = ", ".join(amount.column.caption for amount in table.amounts)
        fault = Fault(
            table.name,
            table.header.number,
            table.amounts[0].column.letter,
            captions,
            f"en kolumn för {year}, t.ex. ”Budget {year}”",
            "gäller ett annat år än planen",
        )
        raise FaultyFileError(fault)
    best = max(table.detail for table in current)
    found = [table for table in current if table.detail == best]
    if len(found) > 1:
        names = " och ".join(f"”{table.name}”" for table in found)
        problem = f"bladen {names} är lika detaljerade"
        raise FaultyFileError(Fault("", None, "", None, "att ett blad väljs", problem))
    return found[0]


def _explain(choice: Choice, sheets: int) -> None:
    assert choice.main is not None
    if sheets > 1:
        choice.notes.append(f"Bladet ”{choice.main.name}” är mest detaljerat och läses in.")
    choice.notes += [
        f"Bladet ”{table.name}” jämförs som kontrollsummor." for table in choice.controls
    ]
    for table in (choice.main, *choice.keys):
        choice.notes += [
            f"Kolumnen ”{column.caption}” i bladet ”{table.name}” lästes inte."
            for column in table.header.unknown
        ]
