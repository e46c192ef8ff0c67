"""Whatever a reader cannot place is told: each reader gets values that no field of ours holds."""

import json

import pytest

from portal.bibliography.formats.decoding import decoded
from portal.bibliography.formats.parsed import ParsedRecord
from portal.bibliography.formats.reader import read
from portal.bibliography.formats.source import source_of
from portal.bibliography.formats.spreadsheet import read as spreadsheet
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.intake.mapping import map_record

WORK = {"put-code": 1, "title": {"title": {"value": "Lamps"}}, "type": "report"}
UNPLACED = {
    "BibTeX: a comment": ("@book{a, title={Lamps}, comment={ask Una}}", "ask Una"),
    "BibTeX: behind a name": ("@book{a, title={Lamps}, author={Roe, J}, nameaddon={the younger}}", "the younger"),
    "BibTeX: a collection": ("@book{a, title={Lamps}, collection={Night Works}}", "Night Works"),
    "RIS: own fields": ("TY  - JOUR\nTI  - Lamps\nU1  - reading group\nER  - \n", "reading group"),
    "RIS: a research note": ("TY  - JOUR\nTI  - Lamps\nRN  - look again\nER  - \n", "look again"),
    "CSL: a medium": ('[{"type": "book", "title": "Lamps", "medium": "CD-ROM"}]', "CD-ROM"),
    "CSL: an original title": ('[{"type": "book", "title": "Lamps", "original-title": "Lampen"}]', "Lampen"),
    "CSL: a state": ('[{"type": "book", "title": "Lamps", "status": "forthcoming"}]', "forthcoming"),
    "CSL: a second title": ('[{"type": "book", "title": ["Lamps", "Lanterns"]}]', "Lanterns"),
    "CSL: a name of numbers": ('[{"type": "book", "title": "Lamps", "author": [7]}]', "7"),
    "CSL: a date in no form": ('[{"type": "book", "title": "Lamps", "issued": {"date-parts": [["soon"]]}}]', "soon"),
    "PubMed: an unknown tag": ("PMID- 1\nTI  - Lamps\nXQ  - something\n", "something"),
    "PubMed: a secondary title": ("PMID- 1\nTI  - Lamps\nVTI - Volume of night\nCTI - Series of night\n", "of night"),
    "PubMed: an investigator": ("PMID- 1\nTI  - Lamps\nFIR - Low, Ann\nIR  - Low A\n", "Low, Ann"),
    "WoS: a conference": ("PT B\nTI Lamps\nDT Proceedings Paper\nCT Night congress\nER\n", "Night congress"),
    "WoS: a supplement": ("PT J\nTI Lamps\nSU 3\nER\n", "supplement “3”"),
    "WoS: a funder": ("PT J\nTI Lamps\nFU Example Council [1]\nER\n", "Example Council"),
    "EndNote: subsidiary authors": (
        "<xml><records><record><ref-type name='Book'/><contributors><subsidiary-authors><author>Low, Ann</author>"
        "</subsidiary-authors></contributors><titles><title>Lamps</title></titles></record></records></xml>",
        "Low, Ann",
    ),
    "EndNote: a translated title": (
        "<xml><records><record><ref-type name='Book'/><titles><title>Lamps</title><translated-title>Lampen"
        "</translated-title></titles></record></records></xml>",
        "Lampen",
    ),
    "EndNote: research notes": (
        "<xml><records><record><ref-type name='Book'/><titles><title>Lamps</title></titles><research-notes>ask Una"
        "</research-notes><num-vols>3</num-vols></record></records></xml>",
        "ask Una",
    ),
    "ORCID: a translated title": (
        json.dumps({**WORK, "title": {**WORK["title"], "translated-title": {"value": "Lampen"}}}),
        "Lampen",
    ),
    "ORCID: another identifier": (
        json.dumps(
            {
                **WORK,
                "external-ids": {
                    "external-id": [{"external-id-type": "handle", "external-id-value": "2027/spo.1"}]
                },
            }
        ),
        "2027/spo.1",
    ),
    "CSV: a year in words": ("title,year,journal\nLamps,in press,Streets\n", "in press"),
    "CSV: a given name alone": ("title,author first name,author last name,date\nLamps,Una,,2011\n", "Una"),
    "CSV: two sorts of access": ("title,access,date\nLamps,open; restricted,2011\n", "restricted"),
    "CSV: no access": ("title,access,date\nLamps,ask the porter,2011\n", "ask the porter"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNPLACED)
def test_what_has_no_place_is_told(name: str) -> None:
    text, word = UNPLACED[name]
    record = read(text)[0]
    assert isinstance(record, ParsedRecord)
    assert word in " ".join(remark.text for remark in record.remarks)


def test_all_columns_that_are_chosen_for_keywords_are_read() -> None:
    table = spreadsheet.table_in("title,author keywords,index words\nLamps,night; streets,trust\n")
    assert table is not None
    (record,) = spreadsheet.read(table, Columns(["title", "keywords", "keywords"], "book"))
    assert isinstance(record, ParsedRecord)
    assert map_record(record).values["keywords"] == "night; streets; trust"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("TI  - Müller à la carte".encode("cp1252"), ["Müller", "à"]),
        ("TI  - Łódź".encode("cp1250"), ["Windows-1252"]),
        ("@book{a, title={Ça va}}".encode("utf-16-le"), ["UTF-16"]),
        (b"TI  - broken \xc3\x28 letters", ["Windows-1252"]),
        ("TI  - Zoë".encode("utf-16") + b"\x00", ["cannot be read"]),
        (b"\xef\xbb\xbfTI  - Zo\xeb", ["cannot be read"]),
    ],
)
def test_a_code_page_that_is_guessed_is_told(data: bytes, words: list[str]) -> None:
    (remark,) = source_of(data).remarks
    assert all(word in remark for word in words)


@pytest.mark.parametrize(
    "data", [b"TI  - plain", "TI  - Müller".encode(), "\ufeffTI  - Zoë".encode(), "TI  - Zoë".encode("utf-16")]
)
def test_a_code_page_that_is_known_is_not_told(data: bytes) -> None:
    assert source_of(data).remarks == ()
    assert decoded(data).startswith("TI")
