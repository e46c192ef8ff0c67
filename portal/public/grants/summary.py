"""One page about an award that an officer prints and files."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from portal.cms.facts import Answer, Fact
from portal.dates.partial import PartialDate
from portal.public.findings.models import FindingPage
from portal.public.grants.answers import answers
from portal.public.grants.facts import grant_facts
from portal.public.grants.ledger import Ledger
from portal.public.grants.line import LineOfAwards
from portal.records.base.date_display import display
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

__all__ = ["SummaryContent"]

MOST_FINDINGS, MOST_OUTPUTS = 6, 5  # With more, a page of paper would not hold it.


class SummaryContent:
    """What `public/grants/summary.html` prints of `grant`, one of `line`."""

    def __init__(self, grant: Grant, line: LineOfAwards) -> None:
        self.grant = grant
        self.line = line
        self.ledger = Ledger(grant, line)

    @property
    def title(self) -> str:
        """The heading of the page."""
        return _("%s: a summary") % self.grant.name

    @property
    def facts(self) -> list[Fact]:
        """The facts of the award, with those beside it in the line."""
        earlier = next((grant for grant in self.line.grants if grant.pk == self.grant.continues_id), None)
        return grant_facts(self.grant, earlier, self.continuations)

    @property
    def continuations(self) -> list[Grant]:
        """The visible awards that continue it."""
        return [grant for grant in self.line.grants if grant.continues_id == self.grant.pk]

    @property
    def answers(self) -> list[Answer]:
        """Found, came, open, followed."""
        return answers(self.ledger, self.continuations)

    @property
    def findings(self) -> list[FindingPage]:
        """The first findings that stand, as many as a page holds."""
        return self.ledger.standing[:MOST_FINDINGS]

    @property
    def further_findings(self) -> int:
        """How many more there are."""
        return len(self.ledger.standing) - len(self.findings)

    @cached_property
    def works(self) -> list[Output]:
        """The newest outputs, as many as a page holds."""
        return list(self.ledger.outputs.newest_first()[:MOST_OUTPUTS].lines_of_slice())

    @property
    def further_works(self) -> int:
        """How many more there are."""
        return self.ledger.counts.total - len(self.works)

    @property
    def day(self) -> str:
        """The day on which it was made, in words."""
        return display(PartialDate(timezone.localdate(self.ledger.at).isoformat()))
