"""Comma-separated values (RFC 4180), in UTF-8 with a byte order mark, without which Excel misreads every accent."""

import csv
from collections.abc import Iterable, Iterator

from ..plain import in_chunks
from ..reference import Reference
from ..spreadsheet import HEADINGS, row
from .registry import Format

__all__ = ["FORMAT", "write"]

BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """A file for csv.writer that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def write(references: Iterable[Reference]) -> Iterator[bytes]:
    """A .csv file: a row of headings, then one row a reference, safe to open in a spreadsheet."""
    return in_chunks(_pieces(references))


def _pieces(references: Iterable[Reference]) -> Iterator[str]:
    line = csv.writer(_Echo()).writerow
    yield BYTE_ORDER_MARK + str(line(HEADINGS))
    for reference in references:
        yield str(line(row(reference)))


FORMAT = Format("csv", "text/csv", "CSV", write, negotiated=False)
