"""A list of outputs out of a spreadsheet: one record a row, each column as the field that it stands for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import FIELDS
from portal.bibliography.formats.parsed import (
    FailedRecord,
    ParsedName,
    ParsedRecord,
    RawValues,
    Remark,
    excerpt,
    too_long,
)
from portal.bibliography.formats.spreadsheet.column_fields import NAME_PARTS, ROLE_BY_COLUMN
from portal.bibliography.formats.spreadsheet.dates import is_month_first, read_date
from portal.bibliography.formats.spreadsheet.delimited import rows_of
from portal.bibliography.formats.spreadsheet.headings import plain
from portal.bibliography.formats.spreadsheet.kinds import kind_of
from portal.bibliography.formats.spreadsheet.people import as_exported, doubted_order, read_people
from portal.bibliography.formats.spreadsheet.row_groups import RowGroups
from portal.bibliography.formats.spreadsheet.table import Row, Table, table_of
from portal.bibliography.formats.spreadsheet.value_synonyms import ACCESS, LICENCES_BY_NAME
from portal.bibliography.kinds import KINDS
from portal.dates.printed import time_in
from portal.identifiers import doi

__all__ = ["TEMPLATE_HEADINGS", "Columns", "read", "table_in"]

IN_TEMPLATE = (
    "kind title authors editors date container volume issue first_page last_page publisher place "
    "doi isbn address language licence keywords abstract"
)
TEMPLATE_HEADINGS = IN_TEMPLATE.split()
TOO_MANY_CELLS = "This row has more cells than there are headings. Mend it in the sheet."
NEVER_CLOSED = "A quotation mark in this row is never closed, so the rows below it cannot be told from it. Close it."
TOGETHER = "Rows {} to {} are read as one record."
ALONE = "The row has a title and nothing else: is it a heading or a note?"
DATES = ("start", "end", "available_until", "embargo_until")
READ_APART = {"date", "container", "doi", "address", "licence", "access", *DATES}
AS_THEY_ARE = (*(name for name in FIELDS if name not in READ_APART), "pages", "version", "uuid")
WEB_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
EDITORS_BEFORE = re.compile(r"(?:in:? +)?(.{4,200}?),? *\((?:eds?\.?|editors?)\)[.,:]? *(\S.+)", re.IGNORECASE)
MOST_SHOWN = 60


@dataclass(frozen=True)
class Columns:
    """Our field for each column, "" for one that is left out, and the kind of rows that name none ("": none chosen)."""

    fields: Sequence[str]
    kind: str = ""


def table_in(text: str, is_certain: bool = False) -> Table | None:
    """The list of outputs in a text, None for any other text. Raises RefusedError for one that is too long.

    `is_certain`: the text is a spreadsheet's, whatever its headings are called.
    """
    beginning = text.lstrip("\n")
    if not is_certain and table_of(rows_of("\n".join(beginning.split("\n", 40)[:40]))) is None:
        return None
    return table_of(rows_of(text), is_certain=is_certain)


def read(table: Table, columns: Columns | None = None) -> Iterator[ParsedRecord | FailedRecord]:
    """One record a row, or of several rows that are one.

    `columns` as a person has set them; without, as the headings are understood.
    """
    columns = columns or Columns(table.guessed)
    reader = RowReader(table, columns)
    for rows in RowGroups(table, columns.fields):
        yield reader.record(rows)


@dataclass
class Cells:
    """The cells of a record by our fields, and what is read of them."""

    values: Mapping[str, list[str]]
    names_in_parts: list[tuple[str, str, str]] = field(default_factory=list)
    raw: RawValues = field(default_factory=dict)
    people: list[ParsedName] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The first cell of a field that has anything in it."""
        return next(iter(self.values.get(name, ())), "")

    def remark(self, text: str, subject: str = "") -> None:
        """Adds a remark."""
        self.remarks.append(Remark(text, subject))


class RowReader:
    """Reads the rows of one table, after a look at whole columns: how they write dates and names."""

    def __init__(self, table: Table, columns: Columns) -> None:
        self.table, self.columns = table, columns
        self.month_first = {name: is_month_first(self.cells_of(name)) for name in ("date", *DATES)}
        self.people = {
            (name, cell): read_people(cell, role)
            for name, role in ROLE_BY_COLUMN.items()
            for cell in self.cells_of(name)
            if cell and not table.is_our_export
        }
        lists = (read.in_reading_order for read in self.people.values() if read.is_list_of_people)
        self.listed_names = {name for names in lists for name in names}

    def cells_of(self, name: str) -> list[str]:
        """Every cell of the columns that are read as that field."""
        positions = [position for position, field_name in enumerate(self.columns.fields) if field_name == name]
        return [row.cells[place] for row in self.table.rows for place in positions if place < len(row.cells)]

    def record(self, rows: list[Row]) -> ParsedRecord | FailedRecord:
        """The rows of one record as that record."""
        row, headings = rows[0], self.table.headings
        pairs = [(heading, cell) for each in rows for heading, cell in zip(headings, each.cells, strict=False) if cell]
        source = excerpt("\n".join(f"{heading}: {cell[:500]}" for heading, cell in pairs))
        if row.is_open:
            return FailedRecord(row.number, source, NEVER_CLOSED)
        if any(cell for each in rows for cell in each.cells[len(headings) :]):
            return FailedRecord(row.number, source, TOO_MANY_CELLS)
        if why := too_long(dict(pairs)):
            return FailedRecord(row.number, source, why)
        cells = Cells(self.by_field(rows), self.names_in_parts(rows))
        if len(rows) > 1:
            has_number = RowGroups(self.table, self.columns.fields).number is not None
            cells.remark(TOGETHER.format(row.number, rows[-1].number), "" if has_number else "names")
        if row.filled == 1 and len(rows) == 1 and len(headings) > 2 and cells.text("title"):
            cells.remark(ALONE, "kind")
        self.read_kind(cells)
        self.read_people(cells)
        self.read_dates(cells)
        read_containers(cells)
        read_choices(cells)
        read_addresses(cells)
        for name in AS_THEY_ARE:
            if text := cells.text(name):
                cells.raw[name] = text
        if len(cells.values.get("keywords", ())) > 1:
            cells.raw["keywords"] = [word for cell in cells.values["keywords"] for word in re.split("[;,]", cell)]
        return ParsedRecord(row.number, source, cells.raw, tuple(cells.people), remarks=cells.remarks)

    def by_field(self, rows: list[Row]) -> dict[str, list[str]]:
        """The cells of a record's rows that are not empty, by our fields; a cell that is repeated stands once."""
        values: dict[str, list[str]] = {}
        for row in rows:
            for name, cell in zip(self.columns.fields, row.cells, strict=False):
                if name and cell and cell not in values.get(name, ()):
                    values.setdefault(name, []).append(cell)
        return values

    def names_in_parts(self, rows: list[Row]) -> list[tuple[str, str, str]]:
        """Role, family and given name of those whose name stands in two columns, row by row, each once."""
        names = []
        for row in rows:
            cells = dict(zip(self.columns.fields, map(one_line, row.cells), strict=False))
            for (family, given), role in NAME_PARTS.items():
                names.append((role, cells.get(family, ""), cells.get(given, "")))
        return list(dict.fromkeys(name for name in names if any(name[1:])))

    def read_kind(self, cells: Cells) -> None:
        """The kind that the row names, or else the one chosen for such rows, or else a likely one, with a doubt."""
        words = one_line(cells.text("kind"))
        if words and (kind := kind_of(words)):
            cells.raw["kind"] = kind
        elif self.columns.kind:
            cells.raw["kind"] = self.columns.kind
            if words:
                cells.remark(f"“{words[:40]}” is no kind that we know: the one chosen for such rows is taken.", "kind")
        elif words:
            cells.raw["kind"], cells.raw["unknown_type"] = likely_kind(cells), words
        else:
            cells.raw["kind"] = kind = likely_kind(cells)
            cells.remark(f"The row names no kind: it is taken for “{KINDS[kind].label}”.", "kind")

    def read_people(self, cells: Cells) -> None:
        """The contributors, of each column with its role."""
        for name, role in ROLE_BY_COLUMN.items():
            for cell in cells.values.get(name, ()):
                if self.table.is_our_export:
                    cells.people += as_exported(cell, role)
                    continue
                read = self.people[name, cell]
                cells.people += read.people
                cells.remarks += [*read.remarks, *doubted_order(read, self.listed_names)]
        for role, family, given in cells.names_in_parts:
            cells.people.append(ParsedName(role, ", ".join(filter(None, (family, given)))))
            if not family:
                cells.remark(f"“{given[:MOST_SHOWN]}” has no family name beside it: it is kept as it stands.", "names")

    def read_dates(self, cells: Cells) -> None:
        """The date of the work, and its other dates."""
        year = cells.text("year") if not self.table.is_our_export else ""
        dates = {"date": read_date(cells.text("date"), year, self.month_first["date"])}
        if time := time_in(cells.text("date")):
            cells.raw["aired_at"] = time
        dates |= {name: read_date(cells.text(name), month_first=self.month_first[name]) for name in DATES}
        for name, date in dates.items():
            if date.iso:
                cells.raw[name] = date.iso
            cells.remarks += date.remarks


def likely_kind(cells: Cells) -> str:
    """The kind that the other columns of a row speak for."""
    if cells.text("book"):
        return "chapter"
    if cells.text("event") and not (cells.text("container") or cells.text("pages") or cells.text("doi")):
        return "talk"
    if cells.text("container") and (cells.text("volume") or cells.text("issue") or cells.text("issn")):
        return "journal-article"
    return "book" if cells.text("isbn") and not cells.text("container") else "document"


def read_containers(cells: Cells) -> None:
    """What the work appeared in, in whatever column: which field that is depends on the kind."""
    names = ("book", "container") if cells.raw["kind"] == "chapter" else ("container", "book")
    containers = [text for name in names if (text := cells.text(name))]
    if containers:
        cells.raw["held_by"] = without_editors(cells, containers[0])
    if len(containers) > 1 and plain(containers[0]) != plain(containers[1]):
        cells.remark(
            f"“{containers[1][:MOST_SHOWN]}” is left out: the work appeared in “{containers[0][:MOST_SHOWN]}”."
        )
    if publisher := cells.text("publisher"):
        cells.raw["issued_by"] = publisher


def without_editors(cells: Cells, container: str) -> str:
    """The title of a book, without the editors that some print before it: "Roe, J. and Low, A. (eds) Streets"."""
    match = EDITORS_BEFORE.fullmatch(container)
    if not match or any(person.role == "editor" for person in cells.people):
        return container
    editors = read_people(match[1], "editor")
    if not editors.people or any(remark.subject for remark in editors.remarks):
        return container
    cells.people += editors.people
    cells.remark(f"“{container[:MOST_SHOWN]}” is read as the editors of a book and its title, “{match[2]}”.")
    return match[2]


def read_choices(cells: Cells) -> None:
    """Licence and access, by their usual names; what we do not know goes on as it stands, to be remarked on."""
    if licence := cells.text("licence"):
        cells.raw["licence"] = LICENCES_BY_NAME.get(plain(licence), licence)
    if access := cells.text("access"):
        parts = [ACCESS[name] for part in re.split("[;,]", access) if (name := plain(part)) in ACCESS]
        if len(set(parts)) == 1:
            cells.raw["access"] = parts[0]
        elif parts:
            cells.remark(f"“{access[:MOST_SHOWN]}” is more than one sort of access: left out.")
        else:
            cells.remark(f"“{access[:MOST_SHOWN]}” is no access that we know: left out.")


def read_addresses(cells: Cells) -> None:
    """DOI and web addresses; an address that stands where a DOI should is the work's address."""
    urls = [*cells.values.get("address", ()), *cells.values.get("url", ())]
    if given := cells.text("doi"):
        if doi.is_valid(given) or not WEB_ADDRESS.fullmatch(given):
            cells.raw["doi"] = given
        else:
            urls.append(given)
            cells.remark(f"“{given[:MOST_SHOWN]}” stands for a DOI and is none: it is taken as the web address.")
    for position, url in enumerate(urls):
        if url.lower().startswith("www."):
            urls[position] = f"https://{url}"
            cells.remark(f"“{url[:MOST_SHOWN]}” is read as https://{url[:MOST_SHOWN]}.")
    if urls:
        cells.raw["urls"] = urls
