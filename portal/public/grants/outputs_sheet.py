"""The outputs of an award as a person reads and reckons with them: chosen columns, headings in words, the award in
every row, real dates and numbers, and an empty cell for what is not recorded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.bibliography.clean_text import in_chunks, one_line
from portal.bibliography.formats.spreadsheet.table_writing import csv_lines
from portal.bibliography.formats.spreadsheet.workbook_writing import Cell, Column, Sheet, write_workbook
from portal.bibliography.reference import Reference
from portal.identifiers import doi
from portal.public.grants.facts import grant_facts
from portal.public.grants.ledger import Ledger
from portal.records.grants.models import Grant
from portal.records.outputs.access import Access
from portal.records.outputs.licences import licence
from portal.records.outputs.references import references

__all__ = ["outputs_csv", "outputs_workbook"]


@dataclass(frozen=True)
class OutputColumn:
    """A column of the sheet: its heading, its width in characters, and what a reference has in it."""

    heading: str | Promise
    width: int
    cell: Callable[[Reference], Cell]


def people(reference: Reference) -> str:
    """Those whose work it is, or else everybody named, as printed."""
    named = reference.authors or reference.contributors
    return "; ".join(one_line(person.name.inverted) for person in named)


def where(reference: Reference) -> str:
    return ", ".join(dict.fromkeys(filter(None, (one_line(reference.held_by), one_line(reference.issued_by)))))


def day_or_words(reference: Reference) -> Cell:
    """The day where it is known; else the month or year as it is recorded, so that no day is made up."""
    return date.fromisoformat(reference.date) if len(reference.date) == len("2008-11-16") else str(reference.date)


def review(reference: Reference) -> str:
    return {True: _("yes"), False: _("no"), None: ""}[reference.peer_reviewed]


def access(reference: Reference) -> str:
    return str(Access(reference.access).label) if reference.access else ""


def licence_name(reference: Reference) -> str:
    known = licence(reference.licence)
    return known.label if known else ""


def first_here(reference: Reference) -> date | None:
    return timezone.localdate(reference.created) if reference.created else None


COLUMNS = (
    OutputColumn(gettext_lazy("Kind"), 20, lambda reference: reference.kind.label),
    OutputColumn(gettext_lazy("Title"), 60, lambda reference: one_line(reference.title)),
    OutputColumn(gettext_lazy("By"), 34, people),
    OutputColumn(gettext_lazy("Where it appeared"), 36, where),
    OutputColumn(gettext_lazy("Date"), 14, day_or_words),
    OutputColumn(gettext_lazy("Year"), 8, lambda reference: reference.date.year),
    OutputColumn(gettext_lazy("Peer-reviewed"), 14, review),
    OutputColumn(gettext_lazy("Access"), 26, access),
    OutputColumn(gettext_lazy("Licence"), 30, licence_name),
    OutputColumn(gettext_lazy("DOI"), 34, lambda reference: doi.url(reference.doi) if reference.doi else ""),
    OutputColumn(gettext_lazy("Page on this site"), 50, lambda reference: reference.url),
    OutputColumn(gettext_lazy("Address elsewhere"), 50, lambda reference: reference.address),
    OutputColumn(gettext_lazy("Public here since"), 16, first_here),
)


def award_cells(grant: Grant) -> tuple[str, str]:
    return grant.reference or str(_("not recorded")), grant.name


def headings() -> list[Column]:
    award = [Column(_("Funder’s reference"), 18), Column(_("Award"), 24)]
    return [*award, *(Column(str(column.heading), column.width) for column in COLUMNS)]


def rows(ledger: Ledger) -> Iterator[list[Cell]]:
    """A row for each output of the ledger, newest first; memory grows by their keys only."""
    award = award_cells(ledger.grant)
    for reference in references(ledger.outputs.newest_first(), ledger.at):
        yield [*award, *(column.cell(reference) for column in COLUMNS)]


def outputs_workbook(ledger: Ledger) -> Iterator[bytes]:
    """An Excel workbook: the outputs, how many there are of each kind, and what must be known of them."""
    counts = ledger.counts
    kinds = [(kind, counts.of_kind(kind.name)) for kind in counts.kinds]
    by_kind: list[list[Cell]] = [[kind.label, of.total, of.open, of.peer_reviewed] for kind, of in kinds]
    by_kind.append([_("All together"), counts.total, counts.open, counts.peer_reviewed])
    number_columns = [Column(_("Kind"), 30), Column(_("Outputs")), Column(_("Open")), Column(_("Peer-reviewed"), 16)]
    about_columns = [Column(_("About this file"), 26), Column("", 90)]
    return write_workbook(
        [
            Sheet(_("Outputs"), headings(), rows(ledger)),
            Sheet(_("By kind"), number_columns, by_kind),
            Sheet(_("About"), about_columns, about(ledger)),
        ]
    )


def about(ledger: Ledger) -> Iterator[list[Cell]]:
    """The award, the address of its page, when the file was made and what its cells mean."""
    grant = ledger.grant
    for fact in grant_facts(grant, None, []):
        value = fact.value or ", ".join(str(link.text) for link in fact.links)
        yield [str(fact.label), str(value or _("not recorded"))]
    yield [_("Page of the award"), grant.full_url]
    yield [_("Made on"), timezone.localdate(ledger.at)]
    if ledger.since:
        yield [_("New here since"), ledger.since.day]
    yield [_("An empty cell"), _("Nothing is recorded there. Of a date, only as much stands there as is known.")]
    yield [_("Open"), _("Recorded as open to everybody; an embargo that is over counts as open.")]


def outputs_csv(ledger: Ledger) -> Iterator[bytes]:
    """The same rows as comma-separated values (RFC 4180) in UTF-8 with a byte order mark, dates as ISO 8601."""
    return in_chunks(csv_lines(chain([[column.heading for column in headings()]], rows(ledger))))
