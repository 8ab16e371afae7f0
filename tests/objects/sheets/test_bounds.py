"""Files made to exhaust memory are refused before it is spent."""

import zipfile
from io import BytesIO

import pytest

from objects.sheets import FaultyFileError, read_workbook
from objects.sheets.bounds import MAX_BYTES, MAX_INFLATED, MAX_ROWS, MAX_SIGNS
from tests.objects.sheets.workbooks import ods_of, xlsx, zipped

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"


def xlsx_with(data: str) -> bytes:
    return zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": data})


def said_about(content: bytes, name: str) -> str:
    with pytest.raises(FaultyFileError) as caught:
        read_workbook(content, name)
    return str(caught.value)


def test_more_bytes_than_allowed_are_refused() -> None:
    assert "för stor" in said_about(b"a" * (MAX_BYTES + 1), "a.csv")


def test_a_zip_that_inflates_beyond_the_bound_is_refused() -> None:
    bomb = zipped({"xl/workbook.xml": "<workbook/>", "xl/media/x": bytes(MAX_INFLATED + 1)})
    assert len(bomb) < MAX_BYTES
    assert "packas upp" in said_about(bomb, "a.xlsx")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c t="n"><v>1</v></c></row>',
        '<x:row r="1048576"><x:c s="1" r="A1048576" t="n"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_two_cells_in_opposite_corners_of_a_sheet_are_refused(rows: str) -> None:
    assert "når till rad 1048576" in said_about(xlsx_with(SHEET + rows + END), "a.xlsx")


def test_formatted_but_empty_cells_far_down_do_no_harm() -> None:
    content = xlsx({"S": [["Nämnd"], ["BIN"]]})
    assert len(read_workbook(content, "a.xlsx").sheets[0].rows) == 2
    from_excel = SHEET + '<row r="1048576"><c r="A1048576" s="3"/></row>' + END
    with pytest.raises(FaultyFileError) as caught:
        read_workbook(xlsx_with(from_excel), "a.xlsx")
    assert "når till" not in str(caught.value)


def test_a_cell_repeated_over_a_whole_ods_sheet_is_refused() -> None:
    table = (
        '<office:spreadsheet><table:table table:name="S">'
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" '
        'office:value="1"><text:p>1</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet>"
    )
    assert "når till rad 1048576" in said_about(ods_of(table), "a.ods")


def test_a_csv_of_too_many_rows_is_refused() -> None:
    assert "för många rader" in said_about(b"a;b\n" * (MAX_ROWS + 1), "a.csv")


def test_own_xml_definitions_and_macros_are_refused() -> None:
    entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><workbook/>'
    assert "XML-definitioner" in said_about(zipped({"xl/workbook.xml": entities}), "a.xlsx")
    macros = zipped({"xl/workbook.xml": "<workbook/>", "xl/vbaProject.bin": b"x"})
    assert "makron" in said_about(macros, "a.xlsx")


def test_rows_and_merges_without_end_are_passed_over() -> None:
    rows = "".join(f'<row r="{n}" hidden="1"/>' for n in range(2, 150_000))
    merges = "<mergeCells>{}</mergeCells>".format('<mergeCell ref="A1:XFD1048576"/>' * 30_000)
    first = '<row r="1"><c r="A1" t="str"><v>Nämnd</v></c></row>'
    with zipfile.ZipFile(BytesIO(xlsx({"S": [["x"]]}))) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = SHEET + first + rows + f"</sheetData>{merges}</worksheet>"
    (sheet,) = read_workbook(zipped(parts), "a.xlsx").sheets
    assert [row.values for row in sheet.rows] == [("Nämnd",)]
    assert len(sheet.layout.hidden_rows) <= MAX_ROWS
    assert len(sheet.layout.merges) == 20_000


def test_a_cell_without_end_is_a_fault_with_its_place() -> None:
    said = said_about(b"a;" + b"-" * (MAX_SIGNS + 1) + b"\n", "a.csv")
    assert "rad 1, kolumn B" in said
    assert "är för lång; väntade högst 1000000 tecken i en cell" in said
    assert len(said) < 300
