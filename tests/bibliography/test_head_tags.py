"""citation_* tags by type, as Google Scholar and Zotero ask for them, and COinS for everything else."""

import datetime
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.coins.write import context_object
from portal.bibliography.formats.highwire.write import meta_tags
from portal.bibliography.kinds import KINDS
from portal.bibliography.reference import Reference
from tests.bibliography.hostile import references
from tests.bibliography.works import PAGE, WORKS, authors, editors, work

EVERYTHING = {
    "container": "Container",
    "publisher": "Publisher",
    "volume": "1",
    "issue": "2",
    "first_page": "3",
    "last_page": "4",
    "isbn": "9780415494359",
    "issn": "2049-3630",
    "institution": "Institution",
    "number": "5",
    "doi": "10.5555/a",
    "language": "en",
    "keywords": ("one", "two; three"),
    "date": "2010-05-12",
    "pdf_url": f"{PAGE}files/work.pdf",
    "created": datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC),
    "contributors": (*authors("Roe, Jane", "Doe, John"), *editors("Low, Ann")),
}
COMMON = {"title", "author", "publication_date", "online_date", "doi", "language", "keywords"} | {
    "publisher",
    "abstract_html_url",
    "pdf_url",
}
OWN = {
    "journal-article": {"journal_title", "issn", "volume", "issue", "firstpage", "lastpage"},
    "chapter": {"inbook_title", "isbn", "firstpage", "lastpage", "editor"},
    "book": {"isbn", "editor"},
    "edited-book": {"isbn", "editor"},
    "report": {"technical_report_institution", "technical_report_number", "isbn"},
    "policy-brief": {"technical_report_institution", "technical_report_number", "isbn"},
    "working-paper": {"technical_report_institution", "technical_report_number", "isbn"},
    "conference-paper": {"conference_title", "isbn", "issn", "volume", "issue", "firstpage", "lastpage"},
    "thesis": {"dissertation_institution"},
    "masters-thesis": {"dissertation_institution"},
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_its_own_tags_and_no_others(name: str) -> None:
    found = {tag.removeprefix("citation_") for tag, _ in meta_tags(work(name, "A title", **EVERYTHING))}
    assert found == (COMMON | OWN[name] if name in OWN else set())


def test_the_chapter_of_the_project() -> None:
    assert meta_tags(WORKS["chapter"])[1:] == [
        ("citation_author", "Spalek, B."),
        ("citation_author", "Lambert, R."),
        ("citation_publication_date", "2010"),
        ("citation_inbook_title", "The New Extremism in 21st Century Britain"),
        ("citation_editor", "Eatwell, Roger"),
        ("citation_editor", "Goodwin, Matthew J"),
        ("citation_isbn", "9780415494359"),
        ("citation_firstpage", "168"),
        ("citation_lastpage", "201"),
        ("citation_publisher", "Routledge"),
        ("citation_abstract_html_url", PAGE),
    ]


@pytest.mark.parametrize("missing", ["date", "contributors", "title"])
def test_without_title_author_or_year_there_are_no_tags(missing: str) -> None:
    fields = {"title": "A title", **EVERYTHING, missing: () if missing == "contributors" else ""}
    assert meta_tags(work("report", **fields)) == []


def test_editors_are_never_passed_off_as_authors() -> None:
    tags = meta_tags(WORKS["two editors"])
    assert ("citation_editor", "Roe, Jane") in tags
    assert "citation_author" not in dict(tags)


@pytest.mark.parametrize(("date", "slashed"), [("2010", "2010"), ("2010-05", "2010/05"), ("2010-05-12", "2010/05/12")])
def test_dates_have_slashes_and_no_more_than_is_known(date: str, slashed: str) -> None:
    assert (
        dict(meta_tags(work("book", "A title", date=date, contributors=authors("Roe, Jane"))))[
            "citation_publication_date"
        ]
        == slashed
    )


def test_the_day_online_is_another_than_that_of_publication() -> None:
    tags = dict(meta_tags(work("report", "A title", **EVERYTHING)))
    assert (tags["citation_publication_date"], tags["citation_online_date"]) == ("2010/05/12", "2020/01/02")


def test_an_article_number_stands_for_the_first_page() -> None:
    assert dict(meta_tags(WORKS["article number"]))["citation_firstpage"] == "e107"


def test_keywords_are_parted_by_semicolons_alone() -> None:
    assert dict(meta_tags(work("report", "A title", **EVERYTHING)))["citation_keywords"] == "one; two, three"


@settings(max_examples=100, deadline=None)
@given(references())
def test_a_context_object_gives_its_values_back(reference: Reference) -> None:
    pairs = parse_qsl(context_object(reference), strict_parsing=True)
    values = dict(pairs)
    assert values["rft.type"] == reference.kind.zotero
    assert values["rft.title"] == one_line(reference.title)
    assert values.get("rft.date", "") == reference.date
    assert [value for name, value in pairs if name == "rft.creator"] == [
        one_line(person.name.inverted) for person in reference.authors
    ]


def test_a_context_object_has_no_character_to_escape_but_its_ampersands() -> None:
    context = context_object(work("blog-post", "A & B <i>\"='"))
    assert "rft.title=A%20%26%20B%20%3Ci%3E%22%3D%27" in context
    assert not set("<>\"' ") & set(context)
