"""Workbooks made for a person, as openpyxl opens them."""

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from portal.bibliography.clean_text import printable
from portal.bibliography.formats.spreadsheet.columns import unguarded
from portal.bibliography.formats.spreadsheet.workbook_writing import Cell, Column, Sheet, write_workbook
from tests.bibliography.hostile import texts

COLUMNS = [Column("Title", 60), Column("Published"), Column("Year", 8), Column("Amount")]


def opened(*rows: list[Cell], name: str = "Outputs") -> Worksheet:
    data = b"".join(write_workbook([Sheet(name, COLUMNS, rows)]))
    return load_workbook(io.BytesIO(data)).worksheets[0]


def test_numbers_and_dates_are_real_and_what_is_not_known_is_empty():
    sheet = opened(["Partnership", date(2008, 11, 16), 2008, Decimal("83211.00")], ["Report", None, None, None])
    assert [cell.value for cell in sheet[2]] == ["Partnership", datetime(2008, 11, 16), 2008, 83211]
    assert [sheet[place].is_date for place in ("A2", "B2", "C2", "D2")] == [False, True, False, False]
    assert sheet["B2"].number_format == "d\\ mmm\\ yyyy"
    assert sheet["D2"].number_format == "#,##0.00"
    assert [cell.value for cell in sheet[3]][1:] == [None, None, None]


def test_a_sheet_is_ready_to_be_read_and_printed():
    sheet = opened(["A", None, 2008, None])
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == 60
    assert sheet.column_dimensions["C"].width == 8
    assert sheet.auto_filter.ref == "A1:D2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["A1"].font.b
    assert not sheet["A2"].font.b
    assert sheet["A2"].alignment.wrap_text


def test_a_sheet_without_rows_has_its_headings():
    assert [cell.value for cell in opened()[1]] == ["Title", "Published", "Year", "Amount"]


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "＝1"])
def test_no_text_is_run_as_a_formula(formula: str):
    cell = opened([formula, None, None, None])["A2"]
    assert cell.data_type != "f"
    assert cell.value == f"'{formula}"


def test_a_day_before_excel_counts_is_a_text():
    assert opened(["A", date(1899, 5, 1), 1899, None])["B2"].value == "1899-05-01"


def test_a_sheet_may_be_called_anything():
    assert opened(name="A/B: [all] of it, and more than thirty-one letters").title == "A B   all  of it, and more than"
    assert opened(name="R&D <1>").title == "R&D <1>"
    assert opened(name="'").title == "Sheet"


def test_several_sheets_keep_their_order_and_rows():
    sheets = [Sheet("First", [Column("A")], [["1"]]), Sheet("Second", [Column("B")], [["2"], ["3"]])]
    data = b"".join(write_workbook(sheets))
    assert data == b"".join(write_workbook(sheets))
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["First", "Second"]
    assert [cell.value for cell in book["Second"]["A"]] == ["B", "2", "3"]


@settings(max_examples=40, deadline=None)
@given(texts)
def test_any_text_comes_back(text: str):
    value = opened([text, None, 1, None])["A2"].value or ""
    expected = printable(text).replace("_x0041_", "_x005F_x0041_")
    assert unguarded(value).split() == expected.split()
