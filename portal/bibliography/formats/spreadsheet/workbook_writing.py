"""Workbooks made for a person: several sheets, each with widths, a heading that stays in sight and is printed on every
page, a filter, and numbers and dates that a spreadsheet can reckon with (ECMA-376, SpreadsheetML).

Written as a stream for the reason given in `xlsx`, which writes the one sheet of text that can be brought in again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import IO, cast
from zipfile import ZipFile

from portal.bibliography.clean_text import RECORDS_IN_A_CHUNK, encoded, printable
from portal.bibliography.formats.spreadsheet.columns import guarded
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

__all__ = ["CONTENT_TYPE", "Cell", "Column", "Sheet", "write_workbook"]

Cell = str | int | Decimal | date | None

CONTENT_TYPE = f"{TYPES}.sheet"
DAY_ZERO = date(1899, 12, 30)  # What Excel counts days from, for all days after its 29 February 1900.
FIRST_DAY = date(1900, 3, 1)
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
PLAIN, HEADING, DAY, AMOUNT = range(4)  # The places of the formats in `cellXfs` below.
TOP = '<alignment vertical="top" wrapText="1"/>'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEEF3F1"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    f'<xf applyAlignment="1">{TOP}</xf>'
    f'<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">{TOP}</xf>'
    f'<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">{TOP}</xf>'
    f'<xf numFmtId="4" applyNumberFormat="1" applyAlignment="1">{TOP}</xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class Column:
    """A column by its heading; `width` in characters of the usual font."""

    heading: str
    width: int = 14


@dataclass(frozen=True)
class Sheet:
    """A sheet: rows of as many cells as there are columns. A text is guarded against being run as a formula; a whole
    number is written as it is (a year, a count), a Decimal as an amount with two places; None is an empty cell."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]

    @property
    def safe_name(self) -> str:
        """The name as far as Excel takes it."""
        return NOT_IN_NAMES.sub(" ", printable(self.name)).strip()[:LONGEST_NAME] or "Sheet"


def write_workbook(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """The workbook of those sheets, whose names must differ, as chunks of bytes; memory does not grow with the rows."""
    buffer = Buffer()
    # ZipFile asks no more of a file than a Buffer has, if it cannot seek.
    with ZipFile(cast("IO[bytes]", buffer), "w") as workbook:
        for name, content in parts_of(sheets):
            workbook.writestr(part_of(name), PROLOGUE + content)
        for number, sheet in enumerate(sheets, start=1):
            with workbook.open(part_of(f"xl/worksheets/sheet{number}.xml"), "w") as part:
                pieces = sheet_xml(sheet)
                while chunk := "".join(islice(pieces, RECORDS_IN_A_CHUNK)):
                    part.write(encoded(chunk))
                    if data := buffer.take():
                        yield data
    yield buffer.take()


def parts_of(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Names and contents of all parts of the package but the sheets themselves."""
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{TYPES}.worksheet+xml"/>'
        for number in numbers
    )
    yield (
        "[Content_Types].xml",
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", workbook_xml(sheets)
    worksheets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", relations([*worksheets, ("styles", "styles.xml")])
    yield "xl/styles.xml", STYLES


def relations(targets: Sequence[tuple[str, str]]) -> str:
    """The part that leads to others: their sort and place."""
    rows = [
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{sort}" Target="{target}"/>'
        for number, (sort, target) in enumerate(targets, start=1)
    ]
    return f'<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def workbook_xml(sheets: Sequence[Sheet]) -> str:
    """The names of the sheets, and that the heading of each is printed on every page."""
    names = [cell_text(sheet.safe_name).replace('"', "&quot;") for sheet in sheets]
    listed = [f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, start=1)]
    titles = [
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">\'{name}\'!$1:$1</definedName>'
        for place, name in enumerate(names)
    ]
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(listed)}</sheets>'
        f"<definedNames>{''.join(titles)}</definedNames></workbook>"
    )


def sheet_xml(sheet: Sheet) -> Iterator[str]:
    """A sheet in pieces, one a row."""
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{column.width}" customWidth="1"/>'
        for place, column in enumerate(sheet.columns, start=1)
    )
    yield (
        f'{PROLOGUE}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )
    number = 1
    yield row_xml(number, [column.heading for column in sheet.columns], HEADING)
    for number, cells in enumerate(sheet.rows, start=2):
        yield row_xml(number, cells)
    last = f"{COLUMN_NAMES[len(sheet.columns) - 1]}{number}"
    yield (
        f'</sheetData><autoFilter ref="A1:{last}"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def row_xml(number: int, cells: Sequence[Cell], text_format: int = PLAIN) -> str:
    """A row of cells; those that are empty are left out."""
    written = [
        cell_xml(f"{column}{number}", value, text_format)
        for column, value in zip(COLUMN_NAMES, cells, strict=False)
        if value is not None and value != ""
    ]
    return f'<row r="{number}">{"".join(written)}</row>'


def cell_xml(place: str, value: Cell, text_format: int) -> str:
    """A cell at that place, of the type that its value has; a day that Excel cannot count is a text."""
    if isinstance(value, date) and value >= FIRST_DAY:
        return f'<c r="{place}" s="{DAY}"><v>{(value - DAY_ZERO).days}</v></c>'
    if isinstance(value, int):
        return f'<c r="{place}" s="{PLAIN}"><v>{value}</v></c>'
    if isinstance(value, Decimal):
        return f'<c r="{place}" s="{AMOUNT}"><v>{value:f}</v></c>'
    text = cell_text(guarded(printable(str(value))))
    return f'<c r="{place}" s="{text_format}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
