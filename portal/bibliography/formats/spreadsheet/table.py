"""A spreadsheet's rows, and among them the row of headings: below title rows, where people put some."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.bibliography.formats.spreadsheet.columns import HEADINGS
from portal.bibliography.formats.spreadsheet.heading_synonyms import PEOPLE_HEADINGS
from portal.bibliography.formats.spreadsheet.headings import OF_OUTPUTS, Synonyms, guess, signature

__all__ = ["LONGEST_HEADING", "OUTPUTS", "PEOPLE", "Row", "Subject", "Table", "table_of"]

LOOKED_THROUGH = 30  # Rows in which the headings are looked for.
LONGEST_HEADING = 200
MOST_EXAMPLES = 3
PLAIN_SHARE = 0.6  # Of the widest row: a row of headings is not much narrower.


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number, which counts from 1 as the spreadsheet's own does, and its cells without spaces around.

    `is_open`: a quotation mark in it is never closed.
    """

    number: int
    cells: list[str]
    is_open: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no cell has anything in it."""
        return not any(self.cells)

    @property
    def filled(self) -> int:
        """How many cells have anything in them."""
        return sum(bool(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is a list of: the headings it may have by our fields, and the fields of which it must have one."""

    name: str
    synonyms: Synonyms
    required: tuple[str, ...]


OUTPUTS = Subject("outputs", OF_OUTPUTS, ("title",))
PEOPLE = Subject("people", PEOPLE_HEADINGS, ("name", "family_name"))


@dataclass(frozen=True, slots=True)
class Table:
    """A list with headings: `rows` are those below the headings that are not empty, `above` the words over them.

    `guessed`: our field for each column, "" for none.
    """

    headings: list[str]
    rows: list[Row]
    guessed: list[str]
    above: str = ""

    @property
    def is_our_own(self) -> bool:
        """Whether it has the headings that this portal itself writes, and no others: nobody need be asked of them."""
        return set(self.headings) <= set(HEADINGS) and "title" in self.headings

    @property
    def is_our_export(self) -> bool:
        """Whether it is a whole export of this portal, whose names are written in one way only."""
        return self.headings == HEADINGS

    @property
    def signature(self) -> str:
        """The headings, by which a file of the same headings is known again."""
        return signature(self.headings)

    def examples(self, position: int) -> list[str]:
        """At most three different values of a column."""
        values = (row.cells[position] for row in self.rows if position < len(row.cells) and row.cells[position])
        examples: list[str] = []
        for value in values:
            if value not in examples:
                examples.append(value)
            if len(examples) == MOST_EXAMPLES:
                break
        return examples


def table_of(rows: Sequence[Row], subject: Subject = OUTPUTS, is_certain: bool = False) -> Table | None:
    """The table in the rows, None where they have no headings that we know.

    `is_certain`: the rows are a spreadsheet's, so that its first full row is that of headings if none is known.
    """
    top = [row for row in rows if not row.is_empty][:LOOKED_THROUGH]
    guesses = [(row, guess(row.cells, subject.synonyms)) for row in top if row.filled > 1 or is_certain]
    ranked = sorted(guesses, key=lambda pair: -known(pair[1], subject))
    if ranked and known(ranked[0][1], subject):
        return below(rows, *ranked[0])
    widest = max((row.filled for row in top), default=0)
    if is_certain and widest > 1:
        row = next(row for row in top if row.filled >= PLAIN_SHARE * widest and row.filled > 1)
        return below(rows, row, guess(row.cells, subject.synonyms))
    return None


def known(fields: Sequence[str], subject: Subject) -> int:
    """How many headings of a row are known; 0 unless two are, one of them of a field that is required."""
    count = sum(bool(field) for field in fields)
    return count if count > 1 and any(field in subject.required for field in fields) else 0


def below(rows: Sequence[Row], heading_row: Row, fields: Sequence[str]) -> Table:
    """The table whose headings stand in that row. The headings may stand again further down, as on printed pages."""
    width = max((place for place, cell in enumerate(heading_row.cells, 1) if cell), default=0)
    headings = [cell[:LONGEST_HEADING] for cell in heading_row.cells[:width]]
    records = [
        row for row in rows if row.number > heading_row.number and not row.is_empty and row.cells != heading_row.cells
    ]
    above = " ".join(cell for row in rows if row.number < heading_row.number for cell in row.cells if cell)
    return Table(headings, records, list(fields[:width]), above[:LONGEST_HEADING])
