"""Cutting the text of an author list at what parts its names."""

import re

from portal.bibliography.authors.name_shapes import is_initials
from portal.bibliography.organisation_names import may_go_on_after_and

__all__ = ["parts_of", "segments_of"]

CERTAIN_SEPARATORS = re.compile(r"\s*[;|•·\t]\s*|,?\s+on behalf of\s+(?:the\s+)?|,?\s+for the\s+")
AND = re.compile(r"(,?\s*&\s*|,?\s+(?:and|und|et|with)\s+)")
LEADING_AND = re.compile(r"^\s*(?:and\s|&)\s*")


def parts_of(text: str) -> list[str]:
    """`text` cut at semicolons and the like and at "and", but not within what may be one organisation's name."""
    return [part for group in CERTAIN_SEPARATORS.split(text) for part in cut_at_and(LEADING_AND.sub("", group))]


def cut_at_and(text: str) -> list[str]:
    """`text` cut at each "and" or "&" that parts two names."""
    current, *rest = AND.split(text)
    parts = []
    for connector, after in zip(rest[::2], rest[1::2], strict=True):
        before, following = segments_of(current), segments_of(after)
        alone = bool(before and following) and not (len(following) > 1 and is_initials(following[1]))
        if alone and may_go_on_after_and(before[-1], following[0]):
            current += connector + after
        else:
            parts.append(current)
            current = after
    return [*parts, current]


def segments_of(part: str) -> list[str]:
    """The segments between the commas of `part`."""
    return [segment.strip() for segment in part.split(",") if segment.strip(" .")]
