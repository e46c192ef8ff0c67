"""Lists as an office keeps them: a column that counts, headings with two words, a book's editors before its title."""

import pytest

from portal.bibliography.formats.parsed import ParsedRecord
from portal.bibliography.formats.spreadsheet import read as spreadsheet
from portal.bibliography.formats.spreadsheet.headings import guess


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["No.", "Title", "Vol", "No"], ["", "title", "volume", "issue"]),
        (["Number", "Title", "Report number"], ["", "title", "number"]),
        (["Title", "Vol", "No", "Journal / Book / Outlet"], ["title", "volume", "issue", "container"]),
        (["Title", "Book or journal", "Sort of thing", "OA"], ["title", "book", "kind", "access"]),
    ],
)
def test_headings_of_an_office_are_known(headings: list[str], fields: list[str]) -> None:
    assert guess(headings) == fields


def only(text: str) -> ParsedRecord:
    table = spreadsheet.table_in(text)
    assert table is not None
    (record,) = spreadsheet.read(table)
    assert isinstance(record, ParsedRecord)
    return record


@pytest.mark.parametrize(
    "book",
    [
        "Roe, J. and Low, A. (eds) Streets",
        "In: Roe, J. and Low, A. (Eds.), Streets",
        "J. Roe and A. Low (editors): Streets",
    ],
)
def test_editors_before_the_title_of_a_book_are_its_editors(book: str) -> None:
    record = only(f'title,authors,type,book\nLamps,"Poe, E.",Book chapter,"{book}"\n')
    assert record.raw["held_by"] == "Streets"
    assert [(person.role, person.name) for person in record.people] == [
        ("author", "Poe, E."),
        ("editor", "Roe, J."),
        ("editor", "Low, A."),
    ]
    assert "Streets" in record.remarks[0].text


def test_a_title_with_brackets_stays_whole() -> None:
    record = only('title,authors,editors,type,book\nLamps,"Poe, E.","Roe, J.",Chapter,"Streets (ed.) of night"\n')
    assert record.raw["held_by"] == "Streets (ed.) of night"


def test_a_time_behind_the_day_is_the_time_on_air() -> None:
    record = only("title,authors,type,date\nLamps,Roe J,Radio,16.11.2008 07:10\n")
    assert (record.raw["date"], record.raw["aired_at"]) == ("2008-11-16", "07:10")
    assert "aired_at" not in only("title,authors,type,date\nLamps,Roe J,Radio,2008-11-16 00:00:00\n").raw
