"""Formatted citations against reference strings derived by hand from each style's manual.

`references/<style>.txt` has one work a line: its name in `works`, a bar, the citation with its italics between stars.
"""

import datetime
import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from portal.bibliography.formats.text import write as text
from portal.bibliography.names import Name
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.styles import STYLES, citation, citation_html
from portal.bibliography.styles.capitals import LONG_PREPOSITIONS, after_colon, headline
from portal.bibliography.styles.dates_and_pages import page_range
from portal.bibliography.styles.name_lists import initials
from portal.bibliography.styles.typography import double_quoted, single_quoted, stopped
from tests.bibliography.hostile import references
from tests.bibliography.works import WORKS, authors, person, work

REFERENCES = Path(__file__).parent / "references"
MANY = 3000


def lines() -> Iterator[tuple[str, str, str]]:
    """Style, work and citation of every reference string."""
    for style in STYLES:
        for line in REFERENCES.joinpath(f"{style}.txt").read_text().splitlines():
            if not line.startswith("#"):
                yield style, *line.split(" | ", 1)


@pytest.mark.parametrize(
    ("style", "name", "expected"), list(lines()), ids=lambda value: value if len(value) < 40 else ""
)
def test_the_citation_is_the_one_the_manual_asks_for(style: str, name: str, expected: str) -> None:
    assert html.unescape(citation_html(WORKS[name], style)).replace("<i>", "*").replace("</i>", "*") == expected
    assert citation(WORKS[name], style) == expected.replace("*", "")


@pytest.mark.parametrize("style", STYLES)
def test_each_style_has_a_string_for_every_work(style: str) -> None:
    assert [name for known, name, _ in lines() if known == style] == list(WORKS)


@settings(max_examples=150, deadline=None)
@given(references())
def test_no_value_breaks_out_of_a_citation(reference: Reference) -> None:
    for style in STYLES:
        marked, plain = citation_html(reference, style), citation(reference, style)
        assert html.unescape(marked.replace("<i>", "").replace("</i>", "")) == plain
        assert marked.count("<") == 2 * marked.count("<i>") == 2 * marked.count("</i>")
        assert "\n" not in plain
        assert not {"\ue000", "\ue001"} & set(plain)


@pytest.mark.parametrize("style", STYLES)
def test_thousands_of_authors_are_cut_as_the_style_cuts_them(style: str) -> None:
    reference = work("journal-article", "Many", contributors=authors(*(f"Roe{number}, Jane" for number in range(MANY))))
    assert citation(reference, style).count("Roe") <= 20


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("harvard", "Available at: https://example.org/about (Accessed: 4 November 2026)."),
        ("mhra", "<https://example.org/about> [accessed 4 November 2026]"),
        ("mla", "https://example.org/about. Accessed 4 Nov. 2026."),
        ("vancouver", "2021 Feb 3 [cited 2026 Nov 4]. Available from: https://example.org/about"),
        ("apa", "https://example.org/about"),
        ("chicago", "https://example.org/about."),
    ],
)
def test_the_day_of_a_visit_is_printed_where_the_style_asks_for_it(style: str, expected: str) -> None:
    assert citation(WORKS["web page"], style, accessed=datetime.date(2026, 11, 4)).endswith(expected)


@pytest.mark.parametrize("style", STYLES)
def test_a_doi_needs_no_day_of_visit(style: str) -> None:
    visited = citation(WORKS["article"], style, accessed=datetime.date(2026, 11, 4))
    assert visited == citation(WORKS["article"], style)


def test_the_address_of_a_book_is_cited_only_if_it_can_be_read_there() -> None:
    book = work("book", "A title", address="https://example.org/book")
    assert "example.org" not in citation(book)
    assert "example.org" in citation(work("book", "A title", address="https://example.org/book", access="open"))


def test_a_work_without_a_title_is_still_cited() -> None:
    assert citation(work("report", ""), "apa") == "Untitled. (n.d.)."


@pytest.mark.parametrize(
    ("given", "spaced", "closed", "bare"),
    [
        ("Basia", "B.", "B.", "B"),
        ("B.", "B.", "B.", "B"),
        ("Matthew J", "M. J.", "M.J.", "MJ"),
        ("J.R.R.", "J. R. R.", "J.R.R.", "JRR"),
        ("JRR", "J. R. R.", "J.R.R.", "JRR"),
        ("Jean-Luc", "J.-L.", "J.-L.", "JL"),
        ("Åsa", "Å.", "Å.", "Å"),
        ("Ludwig van", "L. van", "L. van", "L van"),
        ("明", "明", "明", "明"),
        ("", "", "", ""),
    ],
)
def test_initials(given: str, spaced: str, closed: str, bare: str) -> None:
    assert (initials(given), initials(given, "."), initials(given, "")) == (spaced, closed, bare)


@pytest.mark.parametrize(
    ("title", "chicago", "mla"),
    [
        ("the policing of trust", "The Policing of Trust", "The Policing of Trust"),
        ("life within and without walls", "Life Within and Without Walls", "Life within and without Walls"),
        ("a place to go to", "A Place to Go To", "A Place to Go To"),
        ("police: a history", "Police: A History", "Police: A History"),
        ("counter-terrorism in practice", "Counter-Terrorism in Practice", "Counter-Terrorism in Practice"),
        ("anti-racist policing", "Anti-racist Policing", "Anti-racist Policing"),
        ("face-to-face talks", "Face-to-Face Talks", "Face-to-Face Talks"),
        ("what eBay and the BBC did", "What eBay and the BBC Did", "What eBay and the BBC Did"),
        ("‘safe’ streets", "‘Safe’ Streets", "‘Safe’ Streets"),
        ("7/7 and after", "7/7 and After", "7/7 and After"),
    ],
)
def test_headline_capitals(title: str, chicago: str, mla: str) -> None:
    assert headline(title) == chicago
    assert headline(title, LONG_PREPOSITIONS) == mla


def test_a_subtitle_begins_with_a_capital() -> None:
    assert after_colon("trust: how it grows? slowly") == "trust: How it grows? Slowly"


@pytest.mark.parametrize(
    ("pages", "full", "two", "hundred", "every", "chicago"),
    [
        (("321", "328"), "321–328", "321–28", "321–28", "321–8", "321–28"),
        (("103", "104"), "103–104", "103–04", "103–04", "103–4", "103–4"),
        (("100", "104"), "100–104", "100–04", "100–04", "100–4", "100–104"),
        (("71", "72"), "71–72", "71–72", "71–72", "71–2", "71–72"),
        (("1496", "1500"), "1496–1500", "1496–500", "1496–1500", "1496–500", "1496–500"),
        (("99", "101"), "99–101", "99–101", "99–101", "99–101", "99–101"),
        (("xii", "xv"), "xii–xv", "xii–xv", "xii–xv", "xii–xv", "xii–xv"),
        (("15", "15"), "15", "15", "15", "15", "15"),
        (("15",), "15", "15", "15", "15", "15"),
        ((), "", "", "", "", ""),
    ],
)
def test_page_ranges(pages: tuple[str, ...], full: str, two: str, hundred: str, every: str, chicago: str) -> None:
    ranges = [page_range(pages, shorten=rule) for rule in ("", "two", "hundred", "all", "chicago")]
    assert ranges == [full, two, hundred, every, chicago]


def test_quotations_inside_quotations_change_their_marks() -> None:
    assert double_quoted("the “war” on “terror”", ".") == "“the ‘war’ on ‘terror’.”"
    assert single_quoted("the ‘war’ on people’s ‘terror’") == "‘the “war” on people’s “terror”’"
    assert single_quoted('a "word"') == "‘a “word”’"


def test_a_stop_is_never_doubled() -> None:
    assert [stopped(part) for part in ("Why?", "Roe, J.", "“Why?”", "A title", "")] == [
        "Why?", "Roe, J.", "“Why?”", "A title.", ""
    ]  # fmt: skip


def test_an_organisation_is_neither_turned_round_nor_shortened() -> None:
    makers = (Contributor("author", Name(literal="Example Police Service")),)
    for style in STYLES:
        assert citation(work("report", "A title", contributors=makers), style).startswith("Example Police Service")


def test_a_text_file_has_a_paragraph_a_work() -> None:
    file = b"".join(text.write(WORKS.values())).decode()
    assert file.count("\n\n") == len(WORKS)
    assert b"".join(text.write([WORKS["talk"]], "mla")).decode() == citation(WORKS["talk"], "mla") + "\n\n"


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(KeyError):
        citation(work("book", "A title", contributors=(person("author", "Roe"),)), "turabian")
