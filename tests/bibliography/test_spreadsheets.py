"""CSV and XLSX as spreadsheet readers take them back: the same cells, with accents and without formulas."""

import csv
import io
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.spreadsheet import csv as csv_format
from portal.bibliography.formats.spreadsheet import xlsx
from portal.bibliography.formats.spreadsheet.columns import HEADINGS, cells_of, guarded, unguarded
from portal.bibliography.reference import Reference
from tests.bibliography.hostile import references, texts
from tests.bibliography.works import WORKS, work

RUN_AS_FORMULAS = tuple("=+-@＝＋－＠\t\r\n")


def read_csv(*wanted: Reference) -> list[list[str]]:
    text = b"".join(csv_format.write(wanted)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def read_xlsx(*wanted: Reference) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(b"".join(xlsx.write(wanted))), read_only=True).active
    rows = [[cell.value or "" for cell in line] for line in sheet.iter_rows(max_col=len(HEADINGS))]
    return [line + [""] * (len(HEADINGS) - len(line)) for line in rows]


@settings(max_examples=100, deadline=None)
@given(references())
def test_every_cell_of_a_csv_comes_back(reference: Reference) -> None:
    assert read_csv(reference) == [HEADINGS, cells_of(reference)]


@settings(max_examples=60, deadline=None)
@given(references())
def test_every_cell_of_a_workbook_comes_back(reference: Reference) -> None:
    expected = [cell.replace("_x0041_", "_x005F_x0041_") for cell in cells_of(reference)]
    assert read_xlsx(reference) == [HEADINGS, expected]


@settings(max_examples=100, deadline=None)
@given(references())
def test_a_row_says_what_the_reference_says(reference: Reference) -> None:
    cells = dict(zip(HEADINGS, map(unguarded, cells_of(reference)), strict=True))
    assert cells["title"] == one_line(reference.title)
    assert cells["kind"] == reference.kind.name
    assert cells["date"] == reference.date
    assert cells["container"] == one_line(reference.container)
    assert cells["doi"] == one_line(reference.doi)


@settings(max_examples=100, deadline=None)
@given(references())
def test_no_cell_begins_as_a_formula(reference: Reference) -> None:
    assert not any(cell.startswith(RUN_AS_FORMULAS) for cell in cells_of(reference))


@given(texts)
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("'=1", "''=1"), ("'tis", "'tis"), ("-1", "'-1"), ("plain", "plain"), ("", ""), ("''", "''")],
)
def test_the_guard_is_one_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell


def test_a_csv_opens_with_a_byte_order_mark_and_one_row_a_reference() -> None:
    data = b"".join(csv_format.write(WORKS.values()))
    assert data.startswith(b"\xef\xbb\xbfkey,kind,title")
    assert len(read_csv(*WORKS.values())) == len(WORKS) + 1


def test_a_workbook_holds_text_alone() -> None:
    sheet = load_workbook(io.BytesIO(b"".join(xlsx.write(WORKS.values())))).active
    assert sheet.max_row == len(WORKS) + 1
    assert {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value} == {"s"}
    assert sheet.freeze_panes == "A2"


def test_a_workbook_is_the_same_each_time() -> None:
    assert b"".join(xlsx.write(WORKS.values())) == b"".join(xlsx.write(WORKS.values()))


def test_a_cell_is_no_longer_than_excel_takes() -> None:
    (_, cells) = read_xlsx(work("book", "A title", abstract="👩" * 40_000))
    abstract = cells[HEADINGS.index("abstract")]
    assert len(abstract.encode("utf-16-le")) // 2 <= 32_767
    assert abstract.endswith("👩…")


def test_a_workbook_is_a_sound_archive() -> None:
    archive = ZipFile(io.BytesIO(b"".join(xlsx.write(WORKS.values()))))
    assert archive.testzip() is None
    assert "xl/worksheets/sheet1.xml" in archive.namelist()


def test_a_workbook_of_nothing_has_its_headings() -> None:
    assert read_xlsx() == [HEADINGS]
