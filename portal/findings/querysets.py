"""Questions about findings and what they rest on, in the field's words."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from portal.findings.kinds import Stance
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
        """Adds what one line says a finding rests on: `evidence_kinds`, and the visible `case_titles`."""
        finding = OuterRef("pk")
        cases = apps.get_model("findings.CaseStudyPage").objects.visible(at).filter(findings=finding)
        evidence = apps.get_model("findings.Evidence").objects.filter(finding=finding).exclude(stance=Stance.BACKGROUND)
        return self.annotate(
            case_titles=ArraySubquery(cases.order_by("path").values("title")),
            evidence_kinds=ArraySubquery(evidence.order_by("sort_order", "pk").values("kind")),
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
        """Fetches with each item the output it names and `output_is_visible`."""
        visible = Output.objects.visible(at).filter(pk=OuterRef("output"))
        return self.order_by("sort_order", "pk").select_related("output").annotate(output_is_visible=Exists(visible))
