"""RIS, read by rispy a record at a time: read whole, it drops a last record without `ER` in silence."""

import re
from collections.abc import Iterator
from typing import Any

import rispy

from portal.citations.plain import one_line

from .found import Failed, Found, Named, excerpt, too_long
from .kinds import by_ris

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
WHOLE_BOOKS = {"BOOK", "EDBOOK", "EBOOK", "SER"}
# Names of ours, each with the tags of rispy's that may hold it, the best first.
TAGS: dict[str, tuple[str, ...]] = {
    "title": ("title", "primary_title"),
    "held_by": ("secondary_title", "journal_name", "alternate_title3", "alternate_title2", "alternate_title1"),
    "series": ("tertiary_title",),
    "date": ("date", "year", "publication_year", "primary_date"),
    "volume": ("volume",),
    "issue": ("number",),
    "first_page": ("start_page",),
    "last_page": ("end_page",),
    "article_number": ("custom7",),
    "edition": ("edition",),
    "issued_by": ("publisher",),
    "place": ("place_published",),
    "standard_number": ("issn",),
    "doi": ("doi",),
    "language": ("language",),
    "abstract": ("abstract", "notes_abstract"),
}


def read(text: str, first_line: int = 1) -> Iterator[Found | Failed]:
    """Each record from one `TY` to the next; what stands between `ER` and `TY` is no record."""
    starts = [found.start() for found in START.finditer(text)]
    line, place = first_line, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", place, start)
        place = start
        chunk = text[start:end]
        closed = END.search(chunk)
        yield record(chunk[: closed.start()] if closed else chunk, line)


def record(chunk: str, line: int) -> Found | Failed:
    strict = chunk.startswith("TY  -")
    lines = (chunk if strict else TAG.sub(lambda found: f"{found.group(1)}  - ", chunk)).rstrip()
    parsed = rispy.RisParser().parse(f"{lines}\nER  - \n")
    if len(parsed) != 1:
        return Failed(line, excerpt(chunk), "This record cannot be read as RIS. Export it again, or add it by hand.")
    values = parsed[0]
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    if reason := too_long(texts):
        return Failed(line, excerpt(chunk), reason)
    return Found(line, excerpt(chunk), dict(raw_values(values, lines)), tuple(people(values)))


def raw_values(values: dict[str, Any], lines: str) -> Iterator[tuple[str, Any]]:
    ris_type = values.get("type_of_reference", "").strip().upper()
    words = values.get("type_of_work", "")
    try:
        yield "kind", by_ris(ris_type, words)
    except KeyError:
        yield "kind", "document"
        yield "unknown_type", ris_type
    for name, tags in TAGS.items():
        found = next((text for tag in tags if (text := one_text(values.get(tag)))), "")
        if found:
            yield name, found
    yield "keywords", [one_line(word) for word in values.get("keywords", []) if word.strip()]
    yield "urls", re.findall(r"^UR  - (\S.*)$", lines, re.MULTILINE)
    yield "notes", [one_text(note) for note in values.get("notes", [])]


def one_text(value: Any) -> str:
    """A tag's text, however often it stands in the record."""
    return value if isinstance(value, str) else " ".join(value or [])


def people(values: dict[str, Any]) -> Iterator[Named]:
    """Contributors by tag; for a whole book the tags of editors and series editors change places."""
    swapped = {"editor": "series-editor", "series-editor": "editor"}
    whole = values.get("type_of_reference", "").strip().upper() in WHOLE_BOOKS
    for tag, role in ROLES:
        for name in values.get(tag, []):
            if clean := one_line(name).strip(", "):
                yield Named(swapped.get(role, role) if whole else role, clean)
