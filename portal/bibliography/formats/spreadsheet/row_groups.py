"""The rows that are one record: EPrints and others write one for each author, or one for each value of a list.

The rows below the first repeat the record's number, or leave all but the lists empty.
"""

from collections.abc import Iterator, Sequence

from portal.bibliography.formats.spreadsheet.column_fields import LISTS, NAME_PARTS
from portal.bibliography.formats.spreadsheet.headings import plain
from portal.bibliography.formats.spreadsheet.table import Row, Table

__all__ = ["RowGroups"]

NUMBERS_OF_RECORDS = frozenset({"eprintid", "eprint id", "id", "item id", "record id", "output id", "pure id", "uuid"})
IN_SEVERAL_ROWS = LISTS | {name for parts in NAME_PARTS for name in parts}
LEAST_ALIKE = 4  # Cells that two rows without a number must share to be one: two works may share title and year.


class RowGroups:
    """Groups the rows of a table by record. `fields`: our field for each column, "" for none."""

    def __init__(self, table: Table, fields: Sequence[str]) -> None:
        self.rows = table.rows
        headings = [plain(heading) for heading in table.headings]
        places = range(min(len(headings), len(fields)))
        self.number = next((place for place in places if headings[place] in NUMBERS_OF_RECORDS), None)
        self.lists = [place for place in places if fields[place] in IN_SEVERAL_ROWS]
        self.single = [place for place in places if fields[place] and place not in (*self.lists, self.number)]

    def __iter__(self) -> Iterator[list[Row]]:
        """The rows of each record, in order."""
        group: list[Row] = []
        for row in self.rows:
            if group and not row.is_open and self.is_one(group[0], row):
                group.append(row)
                continue
            if group:
                yield group
            group = [row]
        if group:
            yield group

    def is_one(self, first: Row, row: Row) -> bool:
        """Whether a row goes on with the record that `first` begins."""
        alike = [place for place in self.single if cell(row, place)]
        if any(cell(row, place) != cell(first, place) for place in alike):
            return False
        has_more = any(cell(row, place) not in ("", cell(first, place)) for place in self.lists)
        if self.number is not None and cell(row, self.number):
            return cell(row, self.number) == cell(first, self.number)
        return has_more and (not alike or (self.number is None and len(alike) >= LEAST_ALIKE))


def cell(row: Row, place: int) -> str:
    """The cell of a row in that place, "" behind its end."""
    return row.cells[place] if place < len(row.cells) else ""
