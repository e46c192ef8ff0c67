"""Excel workbooks for tests, as Excel and LibreOffice write them, and as nobody should."""

import io
from collections.abc import Iterable, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

__all__ = ["replaced", "workbook"]


def workbook(
    rows: Iterable[Sequence[Any]], formats: dict[str, str] | None = None, **sheets: Iterable[Sequence[Any]]
) -> bytes:
    """A workbook of those rows, with number formats by cell, and further sheets by name."""
    book = Workbook()
    book.active.title = "List"
    for row in rows:
        book.active.append(list(row))
    for coordinate, number_format in (formats or {}).items():
        book.active[coordinate].number_format = number_format
    for name, its_rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in its_rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def replaced(data: bytes, name: str, content: bytes | None = None, **edits: str) -> bytes:
    """The archive with one member written anew, or with texts in it replaced (`old` by `new`)."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for member in source.namelist():
            body = source.read(member)
            if member == name:
                body = content if content is not None else body.replace(edits["old"].encode(), edits["new"].encode())
            archive.writestr(member, body)
        if name not in source.namelist() and content is not None:
            archive.writestr(name, content)
    return target.getvalue()
