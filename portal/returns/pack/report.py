"""The report to print: one HTML file that needs no other."""

from collections.abc import Iterator
from itertools import islice

from django.conf import settings
from django.template.loader import get_template

from portal.dates.partial import PartialDate
from portal.records.base.date_display import display
from portal.returns.award import reference_of
from portal.returns.gathered import Gathered, Row
from portal.returns.pack.about import About
from portal.returns.pack.tables import publicity
from portal.returns.schemes import Category

__all__ = ["report"]

ROWS_AT_ONCE = 200


def report(gathered: Gathered, about: About) -> Iterator[bytes]:
    """The file, in chunks of some hundred records."""
    context = {"gathered": gathered, "about": about, "reference": reference_of(gathered.reporting.grant)}
    yield part("report_head.html", {**context, "counts": [(each, rows.count) for each, rows in gathered.categories()]})
    for category, rows in gathered.categories():
        if rows.count:
            yield part("report_category.html", {"category": category, "count": rows.count})
            entries = (entry(category, row) for row in rows)
            while batch := list(islice(entries, ROWS_AT_ONCE)):
                yield part("report_rows.html", {"entries": batch})
    yield part("report_foot.html", {**context, "site": settings.WAGTAILADMIN_BASE_URL})


def part(name: str, context: dict[str, object]) -> bytes:
    """One part of the report."""
    return get_template(f"returns/{name}").render(context).encode()


def entry(category: Category, row: Row) -> dict[str, object]:
    """A record as the report prints it: `title`, pairs of heading and value, and what a reader must know of it."""
    shown = [
        (column.heading, in_words(row.cells[column.heading], column.type))
        for column in category.columns
        if column.heading in row.cells and column.answer != "title"
    ]
    named = next((row.cells.get(column.heading) for column in category.columns if column.answer == "title"), "")
    title = named or next(iter(row.cells.values()), "")
    return {
        "title": title,
        "pairs": shown,
        "evidence": row.evidence,
        "publicity": publicity(row) if row.hidden else "",
        "lacks": row.lacks,
    }


def in_words(value: object, column_type: str) -> object:
    """A value as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return display(PartialDate(str(value))) if column_type == "date" else value
