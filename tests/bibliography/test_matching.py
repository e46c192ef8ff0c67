"""Whether two descriptions are of one work: cases of our own, and a published list that people labelled."""

import itertools
import re
from dataclasses import replace

import pytest
from lxml import etree

from portal.bibliography.matching import Likeness, Work, likeness
from portal.identifiers import doi
from tests.tools.corpora import corpus_files

ARTICLE = Work(
    title="Policing partnerships: the view from two cities",
    year="2011",
    container="Journal of Community Policing",
    volume="12",
    first_page="101",
    authors=("Example, Ada", "Sample, Ben"),
    kind="journal-article",
)
LOOSE = Work(title="Policing partnerships in two northern cities", year="2011")

SAME = {
    "in capitals, without punctuation": {"title": "POLICING PARTNERSHIPS THE VIEW FROM TWO CITIES"},
    "with accents": {"title": "Policing pàrtnerships: the view from two citiés"},
    "with markup": {"title": "Policing <i>partnerships</i>: the view from two cities."},
    "without its subtitle, on the same page": {"title": "Policing partnerships", "authors": ()},
    "online a year before": {"year": "2010"},
    "with the journal abbreviated": {"container": "J. Comm. Policing"},
    "with first names as initials, other order": {"authors": ("Sample B", "Example A")},
    "with a DOI that the other lacks": {"doi": "10.5555/partners"},
    "with a letter misprinted": {"title": "Policing partnerships: the veiw from two cities"},
    "without anything but title and year": {"container": "", "volume": "", "first_page": "", "authors": ()},
}
DOUBTFUL = {
    "in another journal": {"container": "Value in Health", "volume": "3", "first_page": "7"},
    "as a working paper": {"kind": "working-paper", "container": "", "volume": "", "first_page": ""},
    "as a talk": {"kind": "talk", "container": "", "volume": "", "first_page": ""},
    "four years later": {"year": "2015", "volume": "16", "first_page": "1"},
    "by somebody else": {"authors": ("Other, Una",), "first_page": "", "volume": ""},
    "without subtitle or place": {"title": "Policing partnerships in the cities", "container": "", "first_page": ""},
}


@pytest.mark.parametrize("changes", SAME.values(), ids=SAME)
def test_it_is_the_same_work(changes):
    assert likeness(ARTICLE, replace(ARTICLE, **changes)) == Likeness.SAME
    assert likeness(replace(ARTICLE, **changes), ARTICLE) == Likeness.SAME


@pytest.mark.parametrize("changes", DOUBTFUL.values(), ids=DOUBTFUL)
def test_it_may_be_the_same_work(changes):
    first = ARTICLE
    if changes.get("title"):
        first = replace(ARTICLE, title=changes["title"] + ": the view from the street")
    assert likeness(first, replace(ARTICLE, **changes)) == Likeness.DOUBTFUL
    assert likeness(replace(ARTICLE, **changes), first) == Likeness.DOUBTFUL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Policing the peace, part 1", "Policing the peace, part 2"),
        ("Policing the peace, part one", "Policing the peace, part II"),
        ("Policing the peace: report for 2009", "Policing the peace: report for 2010"),
        ("Handbook of policing, second edition", "Handbook of policing, 3rd edition"),
        ("Policing partnerships in two cities", "A quite different account of the census"),
    ],
)
def test_another_part_edition_year_or_title_is_another_work(one, other):
    assert likeness(replace(LOOSE, title=one), replace(LOOSE, title=other)) == Likeness.DIFFERENT


def test_one_doi_settles_it_unless_the_titles_have_nothing_in_common():
    one = replace(ARTICLE, doi="10.5555/a")
    assert likeness(one, Work(title="Policing partnerships", doi="10.5555/a")) == Likeness.SAME
    assert likeness(one, Work(title="", doi="10.5555/a")) == Likeness.SAME
    assert likeness(one, Work(title="Index of names", doi="10.5555/a")) == Likeness.DOUBTFUL


def test_two_dois_are_not_joined_unasked():
    other = replace(ARTICLE, doi="10.5555/b", volume="", first_page="")
    assert likeness(replace(ARTICLE, doi="10.5555/a"), other) == Likeness.DOUBTFUL


def test_a_book_and_its_chapters_are_told_apart_by_the_page():
    book = Work(title="Policing partnerships today", isbn="9780415494359", kind="edited-book")
    chapter = Work(title="Trust in the street", isbn="9780415494359", first_page="11", kind="chapter")
    assert likeness(book, chapter) == Likeness.DIFFERENT
    assert likeness(chapter, replace(chapter, first_page="40", title="Trust in the street again")) != Likeness.SAME
    assert likeness(chapter, replace(chapter, title="Trust in the streets")) == Likeness.SAME
    assert likeness(book, replace(book, title="Policing partnerships today: a reader")) == Likeness.SAME


def test_a_title_that_tells_little_is_not_enough():
    one = Work(title="Introduction", year="2010")
    assert likeness(one, replace(one)) == Likeness.DOUBTFUL
    placed = replace(one, container="Journal of Community Policing", first_page="1", volume="2")
    assert likeness(placed, replace(placed)) == Likeness.SAME
    assert likeness(placed, replace(placed, year="2014", volume="6")) == Likeness.DIFFERENT


def test_a_title_in_another_script_is_compared_too():
    assert (
        likeness(Work(title="الشرطة والمجتمع المحلي", year="2010"), Work(title="الشرطة والمجتمع المحلي.", year="2010"))
        == "same"
    )
    assert likeness(Work(title="???"), Work(title="!!!")) == Likeness.DIFFERENT


def text(record: etree._Element, path: str) -> str:
    found = record.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def described(record: etree._Element) -> Work:
    number = text(record, "electronic-resource-num")
    year = re.search("[0-9]{4}", text(record, "dates/year"))
    return Work(
        title=text(record, "titles/title"),
        year=year.group() if year else "",
        doi=doi.normalise(number) if doi.is_valid(number) else "",
        first_page=text(record, "pages"),
        volume=text(record, "volume"),
        container=text(record, "titles/secondary-title"),
        authors=tuple("".join(author.itertext()) for author in record.iterfind("contributors/authors/author")),
        kind="journal-article",
    )


def test_a_labelled_list_is_sorted_as_people_sorted_it():
    """Counted by record, as the labels are: a record is found if it is called the same as any other of its list."""
    for file in corpus_files("d*/*.xml"):
        records = etree.parse(file, etree.XMLParser(huge_tree=True, resolve_entities=False)).findall(".//record")
        works = [described(record) for record in records]
        labelled = {place for place, record in enumerate(records) if text(record, "caption") == "Duplicate"}
        found = set()
        for (place, one), (other_place, other) in itertools.combinations(enumerate(works), 2):
            if one.keys & other.keys and likeness(one, other) == Likeness.SAME:
                found |= {place, other_place}
        right = len(found & labelled)
        assert right / len(found) >= 0.99, f"{file.name}: precision"
        assert right / len(labelled) >= 0.99, f"{file.name}: recall"
