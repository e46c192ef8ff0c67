"""What a reader gives for each record of a file: its values, or why there are none."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = ["LONGEST_VALUE", "Failed", "Found", "Named", "excerpt", "too_long"]

LONGEST_VALUE = 100_000
LONGEST_EXCERPT = 4_000


class Named(NamedTuple):
    """A contributor as the file names them; `role` is one of `citations.roles`."""

    role: str
    name: str
    is_corporate: bool = False
    orcid: str = ""


@dataclass(frozen=True)
class Found:
    """A record as the file has it. `line` counts from 1; `source` is its own words, shortened.

    `raw` holds text under the names of `intake.fitting`; `people` the contributors in order. A record that only names a
    DOI has that alone, and is looked up.
    """

    line: int
    source: str
    raw: dict[str, Any] = field(default_factory=dict)
    people: tuple[Named, ...] = ()
    needs_lookup: bool = False


@dataclass(frozen=True)
class Failed:
    """A record that could not be read, and a sentence that says what to do about it."""

    line: int
    source: str
    reason: str


def excerpt(text: str) -> str:
    """The beginning of a record's own words, fit to be kept and shown."""
    text = text.replace("\x00", "\ufffd").strip()
    return text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT]} …"


def too_long(values: dict[str, str]) -> str:
    """A sentence about the first value that is longer than may be, or ""."""
    for name, value in values.items():
        if len(value) > LONGEST_VALUE:
            return (
                f"“{name[:40]}” holds {len(value):,} characters; at most {LONGEST_VALUE:,} are read. "
                "Shorten it in the file and bring the file in again."
            )
    return ""
