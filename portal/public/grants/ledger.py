"""What came of one award, counted and listed, all of it or what is new since a day."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from portal.bibliography.kinds import KINDS, Kind
from portal.public.findings.models import FindingPage
from portal.public.grants.line import LineOfAwards
from portal.public.grants.timeline import Timeline
from portal.public.outputs.chart import OutputChart
from portal.public.outputs.filters import BySince
from portal.records.grants.models import Grant
from portal.records.outputs.counts import OutputCounts
from portal.records.outputs.models import Output
from portal.records.outputs.querysets import OutputQuerySet

__all__ = ["KindOfOutputs", "Ledger"]


@dataclass(frozen=True)
class KindOfOutputs:
    """The outputs of one kind: their counts, the newest of them, and the address of the list that has all."""

    kind: Kind
    counts: OutputCounts
    outputs: list[Output]
    url: str

    @property
    def are_all_here(self) -> bool:
        """Whether all of them are among `outputs`."""
        return len(self.outputs) == self.counts.total


class Ledger:
    """What the public may see of what came of `grant`, one of `line`; with `since`, what became public on this site
    since that day, which is the line's."""

    def __init__(self, grant: Grant, line: LineOfAwards, since: BySince | None = None) -> None:
        self.grant = grant
        self.line = line
        self.at = line.at
        self.since = since if since and since.day else None

    @property
    def all_outputs(self) -> OutputQuerySet:
        """Every visible output of the award."""
        return Output.objects.visible(self.at).of_grants([self.grant.pk] if self.grant.pk else [])

    @property
    def outputs(self) -> OutputQuerySet:
        """The visible outputs of the award, those that are new where `since` asks for them."""
        return self.all_outputs.filter(self.since.condition(self.at)) if self.since else self.all_outputs

    @cached_property
    def all_counts(self) -> OutputCounts:
        """The counts of all outputs of the award."""
        return self.line.counts.of_grant(self.grant.pk)

    @cached_property
    def counts(self) -> OutputCounts:
        """The counts of `outputs`."""
        return self.all_counts.new if self.since else self.all_counts

    @cached_property
    def all_findings(self) -> list[FindingPage]:
        """Every visible finding of the award, in order; a withdrawn one is among them and says so."""
        return [finding for finding in self.line.findings if self.grant.pk in finding.grant_keys]

    @property
    def findings(self) -> list[FindingPage]:
        """The visible findings of the award, those that are new where `since` asks for them."""
        return [finding for finding in self.all_findings if self.is_asked_for(finding)]

    @property
    def standing(self) -> list[FindingPage]:
        """All visible findings of the award that have not been withdrawn."""
        return [finding for finding in self.all_findings if not finding.is_withdrawn]

    def is_asked_for(self, published: FindingPage | Output) -> bool:
        """Whether a visible finding or output is new, where `since` asks for new ones."""
        if self.since is None or self.since.day is None:
            return True
        first = published.first_published_at
        return first is not None and timezone.localdate(first) >= self.since.day

    @cached_property
    def shown_outputs(self) -> list[Output]:
        """The outputs that the page lists or draws one by one."""
        return self.line.shown_outputs(self.outputs) if self.line.counts.total else []

    @cached_property
    def kinds(self) -> list[KindOfOutputs]:
        """The outputs by kind, in the order of the table of kinds, of each the newest."""
        lists: dict[str, list[Output]] = {kind.name: [] for kind in self.counts.kinds}
        for output in self.shown_outputs:
            if self.grant.pk in output.grant_keys and self.is_asked_for(output) and output.kind in lists:
                lists[output.kind].append(output)
        return [
            KindOfOutputs(KINDS[name], self.counts.of_kind(name), outputs, self.list_url(name))
            for name, outputs in lists.items()
        ]

    @property
    def timeline(self) -> Timeline:
        """The line of awards with its outputs."""
        return self.line.timeline(self.shown_outputs)

    def list_url(self, kind: str = "") -> str:
        """The address of the list of outputs that holds these, or those of one kind."""
        asked = {"grant": self.grant.slug, "kind": kind, "since": self.since.value if self.since else ""}
        return f"{Output.base_path}?{urlencode({name: value for name, value in asked.items() if value})}"

    def file_url(self, extension: str) -> str:
        """The address of these outputs as a file in that format."""
        query = f"?{urlencode({'since': self.since.value})}" if self.since else ""
        return reverse("grant_outputs", args=[self.grant.slug, extension]) + query

    @cached_property
    def chart(self) -> OutputChart:
        """The outputs by year and kind."""
        return OutputChart(self.counts.by_year_and_kind)
