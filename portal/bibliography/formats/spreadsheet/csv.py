"""References as comma-separated values, as `table_writing` writes other tables: their cells are guarded by column."""

import csv
from collections.abc import Iterable, Iterator

from portal.bibliography.clean_text import in_chunks
from portal.bibliography.formats.format import Format
from portal.bibliography.formats.spreadsheet.columns import HEADINGS, cells_of
from portal.bibliography.formats.spreadsheet.table_writing import BYTE_ORDER_MARK, Echo
from portal.bibliography.reference import Reference

__all__ = ["FORMAT", "write"]


def write(references: Iterable[Reference]) -> Iterator[bytes]:
    """A .csv file: a row of headings, then one row a reference, safe to open in a spreadsheet."""
    return in_chunks(rows(references))


def rows(references: Iterable[Reference]) -> Iterator[str]:
    as_csv = csv.writer(Echo()).writerow
    yield BYTE_ORDER_MARK + str(as_csv(HEADINGS))
    for reference in references:
        yield str(as_csv(cells_of(reference)))


FORMAT = Format("csv", "text/csv", "CSV", write, negotiated=False)
