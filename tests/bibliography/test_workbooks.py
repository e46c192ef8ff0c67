"""Excel workbooks: what a cell shows is what is read, and what means harm is refused in a sentence."""

import datetime
import io
import time
import tracemalloc
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.source import source_of
from portal.bibliography.formats.spreadsheet import xlsx
from portal.bibliography.formats.spreadsheet.columns import HEADINGS, cells_of
from portal.bibliography.formats.spreadsheet.delimited import rows_of
from portal.bibliography.formats.spreadsheet.workbook import best_sheet
from tests.bibliography.works import WORKS
from tests.tools.workbooks import replaced, workbook

SHEET = "xl/worksheets/sheet1.xml"
LIST = [["Title", "Author", "Year"], ["Streets at night", "Smith, Jane", 2011]]


def cells(data: bytes) -> list[list[str]]:
    return [row.cells for row in best_sheet(data).rows]


def test_a_cell_is_read_as_it_is_shown():
    values = [
        *("text ", 2011, 12.0, 0.25, True, None),
        *(datetime.date(2019, 5, 3), datetime.datetime(2023, 1, 1), datetime.datetime(2021, 7, 9)),
        *(datetime.datetime(2010, 11, 16, 16, 30), datetime.time(9, 5)),
    ]
    formats = {"H2": "mmm-yy", "I2": "yyyy"}
    assert cells(workbook([["Title", "Author"], values], formats))[1] == [
        *("text", "2011", "12", "0.25", "yes", ""),
        *("2019-05-03", "2023-01", "2021", "2010-11-16 16:30", "09:05"),
    ]


def test_our_own_workbook_comes_back_cell_by_cell():
    data = b"".join(xlsx.write(WORKS.values()))
    rows = rows_of(source_of(data).text)
    assert rows[0].cells == HEADINGS
    assert [row.cells + [""] * (len(HEADINGS) - len(row.cells)) for row in rows[1:]] == [
        [cell.removeprefix("'").strip() if cell[:1] == "'" else cell.strip() for cell in cells_of(each)]
        for each in WORKS.values()
    ]


def test_rows_keep_the_numbers_that_the_spreadsheet_shows():
    rows = [["Our publications"], [], ["Title", "Author"], [], ["Streets", "Smith, J"]]
    assert [row.number for row in rows_of(source_of(workbook(rows)).text)] == [1, 3, 5]


def test_the_sheet_with_the_list_is_read_and_the_others_are_named():
    data = workbook([["Notes"], ["Ask Jane"]], Outputs=LIST, Empty=[])
    sheet = best_sheet(data)
    assert sheet.name == "Outputs"
    assert sheet.remarks == ["Only the sheet “Outputs” is read. Not read: “List”."]


def test_a_false_dimension_hides_no_row():
    data = workbook([*LIST, *[[f"Title {number}", "Doe, A", 2012] for number in range(200)]])
    data = replaced(data, SHEET, old='<dimension ref="A1:C202"', new='<dimension ref="A1"')
    assert len(cells(data)) == 202


def test_formulas_are_not_run_and_those_without_a_result_are_told():
    data = workbook([*LIST, ['=HYPERLINK("http://example.org","A title")', "=A1&B1", "=1+1"]])
    sheet = best_sheet(data)
    assert sheet.rows[-1].cells[0] == "Streets at night"
    assert "A3, B3, C3" in sheet.remarks[0]
    with_result = replaced(data, SHEET, old="<f>1+1</f><v></v>", new="<f>1+1</f><v>2014</v>")
    with_result = replaced(with_result, SHEET, old="<f>1+1</f><v />", new="<f>1+1</f><v>2014</v>")
    assert best_sheet(with_result).rows[-1].cells[2] == "2014"


def test_cells_that_hold_an_error_are_empty_and_told():
    sheet = best_sheet(workbook([*LIST, ["A title", "#REF!", "#N/A"]]))
    assert sheet.rows[-1].cells == ["A title", "", ""]
    assert sheet.remarks == ["These cells hold an error and are read as empty: B3, C3."]


def test_links_to_other_files_are_never_followed():
    link = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook '
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></externalLink>'
    )
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
        b'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    data = replaced(workbook(LIST), "xl/externalLinks/externalLink1.xml", link)
    data = replaced(data, "xl/externalLinks/_rels/externalLink1.xml.rels", relation)
    assert cells(data)[1] == ["Streets at night", "Smith, Jane", "2011"]


def test_entities_are_refused():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    )
    with pytest.raises(RefusedError, match="damaged"):
        best_sheet(replaced(workbook(LIST), SHEET, bomb.encode()))


def archive(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("name", [SHEET, "xl/sharedStrings.xml", "xl/media/image1.png"])
def test_a_bomb_is_refused_at_once_and_in_little_memory(name):
    data = replaced(workbook(LIST), name, b"<a>" + b" " * 300_000_000)
    begun = time.monotonic()
    tracemalloc.start()
    with pytest.raises(RefusedError, match="unpacks to more than"):
        source_of(data)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert time.monotonic() - begun < 5


def test_many_members_that_are_too_large_together_are_refused():
    members = {f"xl/media/{number}.png": b" " * 9_000_000 for number in range(12)}
    with pytest.raises(RefusedError, match="unpacks to more than"):
        source_of(archive({"xl/workbook.xml": b"", **members}))


def test_a_false_size_in_the_header_is_not_believed():
    data = bytearray(replaced(workbook(LIST), SHEET, b"<a>" + b" " * 200_000_000))
    position = data.index(b"PK\x01\x02")
    while position != -1:
        if data[position + 46 : position + 46 + len(SHEET)] == SHEET.encode():
            data[position + 24 : position + 28] = (100).to_bytes(4, "little")
        position = data.find(b"PK\x01\x02", position + 4)
    with pytest.raises(RefusedError):
        source_of(bytes(data))


def test_hundreds_of_thousands_of_rows_are_refused_with_what_to_do():
    row = b'<row r="%d"><c r="A%d"><v>1</v></c></row>'
    content = b"".join(row % (number, number) for number in range(1, 200_000))
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + content
        + b"</sheetData></worksheet>"
    )
    data = replaced(workbook(LIST), SHEET, sheet)
    begun = time.process_time()
    with pytest.raises(RefusedError, match="more than 10,000 rows"):
        source_of(data)
    assert time.process_time() - begun < 10


def test_a_million_rows_that_are_only_formatted_are_passed_over():
    content = b"".join(b'<row r="%d" s="1"/>' % number for number in range(3, 1_000_000))
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>Author</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>Streets</t></is></c></row>' + content + b"</sheetData></worksheet>"
    )
    assert cells(replaced(workbook(LIST), SHEET, sheet)) == [["Title", "Author"], ["Streets"]]


def test_cells_at_the_far_end_of_many_rows_are_refused():
    row = b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>'
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + b"".join(row % (number, number) for number in range(1, 3_000))
        + b"</sheetData></worksheet>"
    )
    with pytest.raises(RefusedError, match="too many cells"):
        source_of(replaced(workbook(LIST), SHEET, sheet))


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (OLD_OFFICE, "outputs.xls", "an old Word or Excel file"),
        (OLD_OFFICE, "outputs.xlsx", "an old Word or Excel file"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "outputs.xlsx", "protected by a password"),
        (b"<html><table><tr><td>Title", "outputs.xls", "a web page under the name of a workbook"),
        (b"only words", "outputs.xlsx", "This is no workbook, though its name says so"),
        (b"PK\x03\x04 and no more", "outputs.xlsx", "damaged"),
        (archive({"word/document.xml": b"<a/>"}), "outputs.docx", "a Word file"),
        (archive({"content.xml": b"<a/>"}), "outputs.ods", "OpenDocument"),
        (archive({"xl/workbook.bin": b""}), "outputs.xlsb", "binary Excel"),
        (archive({"papers/one.pdf": b""}), "outputs.zip", "a zip file"),
        (archive({"xl/workbook.xml": b"<workbook/>"}), "outputs.xlsx", "damaged"),
        (workbook([]), "outputs.xlsx", "no sheet with anything"),
        (replaced(workbook(LIST), "xl/workbook.xml", b"no xml"), "outputs.xlsx", "damaged"),
        (replaced(workbook(LIST), SHEET, b"<worksheet>"), "outputs.xlsx", "damaged"),
        (workbook(LIST)[:-200], "outputs.xlsx", "damaged"),
    ],
    ids=range(15),
)
def test_what_is_no_workbook_is_refused_with_what_to_do(data, name, sentence):
    with pytest.raises(RefusedError, match=sentence):
        source_of(data, name)


def test_ten_thousand_rows_are_read_in_a_few_seconds():
    rows = [[f"The title of work number {number}", "Smith, Jane", 2011, *["words"] * 20] for number in range(10_000)]
    data = workbook([["Title", "Author", "Year", *map(str, range(20))], *rows])
    begun = time.process_time()
    assert len(best_sheet(data).rows) == 10_001
    assert time.process_time() - begun < 20
