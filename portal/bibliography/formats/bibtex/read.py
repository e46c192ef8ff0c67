"""BibTeX and biblatex, taken apart by bibtexparser: a broken entry is reported with its line and spoils no other.

bibtexparser only divides the text into blocks: `abbreviations` spells out @string, `fields` reads the entries.
"""

import logging
from collections.abc import Iterator

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.bibtex.abbreviations import (
    MOST_UNFOLDED,
    Abbreviations,
    MissingCommaError,
    UnfoldedTooLongError,
)
from portal.bibliography.formats.bibtex.fields import EntryReader
from portal.bibliography.formats.bibtex.starts import START, is_entry, with_hidden, with_signs
from portal.bibliography.formats.doi_list.read import mentioned
from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord, Remark, excerpt, too_long

__all__ = ["START", "is_entry", "read"]

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # The failed records tell the person instead.

NO_RECORDS = {"comment", "preamble", "string", "xdata"}
DEEPEST_CROSSREF = 3
UNFOLDED_TOO_LONG = (
    f"The abbreviations (@string) of this file come to more than {MOST_UNFOLDED:,} characters. "
    "Take them out, and bring the file in again."
)
NO_COMMA = (
    "This entry is broken: a comma is missing between two of its fields. "
    "Mend it in the file and bring the file in again, or add it by hand."
)
# What a part does not take from the work that it is part of (biblatex manual, appendix B).
NOT_INHERITED = """
    title subtitle titleaddon shorttitle crossref xref key file note annote annotation howpublished pages pagetotal
    author doi abstract url keywords eprint eprinttype archiveprefix type ids label
"""


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each entry of the text; DOIs in the text between entries are records too."""
    try:
        blocks = Splitter(with_hidden(text)).split().blocks
    except (ParserStateException, RecursionError):
        yield FailedRecord(
            first_line_number, excerpt(text), "This cannot be read as BibTeX. Export it again from where it came from."
        )
        return
    abbreviations = Abbreviations((block for block in blocks if isinstance(block, String)), len(text))
    entries = {entry.key.lower(): entry for entry in map(entry_of, blocks) if entry is not None}
    for block in blocks:
        line_number = first_line_number + (block.start_line or 0)
        if isinstance(block, ImplicitComment):
            yield from mentioned(block.comment, line_number)
        elif (entry := entry_of(block)) is not None:
            if entry.entry_type.lower() not in NO_RECORDS:
                yield record(entry, excerpt(with_signs(block.raw or "")), line_number, abbreviations, entries)
        elif isinstance(block, ParsingFailedBlock):
            yield FailedRecord(line_number, excerpt(with_signs(block.raw or "")), reason(block))


def entry_of(block: Block | None) -> Entry | None:
    """The entry in a block, None for a block of another sort. A key or a field that comes twice does not spoil it."""
    if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
        return entry_of(block.ignore_error_block)
    return block if isinstance(block, Entry) else None


def reason(block: ParsingFailedBlock) -> str:
    """A sentence that says what is broken in a block and what to do."""
    message = getattr(block.error, "abort_reason", "") or str(block.error)
    return (
        f"This entry is broken, usually by a bracket or comma that is missing ({one_line(message)[:160]}). "
        "Mend it in the file and bring the file in again, or add it by hand."
    )


def record(
    entry: Entry, source: str, line_number: int, abbreviations: Abbreviations, entries: dict[str, Entry]
) -> ParsedRecord | FailedRecord:
    """One entry as a record, its crossrefs followed and its abbreviations spelled out."""
    abbreviations.undefined.clear()
    inherited, missing = with_parents(entry, entries)
    try:
        fields = {name: with_signs(abbreviations.text(value)) for name, value in inherited.items()}
    except UnfoldedTooLongError:
        return FailedRecord(line_number, source, UNFOLDED_TOO_LONG)
    except MissingCommaError:
        return FailedRecord(line_number, source, NO_COMMA)
    if why := too_long(fields):
        return FailedRecord(line_number, source, why)
    read_entry = EntryReader(entry.entry_type, fields)
    remarks = read_entry.remarks
    remarks += [
        Remark(f"“{word[:60]}” is an abbreviation that the file does not define: it stands as it is.")
        for word in dict.fromkeys(abbreviations.undefined)
    ]
    remarks += [Remark(f"The entry takes fields from “{name[:60]}”, which is not in the file.") for name in missing]
    return ParsedRecord(line_number, source, read_entry.raw, tuple(read_entry.people), remarks=remarks)


def with_parents(entry: Entry, entries: dict[str, Entry]) -> tuple[dict[str, str], list[str]]:
    """The fields of an entry, with those that it inherits from the entry in its "crossref", at most three deep.

    A title is inherited as "booktitle" (biblatex manual, section 2.4.1). The second value: the entries that it refers
    to and the file does not have.
    """
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    parent, seen = entry, {entry.key.lower()}
    for _step in range(DEEPEST_CROSSREF):
        name = next((str(field.value) for field in parent.fields if field.key.lower() == "crossref"), "")
        name = name.strip('{}" \t\n').lower()
        if not name or name in seen:
            break
        if name not in entries:
            return fields, [name]
        seen.add(name)
        parent = entries[name]
        fields = {**inheritable(parent), **fields}
    return fields, []


def inheritable(parent: Entry) -> dict[str, str]:
    """The fields that a part takes from the work that it is part of."""
    fields = {field.key.lower(): str(field.value) for field in parent.fields}
    for name in ("title", "subtitle"):
        fields.setdefault(f"book{name}", fields.get(name, ""))
    return {name: value for name, value in fields.items() if value and name not in NOT_INHERITED.split()}
