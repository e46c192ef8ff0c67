"""Findings by outputs by audiences: which finding rests on outputs for whom, and what is left over on either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.bibliography.kinds import KINDS
from portal.drawings.matrix import MatrixDrawing, draw
from portal.public.findings.models import Evidence, FindingPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.outputs.querysets import OutputQuerySet

__all__ = ["AUDIENCES", "CoverageContent", "CoverageRow"]

# Whom outputs are made for, as the kind's row says; "" for kinds of which that cannot be said.
AUDIENCES: dict[str, str | Promise] = {
    "public": gettext_lazy("Public"),
    "practitioner": gettext_lazy("Practitioners"),
    "policy": gettext_lazy("Policy"),
    "academic": gettext_lazy("Academic"),
    "": gettext_lazy("Not known"),
}
MOST_LEFT_OVER = 50  # More outputs that serve no finding are counted, and found in the list of outputs.


@dataclass(frozen=True)
class CoverageRow:
    """A finding, and how many visible outputs it rests on: for each audience in order, and in all."""

    finding: FindingPage
    counts: list[int]

    @property
    def total(self) -> int:
        """How many outputs it rests on."""
        return sum(self.counts)


class CoverageContent:
    """What `public/grants/coverage.html` prints of a visible award at that moment."""

    def __init__(self, grant: Grant, at: datetime) -> None:
        self.grant = grant
        self.at = at

    @property
    def title(self) -> str:
        """The heading of the page."""
        return _("%s: findings and outputs") % self.grant.name

    @property
    def audiences(self) -> list[str]:
        """The headings of the columns."""
        return [str(label) for label in AUDIENCES.values()]

    @cached_property
    def findings(self) -> list[FindingPage]:
        """The visible findings of the award that stand, in order."""
        return list(FindingPage.objects.visible(self.at).standing().of_grants([self.grant.pk]).in_order())

    @cached_property
    def rows(self) -> list[CoverageRow]:
        """Each finding with how many visible outputs bear on it, whichever award paid for these."""
        evidence = Evidence.objects.bearing_on(finding.pk for finding in self.findings)
        visible = Output.objects.visible(self.at)
        pairs = set(evidence.filter(output__in=visible).values_list("finding", "output", "output__kind"))
        return [CoverageRow(finding, counts_of(finding.pk, pairs)) for finding in self.findings]

    @property
    def without_output(self) -> list[FindingPage]:
        """The findings on which no visible output bears."""
        return [row.finding for row in self.rows if not row.total]

    @cached_property
    def left_over_count(self) -> int:
        """How many visible outputs of the award bear on no finding that the public may see and that stands."""
        return self.left_over.count()

    @property
    def left_over(self) -> OutputQuerySet:
        """Those outputs, newest first."""
        standing = FindingPage.objects.visible(self.at).standing().values("pk")
        serving = Evidence.objects.bearing_on(standing).filter(output__isnull=False).values("output")
        return Output.objects.visible(self.at).of_grants([self.grant.pk]).exclude(pk__in=serving).newest_first()

    @cached_property
    def shown_left_over(self) -> list[Output]:
        """The newest of them."""
        return list(self.left_over[:MOST_LEFT_OVER].lines_of_slice()) if self.left_over_count else []

    @property
    def drawing(self) -> MatrixDrawing:
        """The counts as dots."""
        names = [
            f"{row.finding.number}. {row.finding.title}" if row.finding.number else row.finding.title
            for row in self.rows
        ]
        return draw(names, self.audiences, [row.counts for row in self.rows])


def counts_of(finding: int, pairs: Iterable[tuple[int, int, str]]) -> list[int]:
    """How many outputs of each audience the finding rests on, out of `pairs`: finding, output and the output's kind."""
    audiences = [KINDS[kind].audience for key, _output, kind in pairs if key == finding]
    return [audiences.count(name) for name in AUDIENCES]
