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
