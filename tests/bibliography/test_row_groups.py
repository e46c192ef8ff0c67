"""Records that run over several rows, as EPrints writes them, and rows that only look alike."""

import pytest

from portal.bibliography.formats.parsed import ParsedRecord
from portal.bibliography.formats.spreadsheet import read as spreadsheet

HEADINGS = (
    "eprintid,type,creators_name.family,creators_name.given,editors_name.family,editors_name.given,title,date,keywords"
)
FIRST = "7,book_section,Roe,Jane,Low,Ann,Lamps,2011,night"


def records(*rows: str, headings: str = HEADINGS) -> list[ParsedRecord]:
    table = spreadsheet.table_in("\n".join([headings, *rows]) + "\n")
    assert table is not None
    read = list(spreadsheet.read(table))
    assert all(isinstance(record, ParsedRecord) for record in read)
    return [record for record in read if isinstance(record, ParsedRecord)]


def names(record: ParsedRecord) -> list[tuple[str, str]]:
    return [(person.role, person.name) for person in record.people]


@pytest.mark.parametrize(
    "rows",
    [
        ["7,,Poe,Edgar,,,,,trust"],
        [",,Poe,Edgar,,,,,trust"],
        ["7,,Poe,Edgar,,,,,", "7,,,,,,,,trust"],
        ["7,book_section,Poe,Edgar,Low,Ann,Lamps,2011,trust"],
    ],
)
def test_rows_that_go_on_with_a_record_are_that_record(rows: list[str]) -> None:
    first, second = records(FIRST, *rows, "8,article,Sample,Ben,,,Streets,2012,")
    assert names(first) == [("author", "Roe, Jane"), ("editor", "Low, Ann"), ("author", "Poe, Edgar")]
    assert (first.raw["title"], first.raw["keywords"]) == ("Lamps", ["night", "trust"])
    assert f"Rows 2 to {2 + len(rows)}" in first.remarks[0].text
    assert first.doubts == []
    assert (names(second), second.line_number, second.remarks) == ([("author", "Sample, Ben")], 3 + len(rows), [])


@pytest.mark.parametrize("row", ["8,book_section,Poe,Edgar,,,Lamps,2011,", "7,book_section,Poe,Edgar,,,Streets,2011,"])
def test_another_number_or_another_title_is_another_record(row: str) -> None:
    assert len(records(FIRST, row)) == 2


def test_a_sheet_without_numbers_may_have_one_author_a_row() -> None:
    headings = "Title,Author,Date,Journal,Volume,Pages"
    (record,) = records("Lamps,Jane Roe,2011,Streets,3,1-9", ",Ann Low,,,,", headings=headings)
    assert names(record) == [("author", "Roe, Jane"), ("author", "Low, Ann")]
    assert "names" in record.doubts
    (record,) = records("Lamps,Jane Roe,2011,Streets,3,1-9", "Lamps,Ann Low,2011,Streets,3,1-9", headings=headings)
    assert [name for _role, name in names(record)] == ["Roe, Jane", "Low, Ann"]


def test_works_of_one_title_stay_two() -> None:
    headings = "Title,Author,Date,Journal"
    assert len(records("Editorial,Jane Roe,2011,Streets", "Editorial,Ann Low,2011,Streets", headings=headings)) == 2
    assert len(records("Lamps,Jane Roe,2011,Streets", "Lamps,Jane Roe,2011,Streets", headings=headings)) == 2
