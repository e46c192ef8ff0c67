"""DOIs and their addresses in a text: one a line, or wherever a sentence mentions them."""

import re
from collections.abc import Iterator

from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord, excerpt
from portal.identifiers import doi

__all__ = ["mentioned", "read"]

# Old identifiers of serial items have angle brackets with a page in them: "(199701)18:1<1::AID-SMJ1>3.0.CO;2-A".
DOI = re.compile(
    r"(?:https?://[\w.:-]{0,100}doi[\w.:-]{0,100}/)?"
    r"10\.[0-9]{4,9}(?:\.[0-9]+)*(?:/|%2[fF])(?:[^\s\"<>]|<[0-9][^\s<>\"]{0,60}>){1,300}"
)
NO_DOI = (
    "There is no DOI in this line, and it does not begin a BibTeX entry or a RIS record. "
    "Write one DOI or DOI address a line, or add the output by hand."
)


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Every DOI of the text; a line that has words and no DOI is reported."""
    for line_number, text_line in enumerate(text.split("\n"), first_line_number):
        if not text_line.strip(" \t,;.-*•"):
            continue
        records = list(mentioned(text_line, line_number))
        yield from records
        if not records:
            yield FailedRecord(line_number, excerpt(text_line), NO_DOI)


def mentioned(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord]:
    """The DOIs that a text mentions, each as a record to be looked up."""
    for line_number, text_line in enumerate(text.split("\n"), first_line_number):
        for match in DOI.finditer(text_line):
            for part in re.split(r"[,;|](?=(?:https?://|doi:|10\.))", match.group()):
                if doi.is_valid(part):
                    yield ParsedRecord(line_number, excerpt(text_line), {"doi": doi.normalise(part)}, needs_lookup=True)
