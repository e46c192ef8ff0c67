"""Cells and headings of people's spreadsheets: what each is read as, and what is doubted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bibliography.formats.decoding import decoded
from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.spreadsheet import heading_synonyms, value_synonyms
from portal.bibliography.formats.spreadsheet.column_fields import COLUMN_FIELDS
from portal.bibliography.formats.spreadsheet.columns import HEADINGS
from portal.bibliography.formats.spreadsheet.dates import is_month_first, read_date
from portal.bibliography.formats.spreadsheet.headings import guess, plain
from portal.bibliography.formats.spreadsheet.kinds import kind_of
from portal.bibliography.formats.spreadsheet.people import read_people
from portal.bibliography.formats.spreadsheet.read import read, table_in
from portal.bibliography.kinds import KINDS
from portal.bibliography.roles import ROLES

JANE, BOB = "Smith, Jane", "Jones, Bob"


def test_the_tables_of_synonyms_name_what_there_is():
    assert set(heading_synonyms.HEADINGS_BY_FIELD) == set(COLUMN_FIELDS)
    assert set(heading_synonyms.WEB_OF_SCIENCE_TAGS.values()) - {""} <= set(COLUMN_FIELDS)
    assert set(value_synonyms.KINDS_BY_NAME.values()) <= set(KINDS)
    assert set(value_synonyms.ROLES_BY_NAME.values()) <= set(ROLES)
    names = [
        *(
            value_synonyms.KINDS_BY_NAME,
            value_synonyms.ROLES_BY_NAME,
            value_synonyms.ACCESS,
            value_synonyms.LICENCES_BY_NAME,
            value_synonyms.NOBODY,
        ),
        *(
            value_synonyms.TEAM_ROLES_BY_NAME,
            *heading_synonyms.HEADINGS_BY_FIELD.values(),
            *heading_synonyms.PEOPLE_HEADINGS.values(),
        ),
    ]
    assert [name for table in names for name in table if plain(name) != name] == []


def test_our_own_headings_are_what_they_say():
    worked_out = {"key", "grants", "funders", "pdf_url"}
    assert guess(HEADINGS) == ["" if name in worked_out else name for name in HEADINGS]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            "Item Type|Publication Year|Author|Title|Publication Title|Url|Date Added",
            "kind|year|authors|title|container|url|",
        ),
        ("PT|AU|AF|TI|SO|PY|VL|DI|Z9", "||authors|title|container|year|volume|doi|"),
        ("Author Full Names|Authors|Article Title|Source Title|Document Type", "authors||title|container|kind"),
        ("type|title|creators_name.family|creators_name.given|id_number", "kind|title|author_family|author_given|doi"),
        ("1.2 Title-0|Contributors|Host publication title|DOIs", "title|authors|book|doi"),
        ("Title (as printed)|Author(s)|DATE:|p. (from–to)", "title|authors|date|"),
    ],
)
def test_headings_of_other_programs_are_known(headings, fields):
    assert guess(headings.split("|")) == fields.split("|")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Smith J, Doe A", ["Smith, J", "Doe, A"]),
        ("Smith, J.; Doe, A.", ["Smith, J.", "Doe, A."]),
        ("Jane Smith; Bob Jones", [JANE, BOB]),
        ("Smith J; Doe AB", ["Smith, J", "Doe, AB"]),
        ("['Jane Smith', 'Bob Jones']", [JANE, BOB]),
        ('["Smith, Jane", "Jones, Bob"]', [JANE, BOB]),
        ("'Jane O\\'Neill', \"Bob Jones\"", ["O'Neill, Jane", BOB]),
        ("Smith, Jane (57190123456); Jones, Bob (7004)", [JANE, BOB]),
        ("Jane Smith / Bob Jones", [JANE, BOB]),
        ("Jane Smith|Bob Jones", [JANE, BOB]),
        ("Northtown Police; Smith, Jane", ["Northtown Police", JANE]),
        ("SMITH Jane, JONES Bob", ["SMITH, Jane", "JONES, Bob"]),
        ("DE LA CRUZ María; O'DOWD Séamus", ["DE LA CRUZ, María", "O'DOWD, Séamus"]),
        ("Jane SMITH; Bob JONES", ["SMITH, Jane", "JONES, Bob"]),
    ],
)
def test_authors_are_read_in_any_usual_form(cell, names):
    read_cell = read_people(cell, "author")
    assert [person.name for person in read_cell.people] == names
    assert not any(remark.doubt for remark in read_cell.remarks)


@pytest.mark.parametrize("cell", ["SMITH Jane", "Smith", "Jane Smith et al.", "-", "Smith, Jane; n/a"])
def test_a_name_that_may_be_wrong_is_a_doubt(cell):
    assert any(remark.subject == "names" for remark in read_people(cell, "author").remarks)


def test_a_role_beside_a_name_counts():
    people = read_people("Smith, Jane (presenter); Guest: Bob Jones; Doe, A", "contributor").people
    assert [(person.role, person.name) for person in people] == [
        ("presenter", JANE),
        ("interviewee", BOB),
        ("contributor", "Doe, A"),
    ]


@given(st.text(max_size=200))
def test_any_cell_of_names_is_read_or_told(cell):
    read_cell = read_people(cell, "author")
    assert read_cell.people or read_cell.remarks or not cell.strip()


@pytest.mark.parametrize(
    ("cell", "year", "iso", "subject"),
    [
        ("2019-05-03", "", "2019-05-03", None),
        ("03/05/2019", "", "2019-05-03", ""),
        ("16/11/2008", "", "2008-11-16", None),
        ("3.5.19", "", "2019-05-03", ""),
        ("March 2020", "", "2020-03", None),
        ("Spring 2021", "", "2021", ""),
        ("2011/12", "", "2011", "date"),
        ("1999/00", "", "1999", "date"),
        ("2011/11", "", "2011-11", None),
        ("15 février 2016", "", "2016-02-15", None),
        ("3. März 2014", "", "2014-03-03", None),
        ("4 de mayo de 2015", "", "2015-05-04", None),
        ("Jan-23", "", "2023-01", "date"),
        ("Jan-23", "2023", "2023-01", None),
        ("43588", "", "2019-05-03", ""),
        ("2019.0", "", "2019", None),
        ("MAR 15", "2019", "2019-03-15", None),
        ("2018-01", "2019", "2018-01", "date"),
        ("", "2019", "2019", None),
        ("soon", "", "", "date"),
    ],
)
def test_dates_of_cells(cell, year, iso, subject):
    date = read_date(cell, year)
    assert date.iso == iso
    assert [remark.subject for remark in date.remarks] == ([] if subject is None else [subject])


def test_a_column_that_writes_months_first_is_read_so():
    assert is_month_first(["05/25/2019", "03/05/2019"])
    assert not is_month_first(["25/05/2019", "05/25/2019"])
    assert read_date("03/05/2019", month_first=True).iso == "2019-03-05"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Radio interview", "radio-broadcast"),
        ("Journal Article", "journal-article"),
        ("Article; Early Access", "journal-article"),
        ("Contribution to journal › Article › peer-review", "journal-article"),
        ("bookSection", "chapter"),
        ("conference_item", "conference-paper"),
        ("PhD thesis", "thesis"),
        ("Policy briefs", "policy-brief"),
        ("Interview", ""),
        ("Book/Film/Article review", ""),
    ],
)
def test_kinds_are_known_by_their_usual_names(words, kind):
    assert kind_of(words) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_and_encodings(delimiter, encoding):
    rows = [["Our list"], ["Title", "Author", "Type"], ['"Café, closed; open"', '"Smith, J"', "Book"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    table = table_in(decoded(text.encode(encoding)))
    (record,) = read(table)
    assert (record.line_number, record.raw["title"], record.raw["kind"]) == (3, "Café, closed; open", "book")
    assert [person.name for person in record.people] == ["Smith, J"]


def test_a_quotation_mark_that_is_never_closed_fails_its_row_and_hides_no_other_in_silence():
    table = table_in('Title,Author\nOne,"Smith, J"\nTwo,"Doe, A\nThree,"Roe, B"\nFour,Poe C\n')
    records = list(read(table))
    assert [type(record) for record in records] == [ParsedRecord, FailedRecord, ParsedRecord]
    assert "never closed" in records[1].reason
    (record,) = read(table_in('Title,Author\nOne,"Smith, J\nTwo,Doe A\n'))
    assert isinstance(record, FailedRecord)


def test_licence_and_access_are_known_by_their_usual_names():
    table = table_in(
        'Title,Type,Licence,Open Access\nOne,Book,CC BY 4.0,"All Open Access; Gold Open Access"\nTwo,Book,CC BY,x\n'
    )
    first, second = read(table)
    assert (first.raw["licence"], first.raw["access"]) == ("CC-BY-4.0", "open")
    assert second.raw["licence"] == "CC BY"
    assert [remark.text for remark in second.remarks] == ["“x” is no access that we know: left out."]
