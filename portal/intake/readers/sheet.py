"""CSV: our own export, or the template, which is the same with fewer columns. Headings are the names of fields."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from portal.citations.kinds import KINDS
from portal.citations.plain import one_line
from portal.citations.roles import ROLES
from portal.citations.spreadsheet import HEADINGS, unguarded

from .decoding import LARGEST_FILE
from .found import Failed, Found, Named, excerpt, too_long

__all__ = ["TEMPLATE_HEADINGS", "is_sheet", "read"]

csv.field_size_limit(LARGEST_FILE)  # A cell that is too long is reported by its row, and the rows after it are read.

_IN_TEMPLATE = (
    "kind title authors editors date container volume issue first_page last_page publisher place "
    "doi isbn address language licence keywords abstract"
)
TEMPLATE_HEADINGS = _IN_TEMPLATE.split()
DELIMITERS = ",;\t"
_AS_THEY_ARE = (
    "title date container series volume issue first_page last_page article_number edition version publisher place "
    "institution number commissioned_by outlet programme aired_at duration part available_until event audience reach "
    "start end doi isbn issn language licence access embargo_until peer_reviewed keywords summary abstract uuid"
)
AS_THEY_ARE = _AS_THEY_ARE.split()
OTHER_CONTRIBUTOR = re.compile(r"(.*)\(([a-z-]+)\)")
KIND_BY_LABEL = {row.label.lower(): row.name for row in KINDS.values()} | {name: name for name in KINDS}


def is_sheet(text: str) -> bool:
    """Whether the first line names columns of ours, the title's among them."""
    names = headings(text.lstrip("\n").split("\n", 1)[0])
    return "title" in names and len(set(names) & set(HEADINGS)) >= 2


def delimiter_of(first_line: str) -> str:
    return max(DELIMITERS, key=first_line.count)


def headings(first_line: str) -> list[str]:
    cells = next(csv.reader([first_line], delimiter=delimiter_of(first_line)), [])
    return [cell.strip().lower().replace(" ", "_") for cell in cells]


def read(text: str, first_line: int = 1) -> Iterator[Found | Failed]:
    """A record a row; empty rows are none. A row with more cells than there are columns is reported."""
    first = text.lstrip("\n").split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(first))
    names: list[str] = []
    last = 0
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failed(first_line + last, "", f"From here on this is not CSV ({error}). Save the sheet again as CSV.")
            return
        line, last = first_line + last, rows.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = headings(first)
            continue
        yield record(names, cells, line)


def record(names: list[str], cells: list[str], line: int) -> Found | Failed:
    source = excerpt("\n".join(f"{name}: {cell[:500]}" for name, cell in zip(names, cells, strict=False) if cell))
    if any(cell.strip() for cell in cells[len(names) :]):
        return Failed(line, source, "This row has more cells than there are headings. Mend it in the sheet.")
    values = {name: unguarded(cell) for name, cell in zip(names, cells, strict=False)}
    if why := too_long(values):
        return Failed(line, source, why)
    return Found(line, source, dict(raw_values(values)), tuple(people(values)))


def raw_values(values: dict[str, str]) -> Iterator[tuple[str, Any]]:
    said = values.get("kind", "").strip().lower()
    if said in KIND_BY_LABEL:
        yield "kind", KIND_BY_LABEL[said]
    else:
        yield "kind", "document"
        yield "unknown_type", values.get("kind", "")
    for name in AS_THEY_ARE:
        if text := values.get(name, "").strip():
            yield name, text
    if "date" not in values or not values["date"].strip():
        yield "date", values.get("year", "").strip()
    yield "urls", [url for name in ("address", "url") if (url := values.get(name, "").strip())]


def people(values: dict[str, str]) -> Iterator[Named]:
    """Names parted by semicolons; one without a comma and with more than one word is an organisation's, as we write."""
    for column, role in (("authors", "author"), ("editors", "editor")):
        for name in values.get(column, "").split(";"):
            if clean := one_line(name):
                yield Named(role, clean, "," not in clean and " " in clean)
    for name in values.get("other_contributors", "").split(";"):
        found = OTHER_CONTRIBUTOR.fullmatch(one_line(name))
        if found and found.group(2) in ROLES:
            clean = found.group(1).strip()
            yield Named(found.group(2), clean, "," not in clean and " " in clean)
        elif clean := one_line(name):
            yield Named("contributor", clean)
