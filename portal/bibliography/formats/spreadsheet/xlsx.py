"""Office Open XML workbooks (ECMA-376, SpreadsheetML), every cell a string.

Written here as a stream: openpyxl must finish a workbook before the first byte of it can be sent, and takes half a
minute for 100,000 rows, where this starts at once and needs no temporary file. openpyxl reads it back in the tests.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import IO, cast
from zipfile import ZipFile

from portal.bibliography.clean_text import RECORDS_IN_A_CHUNK, encoded
from portal.bibliography.formats.format import Format
from portal.bibliography.formats.spreadsheet.columns import HEADINGS, cells_of
from portal.bibliography.formats.spreadsheet.package import (
    COLUMN_NAMES,
    MAIN,
    OFFICE,
    PROLOGUE,
    RELATIONS,
    TYPES,
    Buffer,
    cell_text,
    part_of,
)
from portal.bibliography.reference import Reference

__all__ = ["FORMAT", "write"]

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="Outputs" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
SHEET_START = (
    f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
)
SHEET_END = "</sheetData></worksheet>"
COLUMNS = COLUMN_NAMES[: len(HEADINGS)]


def write(references: Iterable[Reference]) -> Iterator[bytes]:
    """A workbook of one sheet: a row of headings, then one row a reference."""
    buffer = Buffer()
    # ZipFile asks no more of a file than a Buffer has, if it cannot seek.
    with ZipFile(cast("IO[bytes]", buffer), "w") as workbook:
        for name, content in PARTS.items():
            workbook.writestr(part_of(name), PROLOGUE + content)
        with workbook.open(part_of("xl/worksheets/sheet1.xml"), "w") as sheet:
            rows = chain([HEADINGS], map(cells_of, references))
            xml_rows = (xml_row(number, cells) for number, cells in enumerate(rows, start=1))
            sheet.write(encoded(PROLOGUE + SHEET_START))
            while chunk := "".join(islice(xml_rows, RECORDS_IN_A_CHUNK)):
                sheet.write(encoded(chunk))
                if data := buffer.take():
                    yield data
            sheet.write(encoded(SHEET_END))
    yield buffer.take()


def xml_row(number: int, cells: list[str]) -> str:
    style = ' s="1"' if number == 1 else ""
    written = [
        f'<c r="{column}{number}"{style} t="inlineStr"><is><t xml:space="preserve">{cell_text(value)}</t></is></c>'
        for column, value in zip(COLUMNS, cells, strict=True)
        if value
    ]
    return f'<row r="{number}">{"".join(written)}</row>'


FORMAT = Format("xlsx", f"{TYPES}.sheet", "Excel", write, charset="", negotiated=False)
