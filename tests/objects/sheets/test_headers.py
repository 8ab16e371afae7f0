"""The header row is found by its captions, wherever it stands."""

import pytest

from objects.sheets import (
    Column,
    FaultyFileError,
    Row,
    Sheet,
    column_letter,
    find_header,
)

COLUMNS = (
    Column("unit", ("Nämnd", "Ansvarig nämnd")),
    Column("kind", ("VM/VU", "Slag")),
    Column("note", ("Kommentar",), is_required=False),
    Column("amount", ("Belopp",), pattern=r"(budget|prognos)\d{4}", is_required=False),
)


def sheet(*rows: tuple[str | float, ...]) -> Sheet:
    return Sheet("Blad", tuple(Row(number, row) for number, row in enumerate(rows, 1)))


def test_the_header_is_found_below_a_title_and_by_synonyms_without_case_and_spacing() -> None:
    header = find_header(
        sheet(("Budget för nämnd",), ("",), (" ansvarig  NÄMND", "", "vm / vu"), ("BIN", "", "VM")),
        COLUMNS,
    )
    assert header.number == 3
    assert [(c.key, c.letter, c.caption) for c in header.columns] == [
        ("unit", "A", "ansvarig NÄMND"),
        ("kind", "C", "vm / vu"),
    ]
    (row,) = header.rows()
    assert (header.text(row, "unit"), header.text(row, "kind")) == ("BIN", "VM")
    assert header.value(row, "note") is None


def test_a_pattern_takes_several_columns_and_the_rest_are_kept_as_unknown() -> None:
    header = find_header(sheet(("Nämnd", "Slag", "Budget 2022", "Prognos 2021", "Eget")), COLUMNS)
    assert [c.caption for c in header.all("amount")] == ["Budget 2022", "Prognos 2021"]
    assert [(c.letter, c.caption) for c in header.unknown] == [("E", "Eget")]


def test_a_sheet_without_the_required_columns_says_which_are_lacking() -> None:
    with pytest.raises(FaultyFileError) as caught:
        find_header(sheet(("Nämnd", "Belopp"), ("BIN", 1.0)), COLUMNS)
    assert str(caught.value) == (
        "Blad ”Blad”, rad 1: saknar kolumnen ”VM/VU”; väntade en rubrikrad med dem"
    )


def test_two_columns_of_the_same_meaning_are_a_fault() -> None:
    with pytest.raises(FaultyFileError) as caught:
        find_header(sheet(("Nämnd", "Slag", "Ansvarig nämnd")), COLUMNS)
    assert "kolumn C: ”Ansvarig nämnd” betyder detsamma som kolumn A" in str(caught.value)


def test_a_fault_names_sheet_row_column_value_and_what_was_expected() -> None:
    header = find_header(sheet(("Nämnd", "Slag", "Belopp"), ("BIN", "VM", "abc")), COLUMNS)
    (row,) = header.rows()
    fault = header.fault(row, "amount", "t.ex. 1 234,50", "går inte att läsa som belopp")
    assert str(fault) == (
        "Blad ”Blad”, rad 2, kolumn C (Belopp): ”abc” går inte att läsa som belopp; "
        "väntade t.ex. 1 234,50"
    )
    assert fault.as_json()["text"] == str(fault)


def test_column_letters_go_on_after_z() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]
