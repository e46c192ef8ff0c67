"""What every Office Open XML workbook (ECMA-376, SpreadsheetML) that we write is packed with."""

import re
from itertools import product
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipInfo

__all__ = ["COLUMN_NAMES", "MAIN", "OFFICE", "PROLOGUE", "RELATIONS", "TYPES", "Buffer", "cell_text", "part_of"]

LONGEST_CELL = 32_767  # Excel's limit; it calls a workbook with a longer one damaged.
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ESCAPE_LOOKALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads "_x0041_" as "A".
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What the columns of a sheet are called, in order: A to ZZ.
COLUMN_NAMES = (*LETTERS, *("".join(pair) for pair in product(LETTERS, repeat=2)))


class Buffer:
    """A file to which ZipFile writes, and from which the bytes written since the last time are taken to be sent."""

    def __init__(self) -> None:
        self.written_bytes: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Keeps the bytes until they are taken."""
        self.written_bytes.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing to do, but ZipFile asks for it."""

    def take(self) -> bytes:
        """The bytes written since the last time."""
        data = b"".join(self.written_bytes)
        self.written_bytes.clear()
        return data


def part_of(name: str) -> ZipInfo:
    """A part of the package, dated as far back as ZIP goes, so that the same rows give the same file."""
    part = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    part.compress_type = ZIP_DEFLATED
    return part


def cell_text(value: str) -> str:
    """A cell's text for XML, no longer than Excel takes."""
    if value.isalnum():
        return value
    if len(value) * 2 > LONGEST_CELL and len(value.encode("utf-16-le", "replace")) > LONGEST_CELL * 2:
        value = value.encode("utf-16-le", "replace")[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"
    return escape(ESCAPE_LOOKALIKE.sub("_x005F_", value) if "_x" in value else value)
