"""Tables as comma-separated values (RFC 4180), in UTF-8 with a byte order mark, without which Excel misreads every
accent. Whatever the portal gives out as CSV besides references is written here."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date

from portal.bibliography.clean_text import printable
from portal.bibliography.formats.spreadsheet.columns import guarded

__all__ = ["BYTE_ORDER_MARK", "Echo", "csv_lines"]

BYTE_ORDER_MARK = "\ufeff"


class Echo:
    """A file for csv.writer that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The line that was written."""
        return text


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The rows as lines, the first behind a byte order mark; safe to open in a spreadsheet."""
    as_csv = csv.writer(Echo()).writerow
    mark = BYTE_ORDER_MARK
    for row in rows:
        yield mark + str(as_csv([cell(value) for value in row]))
        mark = ""


def cell(value: object) -> str:
    """A value as text: "" for None, lists joined, ISO 8601 for a day, a text without control characters and without a
    formula that a spreadsheet would run."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str):
        return guarded(printable(value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
