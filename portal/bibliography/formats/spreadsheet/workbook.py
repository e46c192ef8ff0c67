"""Excel workbooks (.xlsx) as rows of text: values only, no formula is run and no link is followed.

openpyxl reads them, after `zip_guard` has looked them over. A sheet's own word for its size (`<dimension>`) is not
believed; defusedxml keeps openpyxl's parser from entities.
"""

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook

from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.spreadsheet.delimited import MOST_ROWS, TOO_MANY
from portal.bibliography.formats.spreadsheet.table import OUTPUTS, Row, Subject, table_of
from portal.bibliography.formats.spreadsheet.zip_guard import DAMAGED, checked_archive

__all__ = ["Sheet", "best_sheet"]

MOST_COLUMNS = 256
MOST_CELLS = MOST_ROWS * MOST_COLUMNS  # Empty ones among them, which fill a row up to its last cell.
MOST_SHEETS = 50
MOST_NAMED = 8  # Cells or sheets that a remark names one by one.
# What openpyxl raises for workbooks that break the standard, each somewhere else.
UNREADABLE = (
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError, SyntaxError),
    *(OverflowError, RecursionError, RuntimeError),
)
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# A formula whose result the program that wrote the file did not save.
NO_RESULT = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
TOO_MANY_CELLS = "This sheet has too many cells to be read. Copy the rows with the outputs into a new workbook."
EMPTY = "This workbook has no sheet with anything in it."


@dataclass
class Sheet:
    """The rows of a sheet that are not empty, and sentences about what of it was not read."""

    name: str
    rows: list[Row] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def best_sheet(data: bytes, subject: Subject = OUTPUTS) -> Sheet:
    """The sheet of a workbook that has most headings that we know, the first of equals; its remarks name the others.

    Raises RefusedError for what cannot be read, and for too many rows.
    """
    archive = checked_archive(data)
    try:
        sheets = [sheet for sheet in read_sheets(data) if sheet.rows]
    except UNREADABLE as error:
        raise RefusedError(DAMAGED) from error
    finally:
        archive.close()
    if not sheets:
        raise RefusedError(EMPTY)
    best = max(sheets, key=lambda sheet: headings_known(sheet, subject))
    others = [sheet.name for sheet in sheets if sheet is not best]
    if others:
        names = ", ".join(f"“{name}”" for name in others[:MOST_NAMED]) + (" …" if len(others) > MOST_NAMED else "")
        best.remarks.append(f"Only the sheet “{best.name}” is read. Not read: {names}.")
    return best


def headings_known(sheet: Sheet, subject: Subject) -> int:
    """How many columns of the sheet we know by their headings."""
    table = table_of(sheet.rows, subject)
    return sum(bool(name) for name in table.guessed) if table else 0


def read_sheets(data: bytes) -> list[Sheet]:
    """Every sheet with cells, in order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of parts that it leaves out; none of them is a value.
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return [read_sheet(sheet) for sheet in workbook.worksheets[:MOST_SHEETS]]
        finally:
            workbook.close()


def read_sheet(worksheet: Any) -> Sheet:
    """The rows of one sheet; raises RefusedError for too many."""
    sheet = Sheet(worksheet.title)
    worksheet.reset_dimensions()
    is_wider, errors, count = False, [], 0
    # Without `max_col`, which would fill each row up to it: ten times slower for the sheets that there are.
    for number, cells in enumerate(worksheet.iter_rows(), 1):
        count += len(cells)
        if count > MOST_CELLS:
            raise RefusedError(TOO_MANY_CELLS)
        width = max((place for place, cell in enumerate(cells, 1) if cell.value is not None), default=0)
        if not width:
            continue
        is_wider, cells = is_wider or width > MOST_COLUMNS, cells[: min(width, MOST_COLUMNS)]
        errors += [cell.coordinate for cell in cells if cell.data_type == "e"]
        row = Row(number, [cell_text(cell) for cell in cells])
        if not row.is_empty:
            sheet.rows.append(row)
        if len(sheet.rows) > MOST_ROWS:
            raise RefusedError(TOO_MANY.format(MOST_ROWS - 100, MOST_ROWS - 100))
    sheet.remarks = list(remarks(errors, without_result(worksheet), is_wider))
    return sheet


def remarks(errors: list[str], no_result: list[str], is_wider: bool) -> Iterator[str]:
    """Sentences about the cells that could not be read."""
    if errors:
        yield f"These cells hold an error and are read as empty: {named(errors)}."
    if no_result:
        yield (
            f"These cells hold a formula without its result and are read as empty: {named(no_result)}. "
            "Open the file in Excel, save it, and bring it in again."
        )
    if is_wider:
        yield f"Only the first {MOST_COLUMNS} columns are read."


def named(cells: list[str]) -> str:
    """The first cells by their coordinates, and how many more there are."""
    more = len(cells) - MOST_NAMED
    return ", ".join(cells[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def without_result(worksheet: Any) -> list[str]:
    """The coordinates of formulas whose results are not in the file."""
    with worksheet._get_source() as source:
        return [match.decode() for match in NO_RESULT.findall(source.read())]


def cell_text(cell: Any) -> str:
    """The value of a cell as text; a date in ISO 8601, no more exact than the cell shows it."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return ESCAPED.sub(lambda match: chr(int(match[1], 16)), value).strip() if "_x" in value else value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        return day_text(value, cell.number_format or "")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 60:.0f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def day_text(value: datetime, number_format: str) -> str:
    """A date as exact as its number format shows it: "mmm-yy" is a month, whatever day Excel keeps for it."""
    shown = QUOTED.sub("", number_format).lower()
    if "y" in shown and "d" not in shown and "h" not in shown:
        return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
    if (value.hour, value.minute) != (0, 0):
        return value.isoformat(" ", "minutes")
    return value.date().isoformat()
