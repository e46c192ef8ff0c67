"""Which column of a spreadsheet is which of our fields: as a person chose it, or as its heading is understood."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.reader import bounded
from portal.bibliography.formats.spreadsheet import read as spreadsheet
from portal.bibliography.formats.spreadsheet.column_fields import COLUMN_FIELDS, LISTS
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.bibliography.formats.spreadsheet.table import OUTPUTS, Row, Subject, Table
from portal.bibliography.formats.spreadsheet.team import PERSON_FIELDS
from portal.bibliography.kinds import KINDS
from portal.intake.models import ColumnChoice, IntakeRun

__all__ = [
    "checked",
    "columns_for",
    "excerpt_of",
    "read_rows",
    "remarks_on",
    "remember",
    "remembered",
    "table_excerpt",
    "table_of_run",
]

MOST_NAMED = 40
NO_HEADINGS = (
    "No row of headings was found in this spreadsheet. Write one above the list, with a word such as Title, Authors or "
    "Date over each column."
)
NO_ROWS = "There is no row below the headings of this spreadsheet. Write one row for each work, and bring it in again."
NO_TITLE = "No column is read as the title. Choose the one that holds the titles of the works."
NO_NAME = "No column is read as the name. Choose the one that holds the names, or the family names."
TWICE = "Two columns are read as “{}”: choose one of them, and leave the other out."
OF_THE_PORTAL = frozenset({"key", "grants", "funders", "pdf_url"})  # Columns of our own export that are worked out.


def table_of_run(run: IntakeRun) -> Table:
    """The spreadsheet of a run; raises RefusedError where it has no headings, or nothing below them."""
    table = spreadsheet.table_in(run.text, is_certain=True)
    if table is None:
        raise RefusedError(NO_HEADINGS)
    if not table.rows:
        raise RefusedError(NO_ROWS)
    return table


def excerpt_of(table: Table) -> dict[str, Any]:
    """What a page shows of a table, as JSON: its headings, examples of each column, and the number of rows."""
    examples = [table.examples(position) for position in range(len(table.headings))]
    rows = [list(cells) for cells in zip_longest(*examples, fillvalue="")]
    shown = {"headings": table.headings, "guessed": table.guessed, "above": table.above}
    return {**shown, "rows": rows, "count": len(table.rows)}


def table_excerpt(run: IntakeRun) -> tuple[Table, int]:
    """The table of a run whose rows are the examples of each column, and how many rows it has."""
    excerpt = run.excerpt or excerpt_of(table_of_run(run))  # A run of an earlier version of the portal has none.
    rows = [Row(number, cells) for number, cells in enumerate(excerpt["rows"], 1)]
    return Table(excerpt["headings"], rows, excerpt["guessed"], excerpt["above"]), excerpt["count"]


def remembered(table: Table, subject: Subject = OUTPUTS) -> ColumnChoice | None:
    """The choice that somebody made for a file of the same headings."""
    return ColumnChoice.objects.filter(signature=hashed(table, subject)).first()


def columns_for(table: Table, subject: Subject = OUTPUTS) -> Columns:
    """The columns as they were chosen for the same headings, or else as their headings are understood."""
    choice = None if table.is_our_own else remembered(table, subject)
    return Columns(choice.fields, choice.kind) if choice else Columns(table.guessed)


def remember(table: Table, columns: Columns, user: User | None, subject: Subject = OUTPUTS) -> None:
    """Keeps the choice for the next file of the same headings."""
    values = {
        "fields": list(columns.fields),
        "kind": columns.kind,
        "chosen_by": user,
        "chosen_at": timezone.now(),
    }
    ColumnChoice.objects.update_or_create(signature=hashed(table, subject), defaults=values)


def hashed(table: Table, subject: Subject) -> str:
    """The signature of a table's headings, as it is kept: the same headings mean something else in another list."""
    return hashlib.sha256(f"{subject.name}|{table.signature}".encode()).hexdigest()


def checked(table: Table, fields: Sequence[str], kind: str, subject: Subject = OUTPUTS) -> Columns:
    """The choice of a person for the columns of a table; raises ValueError with a sentence that says what to mend."""
    labels = COLUMN_FIELDS if subject is OUTPUTS else PERSON_FIELDS
    known = [name if name in labels else "" for name in fields[: len(table.headings)]]
    known += [""] * (len(table.headings) - len(known))
    if not set(known) & set(subject.required):
        raise ValueError(NO_TITLE if subject is OUTPUTS else NO_NAME)
    for name, count in Counter(filter(None, known)).items():
        if count > 1 and (subject is not OUTPUTS or name not in LISTS):
            raise ValueError(TWICE.format(labels[name]))
    return Columns(known, kind if kind in KINDS else "")


def read_rows(table: Table, columns: Columns) -> list[ParsedRecord | FailedRecord]:
    """The records of a table; raises RefusedError for none, and for too many."""
    return bounded(spreadsheet.read(table, columns))


def remarks_on(table: Table, columns: Columns) -> list[str]:
    """Sentences about the columns that are not read."""
    left_out = [
        heading or f"without a heading, number {position}"
        for position, (heading, name) in enumerate(zip(table.headings, columns.fields, strict=True), 1)
        if not name
        and (heading or table.examples(position - 1))
        and not (table.is_our_own and heading in OF_THE_PORTAL)
    ]
    if not left_out:
        return []
    names = ", ".join(f"“{heading[:60]}”" for heading in left_out[:MOST_NAMED])
    more = f" and {len(left_out) - MOST_NAMED} more" if len(left_out) > MOST_NAMED else ""
    return [f"Columns left out: {names}{more}."]
