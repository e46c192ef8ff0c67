"""Questions about findings and what they rest on, in the field's words."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db.models import CharField, F, Prefetch, QuerySet, Value
from django.db.models.functions import Cast, Concat

from portal.outputs.models import Output
from portal.visibility.querysets import VisiblePageQuerySet

__all__ = ["EvidenceQuerySet", "FindingQuerySet"]


class FindingQuerySet(VisiblePageQuerySet):
    def in_order(self) -> Self:
        return self.order_by(F("number").asc(nulls_last=True), "path")

    def labelled(self) -> Self:
        """Adds `label`: "2: Support for the unit"."""
        number = Cast("number", CharField())
        return self.annotate(label=Concat(number, Value(": "), "title"))

    def with_lines(self, at: datetime | None = None) -> Self:
        """Fetches what one line about a finding says it rests on: its evidence and visible case studies."""
        cases = apps.get_model("findings.CaseStudyPage").objects.visible(at)
        evidence = apps.get_model("findings.Evidence").objects.with_visible_outputs(at)
        return self.prefetch_related(
            Prefetch("case_studies", queryset=cases, to_attr="fetched_case_studies"),
            Prefetch("evidence", queryset=evidence, to_attr="fetched_evidence"),
        )


class EvidenceQuerySet(QuerySet):
    def in_order(self) -> Self:
        return self.order_by("finding__number", "sort_order", "pk")

    def visible(self, at: datetime | None = None) -> Self:
        """Evidence of findings that the public may see, with those findings."""
        return self.filter(finding__in=self.findings(at)).select_related("finding")

    def findings(self, at: datetime | None = None) -> FindingQuerySet:
        """The visible findings that rest on any evidence at all."""
        return apps.get_model("findings.FindingPage").objects.visible(at)

    def with_visible_outputs(self, at: datetime | None = None) -> Self:
        """Fetches with each item the output it names, if the public may see that."""
        outputs = Output.objects.visible(at).with_lines(at)
        return self.order_by("sort_order", "pk").prefetch_related(
            Prefetch("output", queryset=outputs, to_attr="fetched_output")
        )
