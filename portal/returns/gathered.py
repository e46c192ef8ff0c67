"""What a return reports, kept in temporary files between being read from the records and being written into formats."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

from portal.returns.award import Fact
from portal.returns.left_out import Reporting
from portal.returns.schemes import Category

__all__ = ["Gathered", "Lacking", "LeftOut", "Row", "Rows", "Text", "as_json"]

Value = str | int | bool


def as_json(value: Any) -> str:
    """A value as JSON in one spelling: keys sorted, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Row(NamedTuple):
    """One reported record: its UUID, what it is called here, the cells by heading (those that hold anything, dates in
    ISO 8601, amounts as text), addresses that show it, why it is not public ("" where it is), and the headings of
    required columns that it does not answer."""

    key: str
    record: str
    cells: dict[str, Value]
    evidence: list[str]
    hidden: str
    lacks: list[str]


class Lacking(NamedTuple):
    """An answer that the funder takes no record without: where it is asked, of what, and the path that mends it."""

    category: str
    title: str
    heading: str
    mend: str


class LeftOut(NamedTuple):
    """A record that is not reported, with the reason, and the path of its form."""

    key: str
    title: str
    category: str
    reason: str
    edit_path: str


class Text(NamedTuple):
    """An answer about the whole award, ready to copy; `longest` characters are taken, 0: no limit known."""

    heading: str
    text: str
    longest: int

    @property
    def characters(self) -> int:
        """How many characters it has, line breaks counted as one each."""
        return len(self.text)

    @property
    def is_too_long(self) -> bool:
        """Whether it has more than the funder takes."""
        return bool(self.longest) and self.characters > self.longest


class Rows:
    """Rows of one category in a temporary file, written once and read as often as there are formats."""

    def __init__(self) -> None:
        self.file: IO[str] = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed by Gathered
        self.count = 0

    def add(self, row: Row) -> None:
        """Keeps a row."""
        self.file.write(as_json(row._asdict()) + "\n")
        self.count += 1

    def lines(self) -> Iterator[str]:
        """Each row as canonical JSON, in order."""
        self.file.seek(0)
        for line in self.file:
            yield line.rstrip("\n")

    def __iter__(self) -> Iterator[Row]:
        return (Row(**json.loads(line)) for line in self.lines())


@dataclass
class Gathered:
    """All that one return reports. `rows`: by the name of the category, for every category of the scheme."""

    reporting: Reporting
    site: str
    facts: list[Fact]
    texts: list[Text]
    rows: dict[str, Rows]
    lacking: list[Lacking] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def categories(self) -> Iterator[tuple[Category, Rows]]:
        """Each category of the scheme with its rows, in the funder's order."""
        for category in self.reporting.scheme.categories:
            yield category, self.rows[category.name]

    @property
    def counts(self) -> dict[str, int]:
        """How many records each category reports, by its name."""
        return {category.name: rows.count for category, rows in self.categories()}

    def __enter__(self) -> "Gathered":
        return self

    def __exit__(self, *_error: object) -> None:
        for rows in self.rows.values():
            rows.file.close()
