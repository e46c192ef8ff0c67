"""CSL-JSON as the standard's own schema judges it, and as json takes it back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from portal.bibliography.clean_text import one_line, paragraphs
from portal.bibliography.formats.csl_json.write import item, write
from portal.bibliography.reference import Reference
from tests.bibliography.hostile import references
from tests.bibliography.works import WORKS, organisation, person, work
from tests.tools.corpora import corpus_files

SCHEMAS = corpus_files("csl*/**/csl-data.json")
# CSL 1.0.2, csl-data.json: the members of an item that may be written, by the type of their values.
_NAMES = """
    author editor collection-editor translator guest host interviewer organizer performer director curator contributor
"""
_TEXTS = """
    id citation-key type title container-title collection-title collection-number volume issue edition version
    publisher publisher-place
    authority ISBN ISSN DOI language abstract number page genre medium dimensions keyword URL event-title event-place
"""
NAMES = frozenset(_NAMES.split())
TEXTS = frozenset(_TEXTS.split())
DATES = frozenset(["issued", "event-date"])
NAME_PARTS = frozenset(["family", "given", "non-dropping-particle", "suffix", "literal"])


def read(*wanted: Reference) -> list[dict[str, object]]:
    return json.loads(b"".join(write(wanted)))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.parent.name)
def test_the_schema_of_the_standard_holds(path: Path) -> None:
    validator = Draft7Validator(json.loads(path.read_text()))
    assert list(validator.iter_errors(read(*WORKS.values()))) == []


@settings(max_examples=100, deadline=None)
@given(references())
def test_only_members_of_the_standard_are_written(reference: Reference) -> None:
    (found,) = read(reference)
    custom = found.pop("custom")
    assert isinstance(custom, dict)
    assert found.keys() <= NAMES | DATES | TEXTS
    for member, value in found.items():
        if member in NAMES:
            assert all(name.keys() <= NAME_PARTS and all(name.values()) for name in value)
        elif member in DATES:
            assert value.keys() == {"date-parts"}
            assert all(
                1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts) for parts in value["date-parts"]
            )
        else:
            assert isinstance(value, str)
            assert value


@settings(max_examples=150, deadline=None)
@given(references())
def test_every_value_comes_back(reference: Reference) -> None:
    (found,) = read(reference)
    is_event = reference.kind.table == "activity"
    expected = {
        "id": reference.key,
        "type": reference.kind.csl,
        "title": one_line(reference.title),
        "event-title" if is_event else "container-title": one_line(reference.held_by),
        "collection-title": one_line(reference.series),
        "collection-number" if "collection-number" in found else "volume": one_line(reference.volume),
        "issue": one_line(reference.issue),
        "publisher": one_line(reference.issued_by),
        "event-place" if is_event else "publisher-place": one_line(reference.place),
        "abstract": paragraphs(reference.abstract),
        "DOI": reference.doi,
        "language": reference.language,
    }
    assert {name: found.get(name, "") for name in expected} == expected
    assert found["custom"].get("licence", "") == reference.licence
    assert found["custom"].get("access", "") == reference.access


def test_no_references_are_an_empty_array() -> None:
    assert read() == []


def test_names_are_in_parts() -> None:
    people = (
        person("author", "van der Berg, Carla"),
        person("author", "Smith, John, Jr."),
        organisation("author", "The Example Consortium"),
        person("editor", "Low, Ann"),
    )
    found = item(work("chapter", "A title", contributors=people))
    assert found["author"] == [
        {"family": "Berg", "given": "Carla", "non-dropping-particle": "van der"},
        {"family": "Smith", "given": "John", "suffix": "Jr."},
        {"literal": "The Example Consortium"},
    ]
    assert found["editor"] == [{"family": "Low", "given": "Ann"}]


def test_a_broadcast_names_programme_network_and_guest() -> None:
    found = item(WORKS["radio"])
    assert found["container-title"] == "Sunday"
    assert found["publisher"] == "BBC Radio 4"
    assert found["guest"] == [{"family": "Spalek", "given": "Basia"}]
    assert found["issued"] == {"date-parts": [[2008, 11, 16]]}
    assert "author" not in found


def test_an_event_keeps_its_first_and_last_day() -> None:
    found = item(WORKS["workshop"])
    assert found["event-date"] == {"date-parts": [[2008, 6, 30], [2008, 7, 2]]}
    assert (found["event-title"], found["event-place"]) == ("Example Summer School", "York")


def test_a_licence_is_in_custom_since_the_standard_has_no_member_for_it() -> None:
    found = item(work("dataset", "A title", licence="CC-BY-4.0"))
    assert "license" not in found
    assert found["custom"]["licence"] == "CC-BY-4.0"


if not SCHEMAS:  # Without the corpora beside the checkout there is nothing to judge by.
    del test_the_schema_of_the_standard_holds


def test_a_part_of_a_name_that_nobody_can_see_is_left_out() -> None:
    (found,) = read(work("report", title="A report", contributors=(person("author", "Spalek, \x7f"),)))
    assert found["author"] == [{"family": "Spalek"}]


@pytest.mark.parametrize(
    ("name", "genre", "medium"),
    [
        ("thesis", "Doctoral thesis", None),
        ("policy-brief", "Policy brief", None),
        ("radio-broadcast", "Radio broadcast", "Radio"),
        ("workshop", "Workshop", None),
        ("dataset", None, None),
        ("software", None, None),
        ("blog-post", None, None),
        ("web-page", None, None),
        ("talk", None, None),
        ("film", None, None),
        ("performance", None, None),
        ("journal-article", None, None),
    ],
)
def test_genre_and_medium_say_more_than_the_type(name: str, genre: str | None, medium: str | None) -> None:
    found = item(work(name, "A title"))
    assert (found.get("genre"), found.get("medium")) == (genre, medium)


def test_a_book_s_number_in_its_series_is_no_volume() -> None:
    found = item(WORKS["book in a series"])
    assert (found["collection-title"], found["collection-number"]) == ("Invented Lives", "6")
    assert "volume" not in found
    assert item(work("book", "A title", volume="2"))["volume"] == "2"
    assert item(WORKS["article"])["volume"] == "12"
