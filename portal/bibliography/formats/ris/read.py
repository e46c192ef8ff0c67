"""RIS, read by rispy a record at a time: read whole, it drops a last record without `ER` in silence."""

import re
from collections.abc import Iterator
from typing import Any

import rispy

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import raw_names
from portal.bibliography.formats.parsed import FailedRecord, ParsedName, ParsedRecord, RawValue, excerpt, too_long
from portal.bibliography.formats.source_kinds import ReadKind, by_ris

__all__ = ["START", "read"]

START = re.compile(r"^[ \t]*TY {0,2}- ?", re.MULTILINE)
END = re.compile(r"^[ \t]*ER {0,2}-.*$", re.MULTILINE)
TAG = re.compile(r"^[ \t]*([A-Z][A-Z0-9]) {0,2}- ?(?=\S|$)", re.MULTILINE)
ROLES = (
    ("authors", "author"),
    ("first_authors", "author"),
    ("secondary_authors", "editor"),
    ("tertiary_authors", "series-editor"),
    ("subsidiary_authors", "translator"),
)
BROKEN = "This record cannot be read as RIS. Export it again, or add it by hand."
WHOLE_BOOKS = {"BOOK", "EDBOOK", "EBOOK", "SER"}
# rispy's name of each tag, and the other tags that hold the same, the best first: EPrints and others write older ones.
TAG_NAMES = rispy.config.TAG_KEY_MAPPING
OLDER: dict[str, tuple[str, ...]] = {
    "title": ("T1",),
    "held_by": ("JO", "JF", "JA", "J2"),
    "date": ("Y1",),
    "abstract": ("N2",),
}
READ_APART = {"address", "keywords", "commissioned_by"}
# The names of raw values, each with rispy's names of the tags that may hold it, the best first.
TAGS: dict[str, tuple[str, ...]] = {
    name: tuple(TAG_NAMES[tag] for tag in (*tags, *OLDER.get(name, ())))
    for name, tags in raw_names("ris").items()
    if name not in READ_APART
}


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each record from one `TY` to the next; what stands between `ER` and `TY` is no record."""
    starts = [match.start() for match in START.finditer(text)]
    line_number, place = first_line_number, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line_number += text.count("\n", place, start)
        place = start
        chunk = text[start:end]
        closed = END.search(chunk)
        yield record(chunk[: closed.start()] if closed else chunk, line_number)


def record(chunk: str, line_number: int) -> ParsedRecord | FailedRecord:
    """One record, from its `TY` to before its `ER`; `line_number` is that of its `TY`."""
    strict = chunk.startswith("TY  -")
    record_text = (chunk if strict else TAG.sub(lambda match: f"{match.group(1)}  - ", chunk)).rstrip()
    parsed = rispy.RisParser().parse(f"{record_text}\nER  - \n")
    if len(parsed) != 1:
        return FailedRecord(line_number, excerpt(chunk), BROKEN)
    values = parsed[0]
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    if reason := too_long(texts):
        return FailedRecord(line_number, excerpt(chunk), reason)
    raw, remarks = dict(raw_values(values, record_text)), kind(values).remarks
    return ParsedRecord(line_number, excerpt(chunk), raw, tuple(people(values)), remarks=remarks)


def raw_values(values: dict[str, Any], record_text: str) -> Iterator[tuple[str, RawValue]]:
    """Names and values for `ParsedRecord.raw`; `record_text` has the addresses, of which rispy keeps one."""
    yield "kind", kind(values).name
    for name, tags in TAGS.items():
        if text := next((text for tag in tags if (text := one_text(values.get(tag)))), ""):
            yield name, text
    yield "keywords", [one_line(word) for word in values.get("keywords", []) if word.strip()]
    yield "urls", re.findall(r"^UR  - (\S.*)$", record_text, re.MULTILINE)
    yield "notes", [one_text(note) for note in values.get("notes", [])]


def kind(values: dict[str, Any]) -> ReadKind:
    """The kind of the record."""
    return by_ris(
        values.get("type_of_reference", "").strip(),
        one_text(values.get("type_of_work")),
        has_author=any(values.get(tag) for tag, role in ROLES if role == "author"),
        has_editor=any(values.get(tag) for tag, role in ROLES if role.endswith("editor")),
        has_container=any(values.get(tag) for tag in TAGS["held_by"]),
        has_pages=bool(values.get("start_page")),
    )


def one_text(value: str | list[str] | None) -> str:
    """A tag's text, however often it stands in the record."""
    return value if isinstance(value, str) else " ".join(value or [])


def people(values: dict[str, Any]) -> Iterator[ParsedName]:
    """Contributors by tag; for a whole book the tags of editors and series editors change places."""
    swapped = {"editor": "series-editor", "series-editor": "editor"}
    whole = values.get("type_of_reference", "").strip().upper() in WHOLE_BOOKS
    for tag, role in ROLES:
        for name in values.get(tag, []):
            if clean := one_line(name).strip(", "):
                yield ParsedName(swapped.get(role, role) if whole else role, clean)
