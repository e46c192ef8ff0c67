"""Comma-separated values as people's programs write them: commas, semicolons or tabs, with or without title rows."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from portal.bibliography.formats.decoding import LARGEST_FILE, RefusedError
from portal.bibliography.formats.spreadsheet.columns import unguarded
from portal.bibliography.formats.spreadsheet.headings import recognised
from portal.bibliography.formats.spreadsheet.table import OUTPUTS, Row, Subject

__all__ = ["MOST_ROWS", "as_text", "rows_of"]

csv.field_size_limit(LARGEST_FILE)  # A cell that is too long is reported by its row, and the rows after it are read.

MOST_ROWS = 10_100  # Not empty: as many records as are read at a time, and rows above them.
DELIMITERS = ",;\t|"
SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)  # The first line by which Excel is told the delimiter.
LOOKED_THROUGH = 40
NOT_CSV = "From row {} on this is not CSV ({}). Save the sheet again as CSV, or as .xlsx."
TOO_MANY = "There are more than {:,} rows; at most {:,} are read at a time. Divide the sheet, and bring in the parts."


def rows_of(text: str, subject: Subject = OUTPUTS) -> list[Row]:
    """The rows of the text, by the delimiter that gives most headings; raises RefusedError for too many.

    A row is marked as open where its quotation mark is never closed, so that rows below it stand in its cell.
    """
    rows: list[Row] = []
    for row in parsed(text, delimiter_of(text, subject)):
        if not row.is_empty:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise RefusedError(TOO_MANY.format(MOST_ROWS - 100, MOST_ROWS - 100))
    if text.count('"') % 2 == 0:
        return rows
    return [replace(row, is_open=True) if swallows(row, row is rows[-1]) else row for row in rows]


def swallows(row: Row, is_last: bool) -> bool:
    """Whether a cell holds rows that stand below it: until the file's end, or until the next quotation mark."""
    has_quote = any('"' in cell for cell in row.cells)
    return any("\n" in cell for cell in row.cells) and (is_last or has_quote)


def parsed(text: str, delimiter: str) -> Iterator[Row]:
    """Each row with its number."""
    start = SEPARATOR_LINE.match(text)
    lines = io.StringIO(text[start.end() :] if start else text, newline="")
    rows = csv.reader(lines, delimiter=delimiter)
    number = 1 if start else 0
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise RefusedError(NOT_CSV.format(number, error)) from error
        yield Row(number, [unguarded(cell).strip() for cell in cells])


def delimiter_of(text: str, subject: Subject = OUTPUTS) -> str:
    """The delimiter under which most headings of a row are known; else the one that most rows have."""
    if start := SEPARATOR_LINE.match(text):
        return start.group(1)
    beginning = "\n".join(text.split("\n", LOOKED_THROUGH)[:LOOKED_THROUGH])[:100_000]
    return max(DELIMITERS, key=lambda delimiter: score(beginning, delimiter, subject))


def score(text: str, delimiter: str, subject: Subject) -> tuple[int, int]:
    """How many headings one row has under that delimiter, and how many rows have more cells than one."""
    rows = list(islice(parsed(text, delimiter), LOOKED_THROUGH))
    known = (sum(bool(recognised(cell, subject.synonyms)) for cell in row.cells) for row in rows if row.filled > 1)
    return max(known, default=0), sum(row.filled > 1 for row in rows)


def as_text(rows: Iterable[Row]) -> str:
    """The rows as comma-separated values that `rows_of` reads back with the same numbers."""
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\n").writerow
    number = 0
    for row in rows:
        text.write("\n" * (row.number - number - 1))
        write(row.cells)
        number = row.number
    return text.getvalue()
