"""Records out of a text in any format that is read: the text itself shows its format, not the file's name."""

import re
import sys
from bisect import bisect
from collections.abc import Iterable, Iterator

from portal.bibliography.formats.bibtex import read as bibtex
from portal.bibliography.formats.csl_json import read as csl_json
from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.doi_list import read as doi_list
from portal.bibliography.formats.endnote_xml import read as endnote_xml
from portal.bibliography.formats.orcid import read as orcid
from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.pubmed import read as pubmed
from portal.bibliography.formats.ris import read as ris
from portal.bibliography.formats.spreadsheet import read as spreadsheet
from portal.bibliography.formats.spreadsheet.table import Table
from portal.bibliography.formats.web_of_science import read as web_of_science

__all__ = [
    "MOST_RECORDS",
    "FailedRecord",
    "ParsedRecord",
    "RefusedError",
    "bounded",
    "read",
    "refuse_too_many",
    "table_in",
]

MOST_RECORDS = 10_000
LINES_BEFORE_HEADINGS = 40
STARTS = re.compile(f"{bibtex.START.pattern}|{ris.START.pattern}", re.MULTILINE)
EMPTY = "There is nothing to read. Paste references or DOIs, or choose a file that has some."
# The beginnings of texts in formats that are never mixed with others, and their readers.
UNMIXED = (
    (endnote_xml.START, endnote_xml.read),
    (orcid.START, orcid.read),
    (pubmed.START, pubmed.read),
    (web_of_science.START, web_of_science.read),
)
# The beginnings of texts in formats that are not read, and what to do instead.
INSTEAD = "Export the references from there as BibTeX or RIS."
OTHER_FORMATS = (
    (re.compile(r"<!doctype html|<html", re.I), "This is a web page. Paste its DOIs, or a BibTeX or RIS export."),
    (re.compile(r"<[?!a-z]", re.I), f"This is XML, which is not read here. {INSTEAD}"),
    (re.compile(r"%0 "), f"This is EndNote’s or Refer’s own format. {INSTEAD}"),
)


def read(text: str) -> list[ParsedRecord | FailedRecord]:
    """Every record of the text, in its order, parsed or failed.

    Raises RefusedError for what is no list of records, and for more than MOST_RECORDS of them.
    """
    start = text.lstrip()
    if not start:
        raise RefusedError(EMPTY)
    for beginning, sentence in OTHER_FORMATS:
        if beginning.match(start) and not endnote_xml.START.match(start):
            raise RefusedError(sentence)
    return bounded(records_in(text))


def refuse_too_many(count: int) -> None:
    """Raises RefusedError for more records than are read at a time."""
    if count > MOST_RECORDS:
        raise RefusedError(
            f"There are more than {MOST_RECORDS:,} records; at most {MOST_RECORDS:,} are read at a time. "
            "Divide the file, and bring in the parts."
        )


def bounded(parsed_records: Iterable[ParsedRecord | FailedRecord]) -> list[ParsedRecord | FailedRecord]:
    """The records as a list; raises RefusedError for none, and for more than MOST_RECORDS of them."""
    records: list[ParsedRecord | FailedRecord] = []
    for record in parsed_records:
        records.append(record)
        refuse_too_many(len(records))
    if not records:
        raise RefusedError(
            "No record was found. Bring in BibTeX, RIS, CSL-JSON, EndNote XML, PubMed, a spreadsheet, or DOIs."
        )
    return records


def records_in(text: str) -> Iterator[ParsedRecord | FailedRecord]:
    """The records of a text in one format, or of a pasted mixture."""
    start = text.lstrip()
    for beginning, read_unmixed in UNMIXED:
        if beginning.match(start):
            return read_unmixed(text)
    if csl_json.START.match(start):
        return csl_json.read(text)
    if table := table_in(text):
        return spreadsheet.read(table)
    return mixed(text)


def table_in(text: str) -> Table | None:
    """The spreadsheet that the text is, None for a text in any other format."""
    start = text.lstrip()
    beginning = "\n".join(start.split("\n", LINES_BEFORE_HEADINGS)[:LINES_BEFORE_HEADINGS])
    if start.startswith("<") or csl_json.START.match(start) or STARTS.search(beginning):
        return None
    return spreadsheet.table_in(text)


def mixed(text: str) -> Iterator[ParsedRecord | FailedRecord]:
    """BibTeX entries, RIS records and DOIs in any order, cut where one format gives way to another."""
    first = STARTS.search(text)
    if first is None:
        yield from doi_list.read(text)
        return
    start = first.start() if "@" in first.group() else ris.first_tag(text, first.start())
    yield from doi_list.mentioned(text[:start], 1)
    line_number = 1 + text.count("\n", 0, start)
    for run, is_ris in runs(text[start:]):
        yield from ris.read(run, line_number) if is_ris else bibtex.read(run, line_number)
        line_number += run.count("\n")


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Runs of BibTeX and of RIS, each with whether it is RIS."""
    if "@" not in text:
        yield text, True
        return
    start, was_ris = 0, None
    starts = list(STARTS.finditer(text))
    types = [match.start() for match in starts if "@" not in match.group()]
    ends = [match.start() for match in ris.END.finditer(text)] if 0 < len(types) < len(starts) else []
    for match in starts:
        is_ris = "@" not in match.group()
        if was_ris and not is_ris and is_within_record(match.start(), types, ends):
            continue
        if was_ris and not is_ris and not bibtex.is_entry(text, match.start()):
            continue  # A line of an abstract that begins with "@".
        if was_ris is not None and is_ris != was_ris:
            cut = max(start, ris.first_tag(text, match.start()) if is_ris else match.start())
            yield text[start:cut], was_ris
            start = cut
        was_ris = is_ris
    yield text[start:], bool(was_ris)


def is_within_record(place: int, types: list[int], ends: list[int]) -> bool:
    """Whether a RIS record is open at `place` and ends behind it: an abstract may have a line that begins with "@".

    `types` and `ends`: where the text has a `TY` and an `ER`, in order.
    """
    type_before, end_before = bisect(types, place), bisect(ends, place)
    is_open = type_before > 0 and (end_before == 0 or ends[end_before - 1] < types[type_before - 1])
    next_type = types[type_before] if type_before < len(types) else sys.maxsize
    return is_open and end_before < len(ends) and ends[end_before] < next_type
