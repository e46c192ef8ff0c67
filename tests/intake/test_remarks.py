"""What a reader remarks on a record reaches the review, word for word."""

import pytest

from portal.bibliography.formats.parsed import ParsedName, ParsedRecord, Remark
from portal.intake.mapping import map_record

REMARKS = [
    Remark("“West Midlands Police” has no comma: it is taken for a body.", "names"),
    Remark("The month “SEPT-ISH” is left out."),
    Remark("“Cher” is one word.", "names"),
    Remark("“THING” is no type that we know.", "kind"),
]


def parsed(remarks):
    return ParsedRecord(1, "…", {"kind": "book", "title": "On looking twice"}, remarks=remarks)


def test_every_remark_of_a_reader_is_a_note_of_the_record():
    assert map_record(parsed(REMARKS)).notes == [remark.text for remark in REMARKS]


def test_what_is_doubted_is_named_once():
    assert map_record(parsed(REMARKS)).doubts == ["names", "kind"]


def test_a_record_without_remarks_has_no_doubt():
    mapped = map_record(parsed([]))
    assert (mapped.notes, mapped.doubts) == ([], [])


def mapped_values(**raw):
    mapped = map_record(ParsedRecord(1, "…", {"kind": "book", "title": "On looking twice", **raw}))
    return mapped.values, mapped.notes


def test_the_address_of_a_resolver_is_the_doi_where_the_record_has_none():
    values, notes = mapped_values(urls=["https://doi-org.ezproxy.example.ac.uk/10.5555/AB"])
    assert (values["doi"], values.get("url"), notes) == ("10.5555/ab", None, [])


def test_the_address_of_another_doi_is_told_and_hides_neither():
    values, notes = mapped_values(doi="10.5555/ab", urls=["https://doi.org/10.5555/cd", "https://example.org/ab"])
    assert (values["doi"], values["url"]) == ("10.5555/ab", "https://example.org/ab")
    assert ["10.5555/cd" in note for note in notes] == [True]


def test_a_doi_that_is_none_gives_way_to_the_address_of_one_and_is_told():
    values, notes = mapped_values(doi="see below", urls=["https://doi.org/10.5555/cd"])
    assert values["doi"] == "10.5555/cd"
    assert ["see below" in note for note in notes] == [True]


def test_a_remark_holds_nothing_that_the_database_cannot_keep():
    mapped = map_record(parsed([Remark("“\x00\ud800” is no type.", "kind")]))
    assert mapped.notes == ["“” is no type."]


def test_the_first_web_address_is_kept_and_a_further_one_told():
    values, notes = mapped_values(urls=["https://example.org/a", "https://example.org/b", "https://example.org/a"])
    assert values["url"] == "https://example.org/a"
    assert ["example.org/b" in note for note in notes] == [True]


ACTIVITY, BROADCAST = {"kind": "workshop"}, {"kind": "radio-broadcast", "part": "contribution"}


@pytest.mark.parametrize(
    ("raw", "left_out"),
    [
        ({"language": "Elvish"}, "Elvish"),
        ({"language": "English; Elvish"}, "Elvish"),
        ({"peer_reviewed": "by a friend"}, "by a friend"),
        ({"isbn": "9780415494359; 9780306406157"}, "9780306406157"),
        ({"doi": "10.5555/ab; 10.5555/cd"}, "10.5555/cd"),
        ({"publisher": "Second Press", "issued_by": "First Press"}, "Second Press"),
        ({"embargo_until": "when the journal lets us"}, "when the journal lets us"),
        ({**BROADCAST, "available_until": "2027-01"}, "2027-01"),
        ({**BROADCAST, "aired_at": "after the news"}, "after the news"),
        ({**BROADCAST, "duration": "90 seconds"}, "90 seconds"),
        ({**BROADCAST, "duration": "3 discs"}, "3 discs"),
        ({**BROADCAST, "duration": "28:30"}, "28:30"),
        ({**BROADCAST, "part": "bystander"}, "bystander"),
        ({**ACTIVITY, "reach": "the whole street"}, "the whole street"),
        ({**ACTIVITY, "start": "the first Monday"}, "the first Monday"),
        ({**ACTIVITY, "start": "Spring 2014"}, "Spring 2014"),
        ({**ACTIVITY, "end": "open"}, "open"),
    ],
)  # fmt: skip
def test_a_value_that_no_field_can_hold_is_told(raw, left_out):
    _values, notes = mapped_values(**raw)
    assert [left_out in note for note in notes] == [True]


@pytest.mark.parametrize(
    ("kind", "name", "given", "value"),
    [
        ("book", "language", "eng", "en"),
        ("book", "language", "ngerman", "de"),
        ("book", "language", "Chinese", "zh"),
        ("book", "language", "Deutsch", "de"),
        ("book", "language", "English (UK)", "en"),
        ("book", "peer_reviewed", "Not refereed", False),
        ("book", "peer_reviewed", "y", True),
        ("book", "isbn", "978-0-415-49435-9 (hardback)", "9780415494359"),
        ("radio-broadcast", "duration", "1:30:00", 90),
        ("radio-broadcast", "duration", "1 h 5 min", 65),
        ("radio-broadcast", "duration", "PT1H5M", 65),
        ("radio-broadcast", "duration", "6 minutes", 6),
        ("radio-broadcast", "duration", "2 hours", 120),
        ("radio-broadcast", "aired_at", "7.10am", "07:10"),
        ("radio-broadcast", "aired_at", "7pm", "19:00"),
        ("radio-broadcast", "aired_at", "12.05 a.m.", "00:05"),
        ("radio-broadcast", "aired_at", "07:10:00", "07:10"),
        ("radio-broadcast", "available_until", "1 January 2027", "2027-01-01"),
        ("workshop", "start", "3 June 2014", "2014-06-03"),
    ],
)  # fmt: skip
def test_a_value_in_another_usual_form_is_kept_without_a_word(kind, name, given, value):
    values, notes = mapped_values(kind=kind, **{name: given})
    assert (values.get(name), notes) == (value, [])


def test_an_orcid_and_a_name_that_cannot_be_kept_are_told():
    people = (ParsedName("author", "Sample, Ben", orcid="0000-0002-1825-0098"), ParsedName("author", "Roe " * 200))
    mapped = map_record(ParsedRecord(1, "…", {"kind": "book", "title": "On looking twice"}, people))
    assert [person.orcid for person in mapped.people] == ["", ""]
    assert ["0000-0002-1825-0098" in note or "Roe Roe" in note for note in mapped.notes] == [True, True]


@pytest.mark.parametrize(
    ("raw", "parted"),
    [
        ({"kind": "journal-article", "volume": "12(3)"}, {"volume": "12", "issue": "3"}),
        ({"kind": "journal-article", "volume": "38 (2-3)"}, {"volume": "38", "issue": "2-3"}),
        ({"kind": "journal-article", "issue": "3 March"}, {"issue": "3"}),
        ({"series": "Studies in Encounter ; 4"}, {"series": "Studies in Encounter", "volume": "4"}),
        ({"series": "Studies ; v. 11"}, {"series": "Studies", "volume": "11"}),
        ({"kind": "film", "title": "Two Lamps [film]"}, {"title": "Two Lamps"}),
        ({"kind": "podcast", "title": "On air (Podcast)"}, {"title": "On air"}),
    ],
)
def test_two_values_in_one_are_parted_and_told(raw, parted):
    values, notes = mapped_values(**raw)
    assert {name: values.get(name) for name in parted} == parted
    assert len(notes) == 1


def test_what_is_one_value_stays_one():
    values, notes = mapped_values(
        kind="journal-article", volume="12(3)", issue="4", title="A study : a review", language="fr"
    )
    assert (values["volume"], values["issue"], values["title"], notes) == ("12(3)", "4", "A study : a review", [])
    assert mapped_values(title="A study : a review")[0]["title"] == "A study: a review"


@pytest.mark.parametrize("kind", ["book", "chapter", "conference-paper"])
def test_the_number_of_a_book_is_that_of_its_series(kind):
    values, notes = mapped_values(kind=kind, series="Studies of Night", number="14")
    assert (values["volume"], values.get("issue"), notes) == ("14", None, [])
    values, _notes = mapped_values(kind=kind, series="Studies of Night", number="14", volume="2")
    assert values["volume"] == "2"


def test_what_catalogues_put_between_is_printed_as_others_do():
    assert mapped_values(place="London ; New York")[0]["place"] == "London; New York"
    assert mapped_values(title="On looking (twice)")[0]["title"] == "On looking (twice)"


def test_a_doi_among_the_addresses_is_the_doi():
    for address in ("10.5555/data.ward", "doi:10.5555/data.ward"):
        values, notes = mapped_values(urls=[address])
        assert (values["doi"], values.get("url"), notes) == ("10.5555/data.ward", None, [])


def test_an_address_that_stands_for_a_doi_is_the_address():
    values, notes = mapped_values(doi="https://example.org/article/7")
    assert (values["url"], "doi" in values, len(notes)) == ("https://example.org/article/7", False, 1)
    assert mapped_values(doi="http://dx.doi.org/10.5555/ab")[0]["doi"] == "10.5555/ab"


def test_a_book_is_not_in_itself():
    values, notes = mapped_values(held_by="On Looking Twice")
    assert ("container" in values, notes) == (False, [])


@pytest.mark.parametrize("word", ["yes", "not", "n/a", "tbc"])
def test_a_word_is_no_language(word):
    values, notes = mapped_values(language=word)
    assert "language" not in values
    assert word in notes[0]


def test_who_brought_a_work_out_is_no_journal_and_a_papers_issue_its_number():
    values, notes = mapped_values(kind="thesis", held_by="University of Exampleton")
    assert (values["institution"], "container" in values, notes) == ("University of Exampleton", False, [])
    values, notes = mapped_values(kind="working-paper", issue="WP 15/07")
    assert (values["number"], notes) == ("WP 15/07", [])
