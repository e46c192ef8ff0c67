"""The result of reading one record of a file: its values, or the reason why it has none."""

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = [
    "LONGEST_VALUE",
    "FailedRecord",
    "ParsedName",
    "ParsedRecord",
    "RawValue",
    "RawValues",
    "Remark",
    "excerpt",
    "too_long",
]

RawValue = str | bool | list[str]
RawValues = dict[str, RawValue]

LONGEST_VALUE = 100_000  # Characters.
LONGEST_EXCERPT = 4_000


class ParsedName(NamedTuple):
    """A contributor as the file names them; `role` is a name of `roles.ROLES`, `orcid` as written or ""."""

    role: str
    name: str
    is_corporate: bool = False
    orcid: str = ""


class Remark(NamedTuple):
    """A sentence about what a reader could not place, changed or doubts in a record.

    `subject`: what of the record may be read wrongly, "names", "kind" or "date", for a person to look at; "" where the
    sentence only tells what was done. `name`: the contributor whom it is about, where it is about one.
    """

    text: str
    subject: str = ""
    name: str = ""

    @property
    def doubt(self) -> bool:
        """Whether a person has to look before the record can be trusted."""
        return bool(self.subject)


@dataclass(frozen=True)
class ParsedRecord:
    """A record as the file has it. `line_number` counts from 1; `source` is its own text, shortened.

    `raw` holds the values: text under the names of a Reference's fields, and besides under "held_by", "issued_by",
    "pages", "standard_number" and "unknown_type"; "urls", "notes" and "keywords" may be lists. `people` are the
    contributors in order. `needs_lookup`: the record is a DOI alone, which has to be looked up. `remarks`: what the
    reader could not place, changed or doubts, in the order of the record.
    """

    line_number: int
    source: str
    raw: RawValues = field(default_factory=dict)
    people: tuple[ParsedName, ...] = ()
    needs_lookup: bool = False
    remarks: list[Remark] = field(default_factory=list)

    @property
    def doubts(self) -> list[str]:
        """What of the record may be read wrongly: the subjects of its doubts, each once."""
        return list(dict.fromkeys(remark.subject for remark in self.remarks if remark.doubt))


@dataclass(frozen=True)
class FailedRecord:
    """A record that could not be read. `reason`: a sentence that says what to do about it."""

    line_number: int
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
