"""PubMed, EndNote XML, Web of Science and ORCID, in texts made up here as those programs write them."""

import json

import pytest

from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.reader import RefusedError, read
from tests.tools.corpora import corpus_files

PUBMED = """
PMID- 31999999
OWN - NLM
STAT- MEDLINE
IS  - 0141-9870 (Print)
VI  - 34
IP  - 2
DP  - 2019 Sep 4
TI  - Lamps, trust and the long night: what patrols
      say of a street.
LID - 10.5555/lamps.2019 [doi]
PG  - 1234-8
AB  - We walked with them.
FAU - Roe, Jane
AU  - Roe J
AUID- ORCID: 0000-0002-1825-0097
FAU - Poe, Richard
AU  - Poe R
CN  - Example Street Group
LA  - eng
PT  - Journal Article
PT  - Retracted Publication
JT  - Journal of invented studies
OT  - patrols
OT  - light

PMID- 31999998
TI  - A second
FAU - Low, Ann
DP  - 2020
JT  - Journal of invented studies
PT  - Journal Article
"""
ENDNOTE = """<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><ref-type name="Book Section">5</ref-type>
<contributors><authors><author><style face="normal">Roe, </style><style face="italic">Jane</style></author>
<author>Example Council,</author></authors>
<secondary-authors><author>Low, Ann</author></secondary-authors></contributors>
<titles><title>Doorsteps &amp; lamps</title><secondary-title>Everyday places</secondary-title></titles>
<pages>15-21</pages><dates><year>2014</year></dates><pub-location>York</pub-location>
<publisher>Example Press</publisher><isbn>9780415494359</isbn>
<electronic-resource-num>10.5555/door</electronic-resource-num>
<custom3>kept by hand</custom3></record>
<record><ref-type name="Legal Rule or Regulation">50</ref-type><titles><title>A rule</title></titles></record>
</records></xml>"""
WEB_OF_SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Roe, J
   Poe, R
AF Roe, Jane
   Poe, Richard
TI Lamps and
   trust
SO EXAMPLE REVIEW
LA English
DT Article
DE patrols; light
PD SEP
PY 2019
VL 12
IS 3
BP 101
EP 119
SN 0141-9870
DI 10.5555/wos
ER

EF
"""
ORCID = {
    "group": [
        {
            "work-summary": [
                {
                    "put-code": 1,
                    "title": {"title": {"value": "Quiet streets"}, "subtitle": {"value": "a study"}},
                    "external-ids": {
                        "external-id": [
                            {
                                "external-id-type": "doi",
                                "external-id-value": "10.5555/book",
                                "external-id-relationship": "part-of",
                            },
                            {
                                "external-id-type": "doi",
                                "external-id-value": "10.5555/quiet",
                                "external-id-relationship": "self",
                            },
                        ]
                    },
                    "type": "book-chapter",
                    "publication-date": {"year": {"value": "2019"}, "month": {"value": "03"}, "day": None},
                    "journal-title": {"value": "Everyday places"},
                    "url": None,
                },
                {"put-code": 2, "title": {"title": {"value": "Quiet Streets"}}, "type": "book-chapter"},
            ]
        }
    ]
}


def parsed(text: str) -> list[ParsedRecord]:
    """The records of a text, none of which failed."""
    records = read(text)
    assert not [record for record in records if isinstance(record, FailedRecord)]
    return [record for record in records if isinstance(record, ParsedRecord)]


def names(record: ParsedRecord) -> list[tuple[str, str]]:
    return [(person.role, person.name) for person in record.people]


def test_pubmed_is_read() -> None:
    first, second = parsed(PUBMED)
    expected = {
        "kind": "journal-article",
        "title": "Lamps, trust and the long night: what patrols say of a street.",
        "held_by": "Journal of invented studies",
        "date": "2019-09-04",
        "volume": "34",
        "issue": "2",
        "first_page": "1234",
        "last_page": "1238",
        "doi": "10.5555/lamps.2019",
        "standard_number": "0141-9870",
        "language": "eng",
        "keywords": ["patrols", "light"],
        "abstract": "We walked with them.",
    }
    assert {name: first.raw.get(name) for name in expected} == expected
    assert names(first) == [("author", "Roe, Jane"), ("author", "Poe, Richard"), ("author", "Example Street Group")]
    assert first.people[0].orcid == "0000-0002-1825-0097"
    assert first.people[2].is_corporate
    assert any("Retracted Publication" in remark.text for remark in first.remarks)
    assert second.raw["urls"] == ["https://pubmed.ncbi.nlm.nih.gov/31999998/"]
    assert second.line_number == PUBMED[: PUBMED.index("PMID- 31999998")].count("\n") + 1


def test_a_file_of_pubmed_with_windows_line_ends_and_one_record_is_read() -> None:
    (record,) = parsed(PUBMED.split("\n\n")[0].strip().replace("\r", ""))
    assert record.raw["title"]


def test_endnote_xml_is_read() -> None:
    chapter, rule = parsed(ENDNOTE)
    expected = {
        "kind": "chapter",
        "title": "Doorsteps & lamps",
        "held_by": "Everyday places",
        "date": "2014",
        "first_page": "15",
        "last_page": "21",
        "issued_by": "Example Press",
        "place": "York",
        "doi": "10.5555/door",
        "standard_number": "9780415494359",
    }
    assert {name: chapter.raw.get(name) for name in expected} == expected
    assert names(chapter) == [("author", "Roe, Jane"), ("author", "Example Council"), ("editor", "Low, Ann")]
    assert any("custom3 “kept by hand”" in remark.text for remark in chapter.remarks)
    assert any("LEGAL RULE OR REGULATION" in remark.text.upper() for remark in rule.remarks)


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE xml SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_xml_with_entities_of_its_own_is_refused(prologue: str) -> None:
    """A document type before the records is no EndNote file; one within them fails."""
    with pytest.raises(RefusedError):
        read(f"{prologue}{ENDNOTE[ENDNOTE.index('<xml>') :]}")
    (failed,) = read(ENDNOTE.replace("<record>", "&b;<record>", 1))
    assert isinstance(failed, FailedRecord)
    assert "Export it again" in failed.reason


def test_a_file_that_was_cut_off_says_so() -> None:
    (failed,) = read(ENDNOTE[:-40])
    assert isinstance(failed, FailedRecord)
    assert "Export it again" in failed.reason


def test_web_of_science_is_read() -> None:
    (record,) = parsed(WEB_OF_SCIENCE)
    expected = {
        "kind": "journal-article",
        "title": "Lamps and trust",
        "held_by": "EXAMPLE REVIEW",
        "date": "2019-09",
        "volume": "12",
        "issue": "3",
        "first_page": "101",
        "last_page": "119",
        "doi": "10.5555/wos",
        "keywords": ["patrols", "light"],
    }
    assert {name: record.raw.get(name) for name in expected} == expected
    assert names(record) == [("author", "Roe, Jane"), ("author", "Poe, Richard")]


def test_orcid_s_works_are_read_once_each_and_say_that_names_are_missing() -> None:
    (record,) = parsed(json.dumps(ORCID, indent=1))
    assert record.raw["kind"] == "chapter"
    assert record.raw["title"] == "Quiet streets: a study"
    assert record.raw["held_by"] == "Everyday places"
    assert record.raw["doi"] == "10.5555/quiet"
    assert record.raw["date"] == "2019-03"
    assert record.doubts == ["names"]


def test_a_whole_work_of_orcid_names_its_contributors() -> None:
    person = {
        "credit-name": {"value": "Jane Roe"},
        "contributor-orcid": {"path": "0000-0002-1825-0097"},
        "contributor-attributes": {"contributor-role": "author"},
    }
    work = {**ORCID["group"][0]["work-summary"][0], "contributors": {"contributor": [person]}}
    (record,) = parsed(json.dumps({"bulk": [{"work": work}]}))
    assert names(record) == [("author", "Roe, Jane")]
    assert record.people[0].orcid == "0000-0002-1825-0097"
    assert record.doubts == []


@pytest.mark.parametrize("text", ["%0 Journal Article\n%T A title", "<mods><title/></mods>", "<html><body>"])
def test_what_is_still_not_read_gets_its_sentence(text: str) -> None:
    with pytest.raises(RefusedError, match=r"Export the references|BibTeX or RIS"):
        read(text)


@pytest.mark.parametrize("path", corpus_files("*dup*/**/*.xml"), ids=lambda path: path.name)
def test_a_library_s_endnote_export_keeps_dates_titles_and_journals(path) -> None:
    records = parsed(path.read_text(encoding="utf-8-sig"))
    assert len(records) == path.read_text(encoding="utf-8-sig").count("<record>")
    assert [record.line_number for record in records if not (record.raw.get("title") and record.raw.get("date"))] == []
