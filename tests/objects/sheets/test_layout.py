"""What a sheet hides and merges is told, and nothing of it is unbounded."""

from io import BytesIO

from openpyxl import Workbook

from objects.sheets import Layout, Merge, read_workbook
from tests.objects.sheets.workbooks import ods_of


def test_hidden_rows_and_columns_and_merged_cells_of_xlsx_are_told() -> None:
    book = Workbook()
    sheet = book.active
    for row in range(5):
        sheet.append([row, "a", "b", "c"])
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["D"].width = 30
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("D2:D5")
    out = BytesIO()
    book.save(out)
    (read,) = read_workbook(out.getvalue(), "a.xlsx").sheets
    assert read.layout == Layout(
        frozenset({2, 4}), frozenset({1}), (Merge(1, 0, 1, 2), Merge(2, 3, 5, 3))
    )


def test_hidden_rows_and_columns_and_merged_cells_of_ods_are_told() -> None:
    table = (
        '<office:spreadsheet><table:table table:name="Först"><table:table-column/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-row><table:table-cell table:number-columns-spanned="2" '
        'table:number-rows-spanned="3" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000">'
        "<table:table-cell/></table:table-row></table:table>"
        '<table:table table:name="Sist"><table:table-row><table:table-cell '
        'office:value-type="float" office:value="1"/></table:table-row></table:table>'
        "</office:spreadsheet>"
    )
    first, last = read_workbook(ods_of(table), "a.ods").sheets
    assert first.layout.hidden_columns == {1, 2}
    assert {2, 3} <= first.layout.hidden_rows
    assert len(first.layout.hidden_rows) <= 100_000
    assert first.layout.merges == (Merge(1, 0, 3, 1),)
    assert last.layout == Layout()


def test_a_sheet_that_hides_nothing_has_an_empty_layout() -> None:
    book = Workbook()
    book.active.append(["hidden=", "mergeCell"])
    out = BytesIO()
    book.save(out)
    assert read_workbook(out.getvalue(), "a.xlsx").sheets[0].layout == Layout()
