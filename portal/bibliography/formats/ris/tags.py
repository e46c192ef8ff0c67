"""A RIS text as records of tags. A line without a tag runs on from the one before it.

Read here and not by a library, since those drop tags that stand before `TY`, a last record without `ER`, and every tag
that they do not know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Between", "RisRecord", "records_in"]

STRICT = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*)|$)")
LOOSE = re.compile(r"[ \t]*([A-Z][A-Z0-9]) {0,2}- ?(.*)")


@dataclass
class RisRecord:
    """The tags of one record with their values, in order. `line_number` counts from 1; `source` is its own text."""

    line_number: int
    tags: list[tuple[str, str]] = field(default_factory=list)
    source: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The record as it stands in the file."""
        return "\n".join(self.source)

    @cached_property
    def by_tag(self) -> dict[str, list[str]]:
        """The values of each tag that has any; to be asked for when the record is whole."""
        values: dict[str, list[str]] = {}
        for tag, value in self.tags:
            if stripped := value.strip():
                values.setdefault(tag, []).append(stripped)
        return values

    def values(self, *tags: str) -> list[str]:
        """The values of these tags that have any, tag by tag in the order asked for."""
        return [value for tag in tags for value in self.by_tag.get(tag, ())]

    def first(self, *tags: str) -> str:
        """The first value of these tags, or ""."""
        return next(iter(self.values(*tags)), "")


@dataclass(frozen=True)
class Between:
    """A line that stands between records."""

    line_number: int
    text: str


def records_in(text: str, first_line_number: int = 1) -> Iterator[RisRecord | Between]:
    """The records of a text, each from its first tag to its `ER`, or to the `TY` of the next.

    Whether tags may be spaced loosely is shown by each record's `TY`: in one that is spaced as RIS wants it, "UK - a
    study" is no tag.
    """
    current: RisRecord | None = None
    has_type = is_strict = False
    for number, text_line in enumerate(text.split("\n"), first_line_number):
        tag, value = tag_in(text_line, is_strict)
        if current and (tag == "ER" or (tag == "TY" and has_type)):
            yield current
            current = None
        if tag in ("TY", "ER"):
            has_type, is_strict = tag == "TY", tag == "TY" and bool(STRICT.fullmatch(text_line))
        if tag and tag != "ER":
            current = current or RisRecord(number)
            current.tags.append((tag, value))
            current.source.append(text_line)
        elif not tag and current and has_type:
            run_on(current, text_line)
        elif not tag and text_line.strip():
            yield Between(number, text_line)
    if current:
        yield current


def tag_in(text_line: str, is_strict: bool) -> tuple[str, str]:
    """The tag of a line and its value, both "" for a line without a tag.

    `is_strict`: whether only tags spaced as RIS wants them are tags, but for a `TY`, and an `ER` with nothing behind.
    """
    match = STRICT.fullmatch(text_line)
    loose = None if match else LOOSE.fullmatch(text_line)
    if loose and is_strict and not (loose[1] == "TY" or (loose[1] == "ER" and not loose[2].strip())):
        loose = None
    match = match or loose
    return (match[1], match[2] or "") if match else ("", "")


def run_on(record: RisRecord, text_line: str) -> None:
    """Adds a line without a tag to the value before it."""
    record.source.append(text_line)
    tag, value = record.tags[-1]
    if text_line.strip():
        record.tags[-1] = (tag, f"{value}\n{text_line.strip()}" if value else text_line.strip())
