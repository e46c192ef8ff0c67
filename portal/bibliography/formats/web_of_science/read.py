"""Web of Science's tagged text, taken apart by rispy, each record read as the RIS record that says the same.

Tags: Clarivate, "Web of Science Core Collection Field Tags".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import rispy

from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.ris.read import record as ris_record
from portal.bibliography.formats.ris.tags import RisRecord

__all__ = ["START", "read"]

START = re.compile(r"FN .*\n+VR |PT [A-Z]\n")
BEGINS = re.compile(r"^PT [A-Z]\s*$", re.MULTILINE)
ENDS = re.compile(r"^ER\s*$", re.MULTILINE)
NAMES = rispy.config.WOK_TAG_KEY_MAPPING
# The RIS tag of each tag that holds a value as RIS has it.
RIS_TAGS = {
    "TI": "TI", "SO": "T2", "SE": "T3", "VL": "VL", "IS": "IS", "BP": "SP", "EP": "EP", "AR": "C7", "DI": "DO",
    "SN": "SN", "EI": "SN", "BN": "SN", "PU": "PB", "PI": "CY", "LA": "LA", "AB": "AB", "PY": "PY", "BE": "ED",
    "CA": "AU",
}  # fmt: skip
# Tags that are read apart, and those that say nothing of the work: keys and counts of the data base, addresses of
# people, and short forms of what other tags have. Of all others it is told.
READ_APART = "FN VR PT DT AF AU PD DE OI"
BOOKKEEPING = """
    ER EF C1 RP EM RI CR NR TC Z9 U1 U2 PA J9 JI EA EY PG P2 WC SC GA PM UT OA HP HC DA ID FX D2
"""
SILENT = frozenset([*READ_APART.split(), *BOOKKEEPING.split(), *RIS_TAGS])
WITH_ORCID = re.compile(r"([^;/]+)/((?:\d{4}-){3}\d{3}[\dX])")


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each record from one `PT` to its `ER`."""
    for start in BEGINS.finditer(text):
        end = ENDS.search(text, start.end())
        chunk = text[start.start() : end.start() if end else len(text)].rstrip()
        line_number = first_line_number + text.count("\n", 0, start.start())
        (values,) = rispy.WokParser().parse(f"FN Web of Science\nVR 1.0\n{chunk}\nER\n\nEF\n") or ({},)
        parsed = ris_record(RisRecord(line_number, list(ris_tags(values)), chunk.split("\n")))
        orcids = dict(WITH_ORCID.findall("; ".join(texts(values.get(NAMES["OI"])))))
        yield with_orcids(parsed, orcids) if orcids else parsed


def with_orcids(parsed: ParsedRecord | FailedRecord, orcids: dict[str, str]) -> ParsedRecord | FailedRecord:
    """The record with the ORCIDs of those whose names the file prints before them."""
    if isinstance(parsed, FailedRecord):
        return parsed
    by_name = {" ".join(name.split()).casefold(): orcid for name, orcid in orcids.items()}
    people = tuple(person._replace(orcid=by_name.get(person.name.casefold(), "")) for person in parsed.people)
    return replace(parsed, people=people)


def ris_tags(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The values that rispy found, by RIS tag."""
    by_tag = {tag: texts(values.get(name)) for tag, name in NAMES.items()}
    yield "TY", ris_type("".join(by_tag["PT"]), "; ".join(by_tag["DT"]).lower())
    for name in by_tag["AF"] or by_tag["AU"]:
        yield "AU", name
    for tag, ris_tag in RIS_TAGS.items():
        for text in by_tag[tag]:
            yield ris_tag, text
    for day in by_tag["PD"]:
        yield "DA", " ".join([day, *by_tag["PY"]])
    for word in "; ".join(by_tag["DE"]).split(";"):
        yield "KW", word.strip()
    for tag, name in NAMES.items():
        if tag not in SILENT:
            yield name.replace("_", " "), "; ".join(by_tag[tag])
    for tag, value in values.get("unknown_tag", {}).items():
        yield f"tag {tag}", "; ".join(texts(value))


def texts(value: Any) -> list[str]:
    """A tag's values, however many rispy found."""
    if value is None:
        return []
    return [str(part).strip() for part in (value if isinstance(value, list) else [value])]


def ris_type(publication_type: str, document_type: str) -> str:
    """The RIS type of `PT` (J, B, S, P) and `DT` ("article; proceedings paper")."""
    if publication_type == "P":
        return "PAT"
    if "proceedings paper" in document_type and publication_type != "J":
        return "CPAPER"
    if "chapter" in document_type:
        return "CHAP"
    return "BOOK" if publication_type == "B" else "JOUR"
