"""Nothing that stands in a cell is lost without a word."""

import re
import zipfile
from io import BytesIO

import pytest

from objects.sheets import Column, Fault, FaultyFileError, Header, find_header, read_workbook
from tests.objects.sheets.workbooks import Cells, csv_of, ods, ods_of, xlsx, zipped

COLUMNS = (Column("unit", ("Nämnd",)), Column("amount", ("Belopp",)))
HEAD = ["Nämnd", "Belopp"]


def table(content: bytes, name: str) -> Header:
    return find_header(read_workbook(content, name).sheets[0], COLUMNS)


def faults(content: bytes, name: str = "a.xlsx") -> list[str]:
    with pytest.raises(FaultyFileError) as caught:
        table(content, name).rows()
    return [str(fault) for fault in caught.value.faults]


def with_cell(cell: str) -> bytes:
    """A workbook whose cell B2 is written as `cell`."""
    with zipfile.ZipFile(BytesIO(xlsx({"S": [HEAD, ["BIN", 4711]]}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb'<c r="B2".*?</c>', cell.encode(), parts[sheet])
    assert cell.encode() in parts[sheet]
    return zipped(parts)


def test_an_unquoted_amount_with_commas_is_a_fault_that_asks_for_quotation_marks() -> None:
    assert faults(b"Belopp,Belopp i fjol,N\xc3\xa4mnd\n1,107,850.00,,BIN\n", "a.csv") == [
        (
            "Blad ”a.csv”, rad 2, kolumn E: ”BIN” är överskjutande: raden har 5 celler, "
            "rubriken 3; väntade lika många celler som rubriken "
            "(belopp med komma behöver citattecken)"
        )
    ]


def test_empty_cells_beyond_the_header_and_values_above_it_are_no_faults() -> None:
    content = b"Budget;;;antagen\nN\xc3\xa4mnd;Belopp;;\nBIN;1;; \n"
    assert len(table(content, "a.csv").rows()) == 1


@pytest.mark.parametrize("head", [[*HEAD, None], ["Nämnd", None, "Belopp"]])
def test_a_value_under_no_caption_is_a_fault_in_every_format(head: list[object]) -> None:
    rows: Cells = [head, ["BIN", 1 if head[1] else "x", "y" if head[1] else 1]]
    for content, name in (
        (xlsx({"S": rows}), "a.xlsx"),
        (ods({"S": rows}), "a.ods"),
        (csv_of(rows, "\t"), "a.csv"),
    ):
        (fault,) = faults(content, name)
        assert f"rad 2, kolumn {'C' if head[1] else 'B'}: ”{'y' if head[1] else 'x'}” " in fault


def test_a_control_character_in_a_cell_is_a_fault_that_names_the_cell() -> None:
    for content, name in (
        (xlsx({"S": [HEAD, ["B_x0000_IN", 1]]}), "a.xlsx"),
        ("Nämnd;Belopp\nB\x0cIN;1\n".encode(), "a.csv"),
    ):
        with pytest.raises(FaultyFileError) as caught:
            read_workbook(content, name)
        assert "rad 2, kolumn A: ”B\N{REPLACEMENT CHARACTER}IN” innehåller ett styrtecken som" in (
            str(caught.value)
        )


def test_line_breaks_and_tabs_in_a_cell_are_kept() -> None:
    rows = table(csv_of([HEAD, ["B\tI\nN", 1]]), "a.csv").rows()
    assert rows[0].text(0) == "B\tI\nN"


def test_an_error_in_a_cell_is_a_fault_that_quotes_the_error() -> None:
    assert faults(with_cell('<c r="B2" t="e"><f>A9/0</f><v>#DIV/0!</v></c>')) == [
        "Blad ”S”, rad 2, kolumn B (Belopp): innehåller felet #DIV/0!; väntade ett värde"
    ]


def test_an_error_in_an_ods_cell_is_a_fault_that_quotes_the_error() -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in HEAD
    )
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    content = ods_of(
        f'<office:spreadsheet><table:table table:name="S"><table:table-row>{cells}'
        "</table:table-row><table:table-row><table:table-cell/><table:table-cell "
        f'xmlns:calcext="{calc}" table:formula="of:=#REF!" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet>"
    )
    (fault,) = faults(content, "a.ods")
    assert "rad 2, kolumn B (Belopp): innehåller felet #REF!" in fault


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_a_formula_without_a_saved_value_is_a_fault_that_says_what_to_do(value: str) -> None:
    (fault,) = faults(with_cell(f'<c r="B2"><f>SUM(A1:A2)</f>{value}</c>'))
    assert "kolumn B (Belopp): innehåller en formel utan sparat värde" in fault
    assert "öppna filen i ett kalkylprogram och spara den" in fault


@pytest.mark.parametrize("cell", ['"><f>1+1</f><v>2</v>', '" t="str"><f>T(A9)</f><v></v>'])
def test_a_formula_with_a_saved_value_is_read_as_the_value(cell: str) -> None:
    rows = table(with_cell(f'<c r="B2{cell}</c>'), "a.xlsx").rows()
    assert rows[0].text(1) == ("2" if "1+1" in cell else "")


def test_a_csv_cell_may_be_longer_than_the_csv_modules_own_limit() -> None:
    rows = table(csv_of([HEAD, ["x" * 200_000, 1]]), "a.csv").rows()
    assert len(rows[0].text(0)) == 200_000


def test_a_long_value_is_shortened_in_a_fault() -> None:
    fault = Fault("S", 2, "A", "ord " * 100, "")
    assert len(str(fault)) < 130
    assert "…” går inte att läsa" in str(fault)
    assert len(fault.as_json()["value"]) <= 80
