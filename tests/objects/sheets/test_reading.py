"""Bytes of many kinds become the same rows, and what cannot be read says why."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from objects.sheets import FaultyFileError, Sheet, read_workbook
from tests.objects.sheets.workbooks import csv_of, ods, xlsx

ROWS: list[list[object]] = [
    ["Nämnd", "Slag", "Budget 2022"],
    [None, None, None],
    ["Åmål & Örebro", "VM", 1200.5],
    ["BIN", "VU", 7],
]


def texts(sheet: Sheet) -> list[list[str]]:
    return [[row.text(index) for index in range(3)] for row in sheet.rows]


EXPECTED = [
    ["Nämnd", "Slag", "Budget 2022"],
    ["", "", ""],
    ["Åmål & Örebro", "VM", "1200.5"],
    ["BIN", "VU", "7"],
]


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_zipped_workbook_keeps_sheet_names_rows_and_whole_numbers(
    make: Callable[[dict[str, list[list[object]]]], bytes],
) -> None:
    content = make({"Blad ett": ROWS, "Tomt": []})
    book = read_workbook(content, f"budget.{make.__name__}")
    assert [sheet.name for sheet in book.sheets] == ["Blad ett", "Tomt"]
    assert texts(book.sheets[0]) == EXPECTED
    assert [row.number for row in book.sheets[0].rows] == [1, 2, 3, 4]
    assert book.sheets[1].rows == ()
    assert book.format == make.__name__


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_with_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    book = read_workbook(csv_of(ROWS, delimiter, encoding), "budget.csv")
    assert texts(book.sheets[0]) == EXPECTED
    assert book.sheets[0].name == "budget.csv"


def test_a_comma_between_thousands_is_no_delimiter_in_a_semicolon_file() -> None:
    content = b"Slag;Budget 2022\nVM;1,107,850.00\nVU;1,843,500.00\nTotal;2,951,350.00\n"
    (sheet,) = read_workbook(content, "a.csv").sheets
    assert [row.values for row in sheet.rows][1] == ("VM", "1,107,850.00")


def test_a_quoted_amount_with_commas_stays_whole_in_a_comma_file() -> None:
    content = b'Slag,Budget 2022\nVM,"1,107,850.00"\nVU,"1 843 500,00"\n'
    (sheet,) = read_workbook(content, "a.csv").sheets
    assert [row.text(1) for row in sheet.rows] == ["Budget 2022", "1,107,850.00", "1 843 500,00"]


def test_excels_own_delimiter_line_is_obeyed_and_counted_as_a_row() -> None:
    (sheet,) = read_workbook(b"sep=|\nA|B\n1|2\n", "a.csv").sheets
    assert [(row.number, row.values) for row in sheet.rows] == [(2, ("A", "B")), (3, ("1", "2"))]


def test_empty_columns_before_the_table_do_not_shift_the_letters() -> None:
    content = xlsx({"S": [[None, None, None], [None, "Nämnd", "Belopp"]]})
    (sheet,) = read_workbook(content, "a.xlsx").sheets
    assert sheet.rows[1].number == 2
    assert sheet.rows[1].text(1) == "Nämnd"


def test_a_hidden_sheet_is_read_and_marked() -> None:
    content = xlsx({"Synligt": ROWS, "Gömt": ROWS}, hidden="Gömt")
    assert [sheet.is_hidden for sheet in read_workbook(content, "a.xlsx").sheets] == [False, True]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.xlsx", "tom"),
        (b" \r\n", "a.csv", "tom"),
        (b";;\n;;\n", "a.csv", "inga ifyllda celler"),
        (b"\x00\x01\x02\x03binary", "a.csv", "varken ett kalkylblad eller text"),
        (b"%PDF-1.7 something", "a.xlsx", "inget kalkylblad"),
        (b"Slag;Belopp\nVM;1\n", "a.xlsx", "heter .xlsx men innehåller text"),
        (xlsx({"S": ROWS}), "a.csv", "heter .csv men innehåller en Excelbok"),
        (xlsx({"S": ROWS})[:900], "a.xlsx", "skadad eller inte hel"),
        (b'Slag;Belopp\nVM;"1\nVU;2\n', "a.csv", "Rad 2 i filen går inte att dela"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "äldre format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "låst med lösenord",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_that_says_why(
    content: bytes, name: str, said: str
) -> None:
    with pytest.raises(FaultyFileError) as caught:
        read_workbook(content, name)
    (fault,) = caught.value.faults
    assert said in str(fault)


def test_no_broken_copy_of_a_workbook_causes_anything_but_a_fault() -> None:
    for content, name in ((xlsx({"S": ROWS}), "a.xlsx"), (ods({"S": ROWS}), "a.ods")):
        for cut in range(1, len(content), 61):
            for broken in (content[:cut], content[:cut] + b"\xff\x00" + content[cut + 2 :]):
                with suppress(FaultyFileError):
                    read_workbook(broken, name)
