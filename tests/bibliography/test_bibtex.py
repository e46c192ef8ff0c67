"""BibTeX as bibtexparser takes it back, and as BibTeX itself counts braces."""

import re
import string

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware, MonthIntMiddleware, NormalizeFieldKeys
from bibtexparser.model import Entry
from hypothesis import assume, given, settings

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.bibtex.write import entry, write
from portal.bibliography.reference import Contributor, Reference
from tests.bibliography.hostile import references
from tests.bibliography.works import WORKS, organisation, person, work

KEY_CHARACTERS = set(string.ascii_letters + string.digits + ":_-")
CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}


def read_back(text: str) -> list[Entry]:
    """The entries that bibtexparser finds, decoded, with nothing it could not read."""
    library = bibtexparser.parse_string(
        text, append_middleware=[NormalizeFieldKeys(), MonthIntMiddleware(), LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    assert not library.comments
    return library.entries


def read(reference: Reference) -> dict[str, str]:
    """The fields of a reference's only entry."""
    (found,) = read_back(b"".join(write([reference])).decode())
    assert found.entry_type == reference.kind.bibtex
    return {field.key: str(field.value).replace("ˆ", "^") for field in found.fields}


def printed(text: str) -> str:
    """What LaTeX prints of a text: on one line. The reader decodes \\textasciicircum to a modifier letter."""
    return one_line(text).replace("ˆ", "^")


@settings(max_examples=150, deadline=None)
@given(references())
def test_every_value_comes_back(reference: Reference) -> None:
    fields = read(reference)
    expected = {
        "title": reference.title,
        "series": reference.series,
        "volume": reference.volume,
        "number": reference.issue or reference.number,
        "eid": reference.article_number,
        "edition": reference.printing,
        "version": reference.release,
        "address": reference.place,
        "abstract": reference.abstract,
        "summary": reference.summary,
        "year": reference.date[:4],
        "isbn": reference.isbn,
        "issn": reference.issn,
        "copyright": reference.licence,
    }
    if container := CONTAINERS.get(reference.kind.bibtex):
        expected[container] = reference.held_by
    assert {name: fields.get(name, "") for name in expected} == {
        name: printed(value) for name, value in expected.items()
    }
    assert int(fields.get("month", 0)) == (reference.date.month or 0)


@settings(max_examples=150, deadline=None)
@given(references())
def test_braces_balance_as_bibtex_counts_them(reference: Reference) -> None:
    """BibTeX counts a brace behind a backslash too: an odd one would swallow the rest of the file."""
    depth = 0
    for character in entry(reference):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0


@settings(max_examples=50, deadline=None)
@given(references(), references())
def test_no_value_reaches_into_the_next_entry(first: Reference, second: Reference) -> None:
    assume(first.key != second.key)
    found = read_back(entry(first) + "\n" + entry(second) + "\n@misc{last}\n")
    assert [block.key for block in found] == [first.key, second.key, "last"]


@settings(max_examples=50, deadline=None)
@given(references())
def test_there_is_a_name_for_each_author(reference: Reference) -> None:
    text = entry(reference)
    line = next((line for line in text.splitlines() if line.startswith("  author = ")), "")
    names = split_names(line.removeprefix("  author = {").removesuffix("},")) if line else []
    assert len(names) == len(reference.authors)


def split_names(text: str) -> list[str]:
    """Names between "and"s that no brace holds, as BibTeX divides a list."""
    names, depth, start = [], 0, 0
    for found in re.finditer(r"[{}]| and ", text, re.IGNORECASE):
        if found.group() in "{}":
            depth += 1 if found.group() == "{" else -1
        elif depth == 0:
            names.append(text[start : found.start()])
            start = found.end()
    return [*names, text[start:]]


@pytest.mark.parametrize(
    ("contributor", "printed_name"),
    [
        (person("author", "Spalek, B."), "Spalek, B."),
        (person("author", "Matthew J Goodwin"), "Goodwin, Matthew J"),
        (person("author", "van der Berg, C"), "van der Berg, C"),
        (person("author", "Smith, John, Jr."), "Smith, Jr., John"),
        (person("author", "Plato"), "Plato"),
        (person("author", "others"), "{others}"),
        (organisation("author", "The Example Consortium"), "{The Example Consortium}"),
        (organisation("author", "Police and Mosque"), "{Police and Mosque}"),
        (organisation("author", "Smith & Co"), r"{Smith \& Co}"),
    ],
)
def test_names_are_written_as_bibtex_takes_them_apart(contributor: Contributor, printed_name: str) -> None:
    assert f"  author = {{{printed_name}}},\n" in entry(work("book", "A title", contributors=(contributor,)))


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("A plain title", "A plain title"),
        ("Muslim officers in the MCU", "Muslim officers in the {MCU}"),
        ("DNA and Mrs Roe's lamp", "{DNA} and {Mrs} {Roe's} lamp"),
        ("50% of {all} costs: £5 & $6_#", r"50\% of \{all\} costs: £5 \& \$6\_\#"),
        ("an odd { brace", r"an odd \ensuremath{\lbrace} brace"),
        ("a -- b ``c'' ?` ~^\\", r"a -{}- b `{}`c'{}' ?{}` \textasciitilde{}\textasciicircum{}\textbackslash{}"),
        ("mail @ {x}", r"mail {@} \{x\}"),
    ],
)
def test_titles_keep_their_capitals_and_characters(title: str, written: str) -> None:
    assert f"  title = {{{written}}}" in entry(work("book", title))


def test_an_edited_book_has_editors_and_no_author() -> None:
    text = entry(WORKS["two editors"])
    assert "  editor = {Roe, Jane and Poe, Richard},\n" in text
    assert "author" not in text


def test_a_day_is_kept_beside_year_and_month() -> None:
    text = entry(WORKS["radio"])
    assert "  year = {2008},\n  month = nov,\n  date = {2008-11-16},\n" in text
    assert "date" not in entry(WORKS["article"])


def test_an_entry_to_copy_has_no_abstract() -> None:
    reference = work("book", "A title", abstract="We asked.")
    assert "abstract" in entry(reference)
    assert "abstract" not in entry(reference, abstract=False)


@pytest.mark.parametrize("key", ["spalek2010policing", "müller 2010", "", "a{b}c,d", "=x"])
def test_a_key_is_one_that_bibtex_can_read(key: str) -> None:
    reference = work("book", "A title", key=key, uuid="6f1f9c0e")
    (found,) = read_back(entry(reference))
    assert found.key
    assert set(found.key) <= KEY_CHARACTERS


def test_addresses_and_dois_are_not_escaped() -> None:
    text = entry(work("book", "A title", address="https://example.org/a_b%20c?d=1&e=é{f}", doi="10.5555/a_b%c"))
    assert "  url = {https://example.org/a_b%20c?d=1&e=%C3%A9%7Bf%7D}" in text
    assert "  doi = {10.5555/a_b%c}" in text


def test_three_thousand_authors_are_all_there() -> None:
    many = tuple(person("author", f"Roe{number}, Jane") for number in range(3000))
    assert entry(work("book", "A title", contributors=many)).count(" and ") == 2999


@pytest.mark.parametrize(
    ("kind", "field", "name"),
    [
        ("book", "publisher", "publisher"),
        ("thesis", "institution", "school"),
        ("report", "institution", "institution"),
        ("document", "institution", "organization"),
        ("report", "place", "address"),
    ],
)
def test_biblatex_does_not_part_a_body_at_its_and(kind: str, field: str, name: str) -> None:
    """The biblatex manual, section 2.2.1: these fields are literal lists, which "and" parts."""
    assert f"  {name} = {{{{Bell and Sons}}}}," in entry(work(kind, "A title", **{field: "Bell and Sons"}))
    assert f"  {name} = {{Anderson Sons}}," in entry(work(kind, "A title", **{field: "Anderson Sons"}))


def test_who_neither_wrote_nor_edited_is_named_too() -> None:
    people = (person("interviewee", "Roe, Jane"), person("host", "Low, Ann"), person("series-editor", "Doe, John"))
    text = entry(work("radio-broadcast", "A title", contributors=people))
    assert "  author = {Roe, Jane},\n" in text
    assert "  host = {Low, Ann},\n" in text
    assert "  serieseditor = {Doe, John},\n" in text
