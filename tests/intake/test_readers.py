"""Reading: every record with its line, every failure with its reason, and nothing else."""

import json
import time

import pytest

from portal.bibliography.formats.decoding import LARGEST_FILE, decoded
from portal.bibliography.formats.parsed import LONGEST_VALUE
from portal.bibliography.formats.reader import MOST_RECORDS, FailedRecord, ParsedRecord, RefusedError, read
from tests.intake.records import ARTICLE, CHAPTER, many


def lines(text: str) -> list[tuple[int, str]]:
    return [(record.line_number, type(record).__name__) for record in read(text)]


def only(text: str) -> ParsedRecord:
    records = read(text)
    assert len(records) == 1
    assert isinstance(records[0], ParsedRecord)
    return records[0]


def test_a_mixture_is_read_in_its_order_with_its_lines():
    text = f"My papers\nhttps://doi.org/10.5555/One\n\n{CHAPTER}\n{ARTICLE}doi:10.5555/two\n"
    assert lines(text) == [(2, "ParsedRecord"), (4, "ParsedRecord"), (18, "ParsedRecord"), (30, "ParsedRecord")]
    assert [record.raw.get("doi") for record in read(text)] == [
        "10.5555/one",
        "10.5555/Trust.2010",
        None,
        "10.5555/two",
    ]


def test_a_line_of_an_abstract_that_begins_with_an_at_sign_begins_no_entry():
    abstract = "We asked them.\n@home{was} where they answered.\n@book{too, of course}."
    bibtex = f"@article{{a, title = {{A}},\nabstract = {{{abstract}}},\n year = 2010}}\n@book{{b, title = {{B}}}}\n"
    ris = f"TY  - JOUR\nTI  - A\nAB  - {abstract}\nPY  - 2010\nER  - \n@book{{b, title = {{B}}}}\n"
    for text in (bibtex, ris):
        first, second = read(text)
        assert (first.raw["date"], second.raw["title"]) == ("2010", "B")
        assert "where they answered" in first.raw["abstract"]
    open_record = "TY  - JOUR\nTI  - A\n@book{b, title = {B}}\nTY  - JOUR\nTI  - C\nER  - \n"
    assert [record.raw["title"] for record in read(open_record)] == ["A", "B", "C"]


def test_dois_are_taken_in_any_form_and_a_line_without_one_is_reported():
    text = "10.5555/a, https://doi.org/10.5555/b\n\nhttps://dx.doi.org/10.5555%2Fc?x=1\nnot a DOI\n- doi: 10.5555/d.\n"
    assert [(record.line_number, isinstance(record, FailedRecord)) for record in read(text)] == [
        (1, False),
        (1, False),
        (3, False),
        (4, True),
        (5, False),
    ]
    found = [record.raw["doi"] for record in read(text) if isinstance(record, ParsedRecord)]
    assert found == ["10.5555/a", "10.5555/b", "10.5555/c", "10.5555/d"]


def test_dois_with_brackets_and_those_of_other_resolvers_are_taken_whole():
    text = (
        "http://doi.acm.org/10.1145/2939672.2939785\n"
        "10.1002/(SICI)1097-0266(199701)18:1<1::AID-SMJ1>3.0.CO;2-R\n"
        "https://doi-org.ezproxy.example.ac.uk/10.5555/ab?via=home\n"
        'See <https://doi.org/10.5555/cd> and "10.5555/ef".\n'
        "10.5555/g;10.5555/h\n"
    )
    assert [record.raw["doi"] for record in read(text) if isinstance(record, ParsedRecord)] == [
        "10.1145/2939672.2939785",
        "10.1002/(sici)1097-0266(199701)18:1<1::aid-smj1>3.0.co;2-r",
        "10.5555/ab",
        "10.5555/cd",
        "10.5555/ef",
        "10.5555/g",
        "10.5555/h",
    ]


def test_a_broken_entry_is_reported_with_its_line_and_spoils_no_other():
    text = (
        CHAPTER + "@article{broken,\n  title = {Never closed,\n  year = 2010\n\n" + CHAPTER.replace("example2010", "x")
    )
    assert lines(text) == [(1, "ParsedRecord"), (14, "FailedRecord"), (18, "ParsedRecord")]
    assert "bracket" in next(record.reason for record in read(text) if isinstance(record, FailedRecord))


def test_bibtex_is_read_with_its_abbreviations_names_and_accents():
    record = only(
        '@string{jcp = "Journal of " # {Community Policing}}\n'
        '@ARTICLE(k, title = "{\\"U}ber {L}ondon: 100% \\& more", journal = jcp, month = mar, year = "2011",\n'
        "  author = {van der Berg, Carla and {The Example Consortium and Friends} and others})\n"
    )
    assert record.raw["title"] == "Über London: 100% & more"
    assert record.raw["held_by"] == "Journal of Community Policing"
    assert record.raw["date"] == "2011-03"
    assert [(one.name, one.is_corporate) for one in record.people] == [
        ("van der Berg, Carla", False),
        ("The Example Consortium and Friends", True),
    ]


def test_a_chapter_takes_from_the_book_that_it_refers_to():
    records = read(
        "@incollection{c, crossref = {b}, title = {A chapter}, author = {Example, Ada}}\n"
        "@book{b, title = {The book}, editor = {Other, Una}, publisher = {Invented Press}, year = 2010}\n"
    )
    raw = records[0].raw
    assert (raw["title"], raw["held_by"], raw["issued_by"]) == ("A chapter", "The book", "Invented Press")
    assert [one.role for one in records[0].people] == ["author", "editor"]


@pytest.mark.parametrize("text", ["@misc{a, crossref={b}, title={A}}\n@misc{b, crossref={a}, title={B}}\n"])
def test_entries_that_refer_to_each_other_in_a_circle_are_read(text):
    assert [record.raw["title"] for record in read(text)] == ["A", "B"]


def test_abbreviations_that_unfold_without_end_are_refused_in_no_time():
    bomb = '@string{a0 = "' + "x" * 100 + '"}\n'
    bomb += "".join(f"@string{{a{n} = {' # '.join([f'a{n - 1}'] * 10)}}}\n" for n in range(1, 12))
    begun = time.monotonic()
    records = read(bomb + "@misc{k, title = a11}\n")
    assert isinstance(records[0], FailedRecord)
    assert "@string" in records[0].reason
    assert time.monotonic() - begun < 5


def test_ris_without_its_last_line_and_with_windows_line_ends_loses_nothing():
    text = decoded(b"\xef\xbb\xbf" + (ARTICLE + ARTICLE.replace("ER  -\n", "")).replace("\n", "\r\n").encode())
    assert lines(text) == [(1, "ParsedRecord"), (13, "ParsedRecord")]
    assert read(text)[1].raw["title"] == "What the diaries say of a year on patrol"


def test_csl_json_is_read_up_to_where_it_breaks():
    item = {"type": "chapter", "title": "Trust", "author": [{"family": "Berg", "non-dropping-particle": "van der"}]}
    good = json.dumps(item)
    records = read(f"[\n{good},\n{good},\n{{broken\n]")
    assert [type(record).__name__ for record in records] == ["ParsedRecord", "ParsedRecord", "FailedRecord"]
    assert [record.line_number for record in records] == [2, 3, 4]
    assert records[0].people[0].name == "van der Berg"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '[{"type": "book", "title": "T", "volume": ' + "9" * 5_000 + "}]",
    ],
    ids=["open brackets", "open braces", "a number of 5,000 digits"],
)
def test_json_that_breaks_readers_is_reported_once_with_its_line(text):
    (record,) = read(text)
    assert isinstance(record, FailedRecord)
    assert record.line_number == 1
    assert record.reason.startswith("From here on the file is not JSON")


def test_json_that_is_no_record_is_reported_item_by_item():
    records = read('["two", 1, null,\n{"type": 1}, {"type": "book", "title": {}},\n{"type": "book", "title": "T"}]')
    assert [(record.line_number, type(record).__name__) for record in records] == [
        (1, "FailedRecord"),
        (1, "FailedRecord"),
        (1, "FailedRecord"),
        (2, "FailedRecord"),
        (2, "FailedRecord"),
        (3, "ParsedRecord"),
    ]
    assert all("not CSL-JSON" in record.reason for record in records if isinstance(record, FailedRecord))


def test_members_of_the_wrong_shape_are_left_out_and_the_record_is_read():
    record = only('{"type": "book", "title": ["T"], "author": "x", "issued": {"date-parts": [[null]]}, "custom": []}')
    assert (record.raw["kind"], record.raw["title"], record.raw["date"]) == ("book", "T", "")
    assert record.people == ()


def test_our_own_csv_and_one_from_a_spreadsheet_are_read_alike():
    comma = 'kind,title,authors,date\nchapter,"Trust, again","Example, Ada; The Example Consortium",2010-11\n'
    semicolon = 'Title;Authors;Kind\n"Trust, again";"Example, Ada";Book chapter\n;;\n'
    record = only(comma)
    assert (record.line_number, record.raw["kind"], record.raw["title"]) == (2, "chapter", "Trust, again")
    assert [one.is_corporate for one in record.people] == [False, True]
    assert only(semicolon).raw["kind"] == "chapter"


def test_rows_with_too_much_in_them_are_reported_and_the_others_read():
    long = "x" * 200_000
    text = f"title,kind,doi\nOne,book,\nTwo,book,,more\n{long},book,\nFour,book,\n"
    records = read(text)
    assert [(record.line_number, type(record).__name__) for record in records] == [
        (2, "ParsedRecord"),
        (3, "FailedRecord"),
        (4, "FailedRecord"),
        (5, "ParsedRecord"),
    ]
    assert f"{LONGEST_VALUE:,}" in records[2].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_usual_encodings_are_read(encoding):
    text = CHAPTER.replace("Trust in the street", "Café “trust” – £5")
    assert read(decoded(text.encode(encoding)))[0].raw["title"].startswith("Café “trust” – £5")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x00\x01\x02\x03" * 100, "not a text"),
        (b"\x7fELF\x02\x01", "program"),
        (b"x" * (LARGEST_FILE + 1), "at most"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data, sentence):
    with pytest.raises(RefusedError, match=sentence):
        decoded(data)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "nothing to read"),
        (" \n\t", "nothing to read"),
        ("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "XML"),
        ("<!doctype html><p>10.5555/a", "web page"),
        ("@comment{nothing}\n", "No record"),
        (many(MOST_RECORDS + 1), f"{MOST_RECORDS:,}"),
    ],
)
def test_what_is_no_list_of_records_is_refused_with_what_to_do(text, sentence):
    with pytest.raises(RefusedError, match=sentence):
        read(text)


def test_a_hundred_thousand_records_are_refused_in_a_few_seconds():
    text = ARTICLE * 100_000
    begun = time.monotonic()
    with pytest.raises(RefusedError, match="Divide the file"):
        read(text[:LARGEST_FILE])
    assert time.monotonic() - begun < 20
