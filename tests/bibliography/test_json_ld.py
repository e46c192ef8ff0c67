"""JSON-LD as extruct finds it in a page, and as schema.org's definitions of its types allow it."""

import json
from typing import Any

import extruct
import pytest
from hypothesis import given, settings

from portal.bibliography.formats.schema_org.write import graph_node, script, write
from portal.bibliography.kinds import KINDS, Kind
from portal.bibliography.reference import Award, Reference
from tests.bibliography.hostile import references
from tests.bibliography.works import WORKS, person, work

EVENTS = ("Event", "ExhibitionEvent")
# schema.org 29: properties that only CreativeWork has, and types that alone may have an ISBN or an ISSN.
OF_WORKS_ONLY = {"author", "editor", "datePublished", "abstract", "license", "encoding", "isPartOf", "publisher"}
WITH_ISBN = {"Book"}
WITH_ISSN = {"Periodical", "Newspaper", "Blog", "Dataset", "WebSite"}


def page(node: dict[str, Any]) -> str:
    return f'<html><head><script type="application/ld+json">{script(node)}</script></head><body></body></html>'


@settings(max_examples=100, deadline=None)
@given(references())
def test_a_page_gives_back_the_same_node(reference: Reference) -> None:
    node = graph_node(reference)
    (found,) = extruct.extract(page(node), syntaxes=["json-ld"])["json-ld"]
    assert found == {"@context": "https://schema.org", **node}


@settings(max_examples=100, deadline=None)
@given(references())
def test_no_value_can_end_the_script_or_open_a_comment(reference: Reference) -> None:
    assert not set("<>&\u2028\u2029") & set(script(graph_node(reference)))


@settings(max_examples=100, deadline=None)
@given(references())
def test_nothing_empty_is_said(reference: Reference) -> None:
    assert list(empty_values(graph_node(reference))) == []


def empty_values(value: Any) -> Any:
    """The values in a node that say nothing; a node with a type alone is one."""
    if isinstance(value, dict):
        if value.keys() == {"@type"}:
            yield value
        for inner in value.values():
            yield from empty_values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from empty_values(inner)
    elif value in ("", None):
        yield value


@settings(max_examples=100, deadline=None)
@given(references())
def test_properties_belong_to_their_types(reference: Reference) -> None:
    for node in nodes(graph_node(reference)):
        assert node["@type"] in WITH_ISBN or "isbn" not in node
        assert node["@type"] in WITH_ISSN or "issn" not in node
        assert node["@type"] == "Report" or "reportNumber" not in node
        assert node["@type"] not in EVENTS or not OF_WORKS_ONLY & node.keys()


def nodes(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_type_is_the_one_in_the_table(kind: Kind) -> None:
    assert graph_node(work(kind.name, "A title"))["@type"] == kind.schema_org


def test_a_file_is_one_graph() -> None:
    document = json.loads(b"".join(write(WORKS.values())))
    assert document["@context"] == "https://schema.org"
    assert [node["name"] for node in document["@graph"]] == [reference.title for reference in WORKS.values()]
    assert json.loads(b"".join(write([])))["@graph"] == []


def test_a_chapter_leaves_isbn_and_editors_to_its_book() -> None:
    node = graph_node(WORKS["chapter"])
    assert "isbn" not in node
    assert "editor" not in node
    book = node["isPartOf"]
    assert (book["@type"], book["isbn"]) == ("Book", "9780415494359")
    assert [editor["name"] for editor in book["editor"]] == ["Roger Eatwell", "Matthew J Goodwin"]


def test_an_article_is_part_of_an_issue_of_a_volume_of_a_journal() -> None:
    issue = graph_node(WORKS["article"])["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "3")
    assert (issue["isPartOf"]["@type"], issue["isPartOf"]["volumeNumber"]) == ("PublicationVolume", "12")
    assert issue["isPartOf"]["isPartOf"] == {"@type": "Periodical", "name": "Journal of Invented Studies"}


def test_a_broadcast_is_an_episode_that_a_service_published() -> None:
    node = graph_node(WORKS["radio"])
    assert node["partOfSeries"] == {"@type": "RadioSeries", "name": "Sunday"}
    assert node["publication"] == {
        "@type": "BroadcastEvent",
        "publishedOn": {"@type": "BroadcastService", "name": "BBC Radio 4"},
        "startDate": "2008-11-16",
    }
    assert [someone["name"] for someone in node["contributor"]] == ["Basia Spalek"]


def test_an_event_has_dates_place_and_organiser() -> None:
    node = graph_node(WORKS["workshop"])
    assert (node["startDate"], node["endDate"]) == ("2008-06-30", "2008-07-02")
    assert node["location"] == {"@type": "Place", "name": "York"}
    assert node["superEvent"] == {"@type": "Event", "name": "Example Summer School"}
    assert node["organizer"] == [{"@type": "Organization", "name": "Example Project Team"}]


def test_an_award_names_who_gave_it() -> None:
    grant = Award(
        name="An invented award",
        reference="EX/000000/1",
        funders=("Example Council", "Other Council"),
        url="https://portal.example/grants/one/",
        funder_ids=("https://ror.org/03angcq70", ""),
    )
    assert graph_node(work("report", "A title", grants=(grant,)))["funding"] == [
        {
            "@type": "MonetaryGrant",
            "@id": "https://portal.example/grants/one/#grant",
            "name": "An invented award",
            "identifier": "EX/000000/1",
            "url": "https://portal.example/grants/one/",
            "funder": [
                {"@type": "Organization", "@id": "https://ror.org/03angcq70", "name": "Example Council"},
                {"@type": "Organization", "name": "Other Council"},
            ],
        }
    ]


def test_a_person_is_known_by_orcid_and_page() -> None:
    someone = person(
        "author", "Roe, Jane", orcid="https://orcid.org/0000-0002-1825-0097", url="https://portal.example/team/roe/"
    )
    assert graph_node(work("book", "A title", contributors=(someone,)))["author"] == [
        {
            "@type": "Person",
            "@id": "https://orcid.org/0000-0002-1825-0097",
            "name": "Jane Roe",
            "givenName": "Jane",
            "familyName": "Roe",
            "url": "https://portal.example/team/roe/",
        }
    ]


@pytest.mark.parametrize(("access", "free"), [("open", True), ("embargoed", False), ("", None)])
def test_access_is_said_only_where_it_is_recorded(access: str, free: bool | None) -> None:
    assert graph_node(work("book", "A title", access=access)).get("isAccessibleForFree") is free


def test_licence_files_and_identifiers() -> None:
    node = graph_node(WORKS["report held here"]) | graph_node(
        work("dataset", "A title", licence="CC-BY-4.0", doi="10.5555/a<b", uuid="6f1f9c0e")
    )
    assert node["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert node["encoding"][0]["encodingFormat"] == "application/pdf"
    assert node["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.5555/a<b"},
        "urn:uuid:6f1f9c0e",
    ]
    assert node["sameAs"] == ["https://doi.org/10.5555/a%3Cb"]
