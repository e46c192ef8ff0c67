"""What a reader remarks on a record reaches the review, word for word."""

from portal.bibliography.formats.parsed import ParsedRecord, Remark
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
