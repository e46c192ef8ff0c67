"""The line of awards that an award belongs to: which followed which, what each came to, and what all came to."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.public.findings.models import FindingPage
from portal.public.grants.timeline import Timeline, grant_dates
from portal.records.grants.models import Grant
from portal.records.grants.money import money
from portal.records.outputs.bylines import joined_names
from portal.records.outputs.counts import OutputCounts
from portal.records.outputs.models import Output
from portal.records.outputs.querysets import OutputQuerySet
from portal.visibility.querysets import first_public_since

__all__ = ["LineOfAwards", "in_line_order", "line_of", "line_of_draft"]

MOST_MARKS = 8  # More outputs than that are drawn a year at a time.
MOST_OF_A_KIND = 20  # So many of each kind stand on the page; the list of outputs has the others.


def line_of(slug: str, at: datetime) -> list[Grant]:
    """The visible award at that address and the visible ones joined to it, the earlier first; [] for none."""
    return in_line_order(Grant.objects.visible(at).line_of(slug).with_funders().in_order())


def line_of_draft(grant: Grant, at: datetime) -> list[Grant]:
    """The award in hand and the visible ones right beside it."""
    return in_line_order([*Grant.objects.visible(at).beside(grant).in_order(), grant])


def in_line_order(grants: Iterable[Grant]) -> list[Grant]:
    """Each award after the one that it continues, as far as that is among them; otherwise in the order given."""
    all_grants = list(grants)
    keys = {grant.pk for grant in all_grants}
    following: dict[int | None, list[Grant]] = {}
    for grant in all_grants:
        following.setdefault(grant.continues_id if grant.continues_id in keys else None, []).append(grant)

    def walk(key: int | None) -> Iterator[Grant]:
        for grant in following.get(key, []):
            yield grant
            if grant.pk:
                yield from walk(grant.pk)

    return list(walk(None))


class LineOfAwards:
    """The awards of a line (`grants`, fetched by `line_of`), with what came of them: everything asked for once.

    `since`: the day that decides what is new, or None.
    """

    def __init__(self, grants: list[Grant], at: datetime, since: date | None = None) -> None:
        self.grants = grants
        self.at = at
        self.since = since
        self.keys = [grant.pk for grant in grants if grant.pk]

    def __bool__(self) -> bool:
        """Whether it is a line at all: more than one award."""
        return len(self.grants) > 1

    @property
    def outputs(self) -> OutputQuerySet:
        """The visible outputs of any of the awards, each once, with the awards of the line that it names."""
        return Output.objects.visible(self.at).of_grants(self.keys).with_grant_keys(self.keys)

    @cached_property
    def counts(self) -> OutputCounts:
        """The counts of the outputs, each counted once, by the awards and by whether they are new."""
        if not self.keys:
            return OutputCounts()
        if self.since is None:
            return OutputCounts.of(self.outputs, self.at, "grant_keys")
        is_new = ExpressionWrapper(first_public_since(self.since), BooleanField())
        return OutputCounts.of(self.outputs.annotate(is_new=is_new), self.at, "grant_keys", "is_new")

    @cached_property
    def findings(self) -> list[FindingPage]:
        """The visible findings of any of the awards, in order, each with the awards that it names; a withdrawn one is
        among them and says so."""
        return list(FindingPage.objects.visible(self.at).of_grants(self.keys).with_keys(self.at).in_order())

    @property
    def standing(self) -> list[FindingPage]:
        """The findings that have not been withdrawn."""
        return [finding for finding in self.findings if not finding.is_withdrawn]

    def shown_outputs(self, ledger: OutputQuerySet) -> list[Output]:
        """The newest of each kind among the outputs of `ledger`, and all that the timeline draws one by one, ready for
        lists: one query for both."""
        shown = Q(pk__in=ledger.newest_of_each_kind(MOST_OF_A_KIND).values("pk"))
        if self and self.draws_each_output:
            shown |= ~Q(date="")
        return list(self.outputs.filter(shown).newest_first().with_lines())

    @property
    def draws_each_output(self) -> bool:
        """Whether the outputs with a date are few enough to be drawn one by one."""
        return self.counts.total - self.counts.undated <= MOST_MARKS

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each award with its dates in words, its findings and outputs counted, for the table."""
        return [
            {
                "grant": grant,
                "dates": grant_dates(grant),
                "findings": sum(grant.pk in finding.grant_keys for finding in self.standing),
                "outputs": self.counts.of_grant(grant.pk).total,
            }
            for grant in self.grants
        ]

    @property
    def amounts(self) -> str:
        """What is known of the money, each currency by itself: "£83,211 and CHF 20,000"; "" for nothing."""
        sums: dict[str, Decimal] = {}
        for grant in self.grants:
            if grant.amount is not None:
                sums[grant.currency] = sums.get(grant.currency, Decimal(0)) + grant.amount
        return joined_names([money(amount, currency) for currency, amount in sums.items()])

    @property
    def notes(self) -> list[str]:
        """What must be known of the sums: awards without an amount, currencies that are not added up."""
        unknown = sum(grant.amount is None for grant in self.grants)
        known = {grant.currency for grant in self.grants if grant.amount is not None}
        notes = []
        if unknown == len(self.grants):
            notes.append(_("No amount of these awards is recorded."))
        elif unknown:
            sentence = ngettext(
                "The amount of %d award is not recorded, and not in the sum.",
                "The amounts of %d awards are not recorded, and not in the sum.",
                unknown,
            )
            notes.append(sentence % unknown)
        if len(known) > 1:
            notes.append(_("Amounts in different currencies are not added up."))
        notes.append(_("A finding or output that came of several awards is counted once in the last row."))
        if total := self.counts.total:
            values = {
                "open": number_format(self.counts.open, force_grouping=True),
                "total": number_format(total, force_grouping=True),
            }
            notes.append(_("Recorded as open to everybody: %(open)s of the %(total)s outputs.") % values)
        return notes

    def timeline(self, shown: Iterable[Output]) -> Timeline:
        """The awards with the `shown_outputs`, or with how many outputs came out in each year where they are many."""
        label = _("The line of awards and its outputs in the order in which they ended or came out")
        if self.draws_each_output:
            return Timeline(self.grants, shown, label=label)
        years = [(year, self.counts.of_year(year).total) for year in self.counts.years]
        return Timeline(self.grants, years=years, label=label)
