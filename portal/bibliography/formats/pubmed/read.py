"""PubMed's own format (NBIB, MEDLINE): each record is read as the RIS record that says the same.

Tags: National Library of Medicine, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from portal.bibliography.formats.parsed import FailedRecord, ParsedName, ParsedRecord, Remark
from portal.bibliography.formats.remarks import left_out
from portal.bibliography.formats.ris.read import record as ris_record
from portal.bibliography.formats.ris.tags import RisRecord

__all__ = ["START", "read"]

START = re.compile(r"(?:PMID|OWN|STAT) {0,2}- ?\S")
TAG_LINE = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
# The RIS tag of each tag that holds one value as RIS has it.
RIS_TAGS = {
    "TI": "TI", "DP": "PY", "VI": "VL", "IP": "IS", "AB": "AB", "OT": "KW", "MH": "KW", "PB": "PB",
    "CTI": "T3", "EN": "ET", "ISBN": "SN", "VTI": "T3",
}  # fmt: skip
# Types of publication that change what a reader may believe.
WARNINGS = ("Retracted Publication", "Retraction of Publication", "Published Erratum", "Expression of Concern")
WARNING = "PubMed lists this as “{}”. Look at the journal’s page before you publish it."
# Tags that are read apart, and those that say nothing of the work: keys, days and links of the data base, addresses of
# people, and what the full names have too. Of all others that have no place here it is told.
READ_APART = "BTI TI PL FAU AU FED ED AUID CN JT TA IS LA PG LID AID PMID PT"
BOOKKEEPING = """
    OWN STAT LR DCOM EDAT MHDA CRDT PHST PST SO JID SB AD CI RN NM OID OAB OABL OTO OCI PMC PMCR MID DEP DA RF COIS CRF
    SFM SPIN CIN CON ECF ECI EFR EIN RIN ROF RPF RPI UIN UOF DDIN DRIN CDAT CTDT IRAD FIRAD IR EA DRDT PUBM
"""
SILENT = frozenset([*READ_APART.split(), *BOOKKEEPING.split(), *RIS_TAGS])
PREPRINT = "Preprint"  # A type of publication, of which the journal is the server's name.


class MedlineRecord(RisRecord):
    """One record with PubMed's tags."""


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each record: it begins with its first tag after an empty line, or with a second PMID."""
    for medline in records_in(text, first_line_number):
        parsed = ris_record(as_ris(medline))
        yield parsed if isinstance(parsed, FailedRecord) else completed(parsed, medline)


def records_in(text: str, first_line_number: int) -> Iterator[MedlineRecord]:
    """The records of a text, with the lines that run on joined to their tags."""
    current: MedlineRecord | None = None
    for number, text_line in enumerate(text.split("\n"), first_line_number):
        match = TAG_LINE.fullmatch(text_line)
        if match and (current is None or (match[1] == "PMID" and current.first("PMID"))):
            if current:
                yield current
            current = MedlineRecord(number)
        if current and match:
            current.tags.append((match[1], match[2].strip()))
            current.source.append(text_line)
        elif current and text_line.strip() and current.tags:
            tag, value = current.tags[-1]
            current.tags[-1] = (tag, f"{value} {text_line.strip()}")
            current.source.append(text_line)
    if current:
        yield current


def as_ris(medline: MedlineRecord) -> RisRecord:
    """The record with the tags of RIS."""
    book = medline.first("BTI")
    ris_type = "CHAP" if book and medline.first("TI") else "BOOK" if book else "JOUR"
    tags = [("TY", ris_type)]
    if PREPRINT in medline.values("PT"):
        tags = [("TY", "RPRT"), ("M3", "Working paper")]
    tags += [("AU", name) for name in medline.values("FAU") or medline.values("AU")]
    tags += [("ED", name) for name in medline.values("FED") or medline.values("ED")]
    if book:
        tags += [("T2" if ris_type == "CHAP" else "TI", book), ("CY", medline.first("PL"))]
    else:
        tags.append(("PB" if PREPRINT in medline.values("PT") else "T2", medline.first("JT", "TA")))
    tags += [(RIS_TAGS[tag], value) for tag, value in medline.tags if tag in RIS_TAGS]
    tags += [("SN", value.split()[0]) for value in medline.values("IS")[:1]]
    tags += [("LA", value) for value in ["; ".join(medline.values("LA"))] if value]
    if pages := medline.first("PG"):
        tags.append(("SP", pages))
    dois = [value.split()[0] for value in medline.values("LID", "AID") if value.endswith("[doi]")]
    tags += [("DO", doi) for doi in dois[:1]]
    if not dois and (pmid := medline.first("PMID")):
        tags.append(("UR", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    return RisRecord(medline.line_number, tags, medline.source)


def completed(parsed: ParsedRecord, medline: MedlineRecord) -> ParsedRecord:
    """The record with what RIS has no tag for: bodies among the authors, ORCIDs, and what is to be told."""
    people = [person._replace(orcid=orcid) for person, orcid in with_orcids(parsed.people, medline)]
    people += [ParsedName("author", name, is_corporate=True) for name in medline.values("CN")]
    types = [name for name in medline.values("PT") if name in WARNINGS]
    warnings = [Remark(WARNING.format(name)) for name in types]
    unplaced = left_out((tag, value) for tag, value in medline.tags if tag not in SILENT)
    return replace(parsed, people=tuple(people), remarks=[*parsed.remarks, *warnings, *unplaced])


def with_orcids(people: tuple[ParsedName, ...], medline: MedlineRecord) -> list[tuple[ParsedName, str]]:
    """The people with the ORCID that follows each one's name; none where names were parted or left out."""
    orcids: list[str] = []
    name_tag = "FAU" if medline.first("FAU") else "AU"
    for tag, value in medline.tags:
        if tag == name_tag:
            orcids.append("")
        elif tag == "AUID" and orcids and "orcid" in value.lower():
            orcids[-1] = value.rpartition(" ")[2].rpartition("/")[2]
    authors = [person for person in people if person.role == "author"]
    if len(orcids) != len(authors):
        return [(person, "") for person in people]
    by_author = iter(orcids)
    return [(person, next(by_author) if person.role == "author" else "") for person in people]
