"""A return as tables: the worksheets of a workbook, and a file of comma-separated values for each category."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain

from django.conf import settings
from django.utils.translation import gettext as _

from portal.bibliography.formats.spreadsheet.table_writing import csv_lines
from portal.bibliography.formats.spreadsheet.workbook_writing import Cell, Sheet, write_workbook
from portal.bibliography.formats.spreadsheet.workbook_writing import Column as SheetColumn
from portal.dates.partial import PartialDate
from portal.returns.award import reference_of
from portal.returns.gathered import Gathered, Row, Rows, Value
from portal.returns.schemes import Category, Column

__all__ = ["csv_of", "workbook"]


def workbook(gathered: Gathered) -> Iterator[bytes]:
    """The workbook: the award, each category in the funder's order, the texts, what is lacking and what is left out."""
    reference = reference_of(gathered.reporting.grant)
    categories = [
        Sheet(category.sheet, columns_of(category), cells_of(category, rows, reference))
        for category, rows in gathered.categories()
    ]
    return write_workbook([award_sheet(gathered), *categories, *texts_sheet(gathered), *remarks_sheets(gathered)])


def headings_of(category: Category) -> list[str]:
    """The headings of a category's table: the award, what the funder asks, and what helps whoever fills it in."""
    asked = [column.heading for column in category.columns]
    return [_("Award"), *asked, _("Evidence"), _("Public"), _("Still lacking")]


def columns_of(category: Category) -> list[SheetColumn]:
    """The same headings with the widths of their columns."""
    widths = [18, *(column.width for column in category.columns), 40, 18, 30]
    return list(map(SheetColumn, headings_of(category), widths))


def cells_of(category: Category, rows: Rows, reference: str) -> Iterator[list[Cell]]:
    """The rows of a category with cells of their own types."""
    for row in rows:
        asked = [typed(row.cells.get(column.heading), column) for column in category.columns]
        yield [reference, *asked, "\n".join(row.evidence), publicity(row), "; ".join(row.lacks)]


def publicity(row: Row) -> str:
    """Whether the public sees the record: "yes", or "no: draft"."""
    return _("no: %s") % row.hidden if row.hidden else _("yes")


def typed(value: Value | None, column: Column) -> Cell:
    """A cell that a spreadsheet can count with: a whole date as a day, a year as a number; what is less exact is
    text."""
    if value is None or isinstance(value, bool):
        return None if value is None else _("yes") if value else _("no")
    if column.type == "money":
        return Decimal(str(value))
    if column.type == "date":
        return day_or_text(str(value))
    return value


def day_or_text(iso: str) -> Cell:
    """A date as exact as it is known: a day, the number of a year, or "2008-11"."""
    printed = PartialDate(iso)
    if printed.day:
        return date.fromisoformat(iso)
    return printed if printed.month else printed.year


def award_sheet(gathered: Gathered) -> Sheet:
    """The facts of the award, and what this is."""
    reporting = gathered.reporting
    rows: list[Sequence[Cell]] = [(fact.heading, amount_or_day(fact.amount, fact.value)) for fact in gathered.facts]
    rows.append((_("Scheme of this return"), reporting.scheme.title))
    rows.append((_("Where its wording comes from"), reporting.scheme.source))
    rows.append((_("Period"), reporting.period.in_words))
    rows += [(category.title, rows_of.count) for category, rows_of in gathered.categories()]
    return Sheet(_("The award"), [SheetColumn(_("What"), 48), SheetColumn(_("Recorded"), 80)], rows)


def amount_or_day(amount: Decimal | None, value: str) -> Cell:
    """A fact with the type that it has."""
    if amount is not None:
        return amount
    try:
        return day_or_text(PartialDate.parse(value)) or _("not recorded")
    except ValueError:
        return value


def texts_sheet(gathered: Gathered) -> Iterator[Sheet]:
    """The texts about the whole award with their lengths; no sheet where the scheme asks none."""
    if gathered.texts:
        rows: list[Sequence[Cell]] = [(each.heading, each.text, each.characters) for each in gathered.texts]
        columns = [SheetColumn(_("Question"), 40), SheetColumn(_("Text"), 100), SheetColumn(_("Characters"), 12)]
        yield Sheet(_("Key findings and impact"), columns, rows)


def remarks_sheets(gathered: Gathered) -> Iterator[Sheet]:
    """What is still to be filled in, with the address that mends it, and what is not reported, with the reason."""
    site = settings.WAGTAILADMIN_BASE_URL
    lacking: Iterator[Sequence[Cell]] = (
        (each.category, each.title, each.heading, f"{site}{each.mend}") for each in gathered.lacking
    )
    headings = [_("Category"), _("Record"), _("Still lacking"), _("Mend it here")]
    yield Sheet(_("Still to fill in"), list(map(SheetColumn, headings, [30, 60, 30, 60])), lacking)
    left_out: Iterator[Sequence[Cell]] = ((each.category, each.title, each.reason) for each in gathered.left_out)
    headings = [_("Category"), _("Record"), _("Why")]
    yield Sheet(_("Not reported"), list(map(SheetColumn, headings, [30, 60, 80])), left_out)


def csv_of(category: Category, rows: Rows, reference: str) -> Iterator[bytes]:
    """A category as comma-separated values (RFC 4180) in UTF-8, safe to open in a spreadsheet."""
    for text_line in csv_lines(chain([headings_of(category)], cells_of(category, rows, reference))):
        yield text_line.encode()
