"""DOIs and their addresses in a text: one by one in lines, or wherever they are mentioned."""

import re
from collections.abc import Iterator

from portal.identifiers import doi

from .found import Failed, Found, excerpt

__all__ = ["mentioned", "read"]

DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/)?10\.[0-9]{4,9}(?:\.[0-9]+)*(?:/|%2[fF])[^\s\"<>]{1,300}")
NO_DOI = (
    "There is no DOI in this line, and it does not begin a BibTeX entry or a RIS record. "
    "Write one DOI or DOI address a line, or add the output by hand."
)


def read(text: str, first_line: int = 1) -> Iterator[Found | Failed]:
    """Every DOI of the text; a line that has words and no DOI is reported."""
    for line, words in enumerate(text.split("\n"), first_line):
        if not words.strip(" \t,;.-*•"):
            continue
        found = list(mentioned(words, line))
        yield from found
        if not found:
            yield Failed(line, excerpt(words), NO_DOI)


def mentioned(text: str, first_line: int = 1) -> Iterator[Found]:
    """The DOIs in a text that may say other things too, each a record to be looked up."""
    for line, words in enumerate(text.split("\n"), first_line):
        for found in DOI.finditer(words):
            for part in re.split(r"[,;|](?=(?:https?://|doi:|10\.))", found.group()):
                if doi.is_valid(part):
                    yield Found(line, excerpt(words), {"doi": doi.normalise(part)}, needs_lookup=True)
