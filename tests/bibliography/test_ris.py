"""RIS as rispy takes it back."""

import pytest
import rispy
from hypothesis import given, settings

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.ris.write import would_be_editor, write
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES
from tests.bibliography.hostile import references
from tests.bibliography.works import WORKS, organisation, person, work


def written(*wanted: Reference) -> str:
    return b"".join(write(wanted)).decode()


def read(reference: Reference) -> dict[str, object]:
    """A reference's only record, and nothing that rispy does not know."""
    (found,) = rispy.loads(written(reference))
    return found


@settings(max_examples=150, deadline=None)
@given(references())
def test_every_value_comes_back(reference: Reference) -> None:
    found = read(reference)
    expected = {
        "type_of_reference": reference.kind.ris,
        "title": reference.title,
        "secondary_title": reference.held_by,
        "tertiary_title": reference.series,
        "volume": reference.volume,
        "number": reference.issue,
        "start_page": reference.first_page,
        "end_page": reference.last_page,
        "year": reference.date[:4],
        "publisher": reference.issued_by,
        "place_published": reference.place,
        "abstract": reference.abstract,
        "doi": reference.doi,
        "language": reference.language,
    }
    assert {name: found.get(name, "") for name in expected} == {
        name: one_line(value) for name, value in expected.items()
    }
    assert found.get("keywords", []) == [one_line(word) for word in reference.keywords]


@settings(max_examples=100, deadline=None)
@given(references())
def test_each_author_has_a_line(reference: Reference) -> None:
    """But for an edited book that names no editor, of which readers would make one: there a note names the author."""
    people = [person for person in reference.contributors if not would_be_editor(reference, person.role)]
    names = [one_line(person.name.inverted) for person in people if ROLES[person.role].ris == "AU"]
    assert [name.replace(",,", ",", 1) for name in read(reference).get("authors", [])] == names


@settings(max_examples=100, deadline=None)
@given(references())
def test_only_the_first_and_the_last_line_open_and_close_a_record(reference: Reference) -> None:
    lines = written(reference).split("\r\n")
    assert lines[0] == f"TY  - {reference.kind.ris}"
    assert lines[-3:] == ["ER  - ", "", ""]
    assert all(line[2:6] == "  - " and not line.startswith(("TY", "ER")) for line in lines[1:-3])
    assert not any("\n" in line or "\r" in line for line in lines)


def test_a_file_of_many_records_is_read_whole() -> None:
    found = rispy.loads(written(*WORKS.values()))
    assert [record["title"] for record in found] == [one_line(reference.title) for reference in WORKS.values()]


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("2008-11-16", ["PY  - 2008", "DA  - 2008/11/16/"]),
        ("2008-11", ["PY  - 2008", "DA  - 2008/11//"]),
        ("2008", ["PY  - 2008"]),
        ("", []),
    ],
)
def test_dates_are_as_exact_as_they_are_known(date: str, lines: list[str]) -> None:
    found = written(work("report", "A title", date=date)).split("\r\n")
    assert [line for line in found if line.startswith(("PY", "DA"))] == lines


@pytest.mark.parametrize(
    ("contributor", "line"),
    [
        (person("author", "Matthew J Goodwin"), "AU  - Goodwin, Matthew J"),
        (person("author", "Smith, John, Jr."), "AU  - Smith, John, Jr."),
        (person("author", "van der Berg, C"), "AU  - van der Berg, C"),
        (organisation("author", "The Example Consortium"), "AU  - The Example Consortium"),
        (person("editor", "Low, Ann"), "A2  - Low, Ann"),
        (person("series-editor", "Low, Ann"), "A3  - Low, Ann"),
        (person("interviewee", "Basia Spalek"), "AU  - Spalek, Basia"),
        (person("host", "Low, Ann"), "N1  - Host: Low, Ann"),
        (person("interviewer", "Low, Ann"), "N1  - Interviewer: Low, Ann"),
        (person("contributor", "Low, Ann"), "N1  - Contributor: Low, Ann"),
        (organisation("author", "Bell, Roe and Low"), "AU  - Bell,, Roe and Low"),
    ],
)
def test_each_role_has_its_tag(contributor: Contributor, line: str) -> None:
    assert line in written(work("chapter", "A title", contributors=(contributor,))).split("\r\n")


def test_editors_of_a_whole_book_and_of_its_series_change_places() -> None:
    both = (person("editor", "Low, Ann"), person("series-editor", "Doe, John"))
    lines = written(work("edited-book", "A title", contributors=both)).split("\r\n")
    assert "A3  - Low, Ann" in lines
    assert "A2  - Doe, John" in lines


def test_a_report_s_own_number_comes_before_its_isbn() -> None:
    lines = written(work("report", "A title", number="7", isbn="9780415494359")).split("\r\n")
    assert [line for line in lines if line.startswith(("SN", "N1"))] == ["SN  - 7", "N1  - ISBN: 9780415494359"]


def test_three_thousand_authors_are_all_there() -> None:
    many = tuple(person("author", f"Roe{number}, Jane") for number in range(3000))
    assert written(work("book", "A title", contributors=many)).count("AU  - ") == 3000


def test_the_host_of_a_broadcast_is_among_its_cast() -> None:
    lines = written(work("podcast", "A title", contributors=(person("host", "Low, Ann"),))).split("\r\n")
    assert "C1  - Low, Ann" in lines
