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
from portal.bibliography.styles.dates_and_pages import page_range, roman
from portal.bibliography.styles.name_lists import initials
from portal.bibliography.styles.typography import double_quoted, requoted, single_quoted, stopped
from tests.bibliography.hostile import references
from tests.bibliography.works import WORKS, authors, editors, organisation, person, work

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
        ("Ji-woo", "J.", "J.", "J"),
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
        ("the α-coefficient of β and γ rays", "The α-Coefficient of β and γ Rays", "The α-Coefficient of β and γ Rays"),
        ("a note on 10.5555/eap.2016.004", "A Note on 10.5555/eap.2016.004", "A Note on 10.5555/eap.2016.004"),
        ("Proc. Int. Conf. on lamps", "Proc. Int. Conf. on Lamps", "Proc. Int. Conf. on Lamps"),
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
        ("Genome-wide studies", "Genome-Wide Studies", "Genome-Wide Studies"),
        ("reading Vincent van der Berg", "Reading Vincent van der Berg", "Reading Vincent van der Berg"),
        ("the van driver’s tale", "The Van Driver’s Tale", "The Van Driver’s Tale"),
        ("eBay-based and U.S.-led", "eBay-Based and U.S.-Led", "eBay-Based and U.S.-Led"),
        ("Anti-terror laws", "Anti-terror Laws", "Anti-terror Laws"),
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
    assert double_quoted("the “war” on “terror”", ".") == "“the ‘war’ on ‘terror.’”"
    assert single_quoted("the ‘war’ on people’s ‘terror’") == "‘the “war” on people’s “terror”’"
    assert single_quoted('a "word"') == "‘a “word”’"


@pytest.mark.parametrize(
    ("title", "american", "british"),
    [
        ("“He said ‘no’ twice” and left", "“He said ‘no’ twice” and left", "‘He said “no” twice’ and left"),
        ("the 'good' officer's 'own' town", "the “good” officer's “own” town", "the ‘good’ officer's ‘own’ town"),
        ("the officers’ canteen", "the officers’ canteen", "the officers’ canteen"),
        ("rock ’n’ roll’s ‘last’ night", "rock ’n’ roll’s “last” night", "rock ’n’ roll’s ‘last’ night"),
        ("an “unclosed mark", "an “unclosed mark", "an “unclosed mark"),
        ("Vertrauen und „Nähe“", "Vertrauen und „Nähe“", "Vertrauen und „Nähe“"),
        ("5' 6\" tall", "5' 6\" tall", "5' 6\" tall"),
    ],
)
def test_quotations_take_the_marks_of_the_style(title: str, american: str, british: str) -> None:
    assert (requoted(title), requoted(title, british=True)) == (american, british)
    assert double_quoted("the officers’", ".") == "“the officers’.”"


def test_what_an_edition_or_number_says_of_itself_is_not_said_twice() -> None:
    numbers = {
        "7": "Report No. 7",
        "Cm 8123": "Cm 8123",
        "No. 5": "No. 5",
        "North 5": "North 5",
        "Report 14": "Report 14",
    }
    for number, printed in numbers.items():
        assert f". {printed}. " in citation(work("report", "A title", number=number, institution="Roe"), "chicago")
    briefs = {"2": "(Policy Brief No. 2)", "PB 3": "(Policy Brief PB 3)", "Policy brief 4": "(Policy brief 4)"}
    for number, printed in briefs.items():
        assert printed in citation(work("policy-brief", "A title", number=number), "apa")
    assert "(Rev. ed.)" in citation(work("book", "A title", edition="revised edition"), "apa")


def test_volumes_in_roman_numerals() -> None:
    numerals = {
        "1": "i",
        "4": "iv",
        "19": "xix",
        "88": "lxxxviii",
        "399": "cccxcix",
        "400": "400",
        "0": "0",
        "2b": "2b",
    }
    assert {volume: roman(volume) for volume in numerals} == numerals


@pytest.mark.parametrize("style", STYLES)
def test_everybody_who_made_a_work_is_named(style: str) -> None:
    helpers = (*editors("Quill, Ada"), person("translator", "Zola, Nia"))
    for kind, makers in (("book", authors("Roe, Jane")), ("chapter", authors("Roe, Jane")), ("edited-book", ())):
        reference = work(kind, "A title", contributors=(*makers, *helpers), container="Everything", publisher="Press")
        assert all(name in citation(reference, style) for name in ("Quill", "Zola"))
    for kind in ("film", "tv-broadcast", "performance"):
        reference = work(kind, "A title", contributors=(person("director", "Nia Zola"),))
        assert "Zola" in citation(reference, style)
    assert "Forum" in citation(work("film", "A title", contributors=(organisation("author", "Forum"),)), style)
    assert "Zola" in citation(work("podcast", "A title", contributors=(person("host", "Nia Zola"),)), style)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "王伟, & 이민수. "),
        ("harvard", "王伟 and 이민수 "),
        ("vancouver", "王伟, 이민수. "),
        ("mhra", "王伟, and 이민수, "),
    ],
)
def test_names_in_chinese_and_korean_stand_whole(style: str, expected: str) -> None:
    reference = work("journal-article", "A title", contributors=authors("王, 伟", "이, 민수"))
    assert citation(reference, style).startswith(expected)


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


def test_a_double_issue_has_the_dash_of_a_range() -> None:
    article = {"title": "Lamps", "container": "Streets", "volume": "3"}
    assert "3(2–3)" in citation(work("journal-article", **article, issue="2-3"), "apa")
    assert "3(9-2)" in citation(work("journal-article", **article, issue="9-2"), "apa")


@pytest.mark.parametrize(("edition", "cited"), [("Second", "2nd ed."), ("third", "3rd ed."), ("Tenth", "10th ed.")])
def test_an_edition_in_words_is_cited_in_figures(edition: str, cited: str) -> None:
    assert cited in citation(work("book", title="Lamps", edition=edition), "apa")
