"""CSV: our own export, or the template, which is the same with fewer columns. Headings are the names of fields."""

import csv
import io
import re
from collections.abc import Iterator

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import FIELDS
from portal.bibliography.formats.decoding import LARGEST_FILE
from portal.bibliography.formats.parsed import FailedRecord, ParsedName, ParsedRecord, RawValue, excerpt, too_long
from portal.bibliography.formats.spreadsheet.columns import HEADINGS, unguarded
from portal.bibliography.kinds import KINDS
from portal.bibliography.roles import ROLES

__all__ = ["TEMPLATE_HEADINGS", "has_our_headings", "read"]

csv.field_size_limit(LARGEST_FILE)  # A cell that is too long is reported by its row, and the rows after it are read.

IN_TEMPLATE = (
    "kind title authors editors date container volume issue first_page last_page publisher place "
    "doi isbn address language licence keywords abstract"
)
TEMPLATE_HEADINGS = IN_TEMPLATE.split()
NOT_CSV = "From here on this is not CSV ({}). Save the sheet again as CSV."
TOO_MANY_CELLS = "This row has more cells than there are headings. Mend it in the sheet."
DELIMITERS = ",;\t"
READ_APART = {"address"}
# The names of raw values, by the headings of the columns that hold them.
NAMES = {each.spreadsheet: each.name for each in FIELDS.values() if each.spreadsheet and each.name not in READ_APART}
AS_THEY_ARE = {**NAMES, "version": "version", "uuid": "uuid"}
OTHER_CONTRIBUTOR = re.compile(r"(.*)\(([a-z-]+)\)")
KIND_BY_LABEL = {kind.label.lower(): kind.name for kind in KINDS.values()} | {name: name for name in KINDS}


def has_our_headings(text: str) -> bool:
    """Whether the first line holds headings of HEADINGS, "title" among them."""
    names = headings(text.lstrip("\n").split("\n", 1)[0])
    return "title" in names and len(set(names) & set(HEADINGS)) >= 2


def delimiter_of(heading_line: str) -> str:
    """The comma, semicolon or tab that parts the headings."""
    return max(DELIMITERS, key=heading_line.count)


def headings(heading_line: str) -> list[str]:
    """The names of the columns, in lower case and with underscores."""
    cells = next(csv.reader([heading_line], delimiter=delimiter_of(heading_line)), [])
    return [cell.strip().lower().replace(" ", "_") for cell in cells]


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """One record a row, without empty rows. A row with more cells than there are headings fails."""
    heading_line = text.lstrip("\n").split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(heading_line))
    names: list[str] = []
    last = 0
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield FailedRecord(first_line_number + last, "", NOT_CSV.format(error))
            return
        line_number, last = first_line_number + last, rows.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = headings(heading_line)
            continue
        yield record(names, cells, line_number)


def record(names: list[str], cells: list[str], line_number: int) -> ParsedRecord | FailedRecord:
    """One row as a record; `names`: those of its columns."""
    source = excerpt("\n".join(f"{name}: {cell[:500]}" for name, cell in zip(names, cells, strict=False) if cell))
    if any(cell.strip() for cell in cells[len(names) :]):
        return FailedRecord(line_number, source, TOO_MANY_CELLS)
    values = {name: unguarded(cell) for name, cell in zip(names, cells, strict=False)}
    if why := too_long(values):
        return FailedRecord(line_number, source, why)
    return ParsedRecord(line_number, source, dict(raw_values(values)), tuple(people(values)))


def raw_values(values: dict[str, str]) -> Iterator[tuple[str, RawValue]]:
    """Names and values for `ParsedRecord.raw`, from the cells by their headings."""
    name_or_label = values.get("kind", "").strip().lower()
    if name_or_label in KIND_BY_LABEL:
        yield "kind", KIND_BY_LABEL[name_or_label]
    else:
        yield "kind", "document"
        yield "unknown_type", values.get("kind", "")
    for heading, name in AS_THEY_ARE.items():
        if text := values.get(heading, "").strip():
            yield name, text
    if "date" not in values or not values["date"].strip():
        yield "date", values.get("year", "").strip()
    yield "urls", [url for name in ("address", "url") if (url := values.get(name, "").strip())]


def people(values: dict[str, str]) -> Iterator[ParsedName]:
    """Names parted by semicolons; one without a comma and with more than one word is an organisation's, as we write."""
    for column, role in (("authors", "author"), ("editors", "editor")):
        for name in values.get(column, "").split(";"):
            if clean := one_line(name):
                yield ParsedName(role, clean, "," not in clean and " " in clean)
    for name in values.get("other_contributors", "").split(";"):
        match = OTHER_CONTRIBUTOR.fullmatch(one_line(name))
        if match and match.group(2) in ROLES:
            clean = match.group(1).strip()
            yield ParsedName(match.group(2), clean, "," not in clean and " " in clean)
        elif clean := one_line(name):
            yield ParsedName("contributor", clean)
