"""The open access of everything that came of an award: each output judged, and the shares."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from portal.bibliography.kinds import KINDS
from portal.dates.partial import PartialDate
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.returns.items.outputs import outputs_of
from portal.returns.models import OutputFacts
from portal.returns.open_access.judging import Judged, judge
from portal.returns.open_access.policy import ARTICLES, LONG_FORMS
from portal.returns.open_access.work import Work

__all__ = ["AwardAccess", "JudgedOutput", "Share"]

# The kinds that the policy may be about; of all others it is known beforehand that it is not.
KINDS_LOOKED_AT = tuple(kind.name for kind in KINDS.values() if kind.gtr_type in ARTICLES | LONG_FORMS)
STANDINGS = ("met", "not met", "not known", "scope not known", "not in scope")


@dataclass(frozen=True, slots=True)
class JudgedOutput:
    """An output with what came of judging it, and the page where what is not known is recorded."""

    output: Output
    judged: Judged

    @property
    def facts_path(self) -> str:
        """The page of returns that asks the rest."""
        return reverse("returns:facts", args=[self.output.pk])


@dataclass(frozen=True, slots=True)
class Share:
    """How many outputs stand alike, of those that are in scope or may be."""

    standing: str
    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """In whole per cent; None where there is nothing to take a share of."""
        return round(100 * self.count / self.of) if self.of else None


class AwardAccess:
    """The outputs of one award under the policy, tested on that day (today, unless said otherwise)."""

    def __init__(self, grant: Grant, today: date | None = None) -> None:
        self.grant = grant
        self.today = today or timezone.localdate()

    @cached_property
    def judged(self) -> list[JudgedOutput]:
        """Those of a kind that the policy may be about, in order; drafts among them."""
        return list(self.each())

    def each(self) -> Iterator[JudgedOutput]:
        """The same, one by one."""
        outputs = outputs_of(self.grant).filter(kind__in=KINDS_LOOKED_AT).with_own_table()
        facts = {each.output_id: each for each in OutputFacts.objects.filter(output__grants=self.grant)}
        end = PartialDate(self.grant.end)
        for output in outputs.iterator(chunk_size=1000):
            work = Work.of(output, facts.get(output.pk))
            yield JudgedOutput(output, judge(work, end, self.today))

    @cached_property
    def of_other_kinds(self) -> int:
        """How many outputs are of a kind that the policy is never about."""
        return outputs_of(self.grant).exclude(kind__in=KINDS_LOOKED_AT).count()

    @cached_property
    def shares(self) -> list[Share]:
        """How the outputs in scope stand, those of which it is not known last; those not in scope are no part of it."""
        counts = Counter(each.judged.standing for each in self.judged)
        within = [standing for standing in STANDINGS if standing != "not in scope"]
        total = sum(counts[standing] for standing in within)
        return [Share(standing, counts[standing], total) for standing in within]

    @cached_property
    def out_of_scope(self) -> int:
        """How many outputs the policy is not about, whatever the reason."""
        return sum(each.judged.standing == "not in scope" for each in self.judged) + self.of_other_kinds
