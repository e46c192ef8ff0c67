"""Open figures of an award: how many outputs came out in which year, of which kind, with which access, as data."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.bibliography.formats.spreadsheet.table_writing import csv_lines
from portal.public.grants.ledger import Ledger
from portal.records.outputs.access import Access
from portal.records.outputs.counts import OutputCounts

__all__ = ["DICTIONARY", "Figures"]

# The columns by name, with the type of their values and what they mean; for people and for machines.
DICTIONARY: dict[str, tuple[str, str | Promise]] = {
    "award": ("string", _("the last part of the award’s address on this site")),
    "reference": ("string", _("the funder’s reference of the award; empty where it is not recorded")),
    "year": ("integer", _("the year in which the outputs came out; empty for those without a recorded date")),
    "kind": ("string", _("the kind of output, by its name in addresses of this site")),
    "kind_label": ("string", _("the kind of output in words")),
    "outputs": ("integer", _("how many public outputs of that year and kind name the award")),
    "open": (
        "integer",
        _("how many of them are recorded as open, those whose embargo is over among them"),
    ),
    "embargoed": ("integer", _("how many of them are under an embargo on the day of counting")),
    "restricted": ("integer", _("how many of them are recorded as restricted")),
    "no_copy_held": ("integer", _("of how many of them no copy is held here")),
    "access_not_recorded": ("integer", _("of how many of them the access is not recorded")),
    "peer_reviewed": ("integer", _("how many of them are recorded as peer-reviewed")),
    "counted_on": ("date", _("the day of counting, as ISO 8601")),
}
SUMS = {
    "embargoed": Access.EMBARGOED,
    "restricted": Access.RESTRICTED,
    "no_copy_held": Access.METADATA_ONLY,
    "access_not_recorded": Access.NOT_RECORDED,
}


class Figures:
    """The figures of a ledger, a row for each year and kind."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.counted_on = timezone.localdate(ledger.at)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows in order of the years, those without a date last, and of the table of kinds; None for nothing."""
        counts = self.ledger.counts
        for year in [*counts.years, ""]:
            of_year = counts.of_year(year)
            for kind in of_year.kinds:
                yield {
                    "award": self.ledger.grant.slug,
                    "reference": self.ledger.grant.reference,
                    "year": int(year) if year else None,
                    "kind": kind.name,
                    "kind_label": kind.label,
                    **numbers(of_year.of_kind(kind.name)),
                    "counted_on": self.counted_on,
                }

    def csv(self) -> str:
        """The rows as comma-separated values, safe to open in a spreadsheet."""
        rows = ([row[name] for name in DICTIONARY] for row in self.rows())
        return "".join(csv_lines(chain([list(DICTIONARY)], rows)))

    def json(self) -> str:
        """The award, the dictionary, the rows and their sums as one JSON document."""
        grant = self.ledger.grant
        award = {
            "name": grant.name,
            "title": grant.title,
            "reference": grant.reference,
            "amount": str(grant.amount) if grant.amount is not None else None,
            "currency": grant.currency if grant.amount is not None else None,
            "funders": [funder.name for funder in grant.funders],
            "start": grant.start or None,
            "end": grant.end or None,
            "url": grant.full_url,
        }
        columns = [
            {"name": name, "type": value_type, "description": str(meaning)}
            for name, (value_type, meaning) in DICTIONARY.items()
        ]
        values = {
            "award": award,
            "counted_on": self.counted_on,
            "dictionary": columns,
            "figures": list(self.rows()),
            "totals": {"findings": len(self.ledger.standing), **numbers(self.ledger.counts)},
        }
        return json.dumps(values, default=str, ensure_ascii=False, indent=1)


def numbers(counts: OutputCounts) -> dict[str, int]:
    """The columns that are counts."""
    by_access = {name: counts.with_access(access) for name, access in SUMS.items()}
    return {"outputs": counts.total, "open": counts.open, **by_access, "peer_reviewed": counts.peer_reviewed}
