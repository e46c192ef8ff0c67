"""Questions about findings and what they rest on, in the field's words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, JSONField, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Concat, JSONObject

from portal.findings.kinds import EvidenceKind, Stance, Status
from portal.visibility.querysets import VisiblePageQuerySet

__all__ = ["EvidenceQuerySet", "FindingQuerySet", "VersionQuerySet"]


class FindingQuerySet(VisiblePageQuerySet):
    def in_order(self) -> Self:
        return self.order_by(F("number").asc(nulls_last=True), "path")

    def standing(self) -> Self:
        """Those that have not been withdrawn."""
        return self.exclude(status=Status.WITHDRAWN)

    def withdrawn(self) -> Self:
        return self.filter(status=Status.WITHDRAWN)

    def of_grants(self, keys: Iterable[int]) -> Self:
        """Those that came of any of the awards with those keys, each once."""
        links = self.model._meta.get_field("grants").remote_field.through.objects
        return self.filter(pk__in=links.filter(grant__in=list(keys)).values("findingpage"))

    def labelled(self) -> Self:
        """Adds `label`: "2: Support for the unit"."""
        number = Cast("number", CharField())
        return self.annotate(label=Concat(number, Value(": "), "title"))

    def with_cases(self, at: datetime | None = None) -> Self:
        """Adds `case_rows`: what a link needs of each visible case study that the finding belongs to, in order."""
        cases = apps.get_model("findings.CaseStudyPage").objects.visible(at).filter(findings=OuterRef("pk"))
        row = {"page_ptr_id": "pk"} | {name: name for name in ("id", "title", "slug", "url_path")}
        return self.annotate(case_rows=ArraySubquery(cases.order_by("path").values(row=JSONObject(**row))))

    def with_keys(self, at: datetime | None = None) -> Self:
        """Adds `case_keys` and `grant_keys`: the visible case studies and awards that each belongs to."""
        finding = OuterRef("pk")
        cases = apps.get_model("findings.CaseStudyPage").objects.visible(at).filter(findings=finding)
        grants = apps.get_model("grants.Grant").objects.visible(at).filter(findings=finding)
        return self.annotate(
            case_keys=ArraySubquery(cases.order_by("path").values("pk")),
            grant_keys=ArraySubquery(grants.order_by("pk").values("pk")),
        )

    def with_lines(self, at: datetime | None = None) -> Self:
        """Adds what one line says a finding rests on: `evidence_kinds`, and the visible `case_titles`.

        A case study is named by its title, so its kind is not among the kinds.
        """
        finding = OuterRef("pk")
        cases = apps.get_model("findings.CaseStudyPage").objects.visible(at).filter(findings=finding)
        bearing = apps.get_model("findings.Evidence").objects.exclude(stance=Stance.BACKGROUND)
        evidence = bearing.filter(finding=finding).exclude(kind=EvidenceKind.CASE_STUDY)
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


class VersionQuerySet(QuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-number")

    def with_newest_content(self) -> Self:
        """Versions without their contents, but for the newest of each finding: `newest_content`."""
        numbers = apps.get_model("findings.FindingVersion").objects.filter(finding=OuterRef("finding"))
        newest = Subquery(numbers.order_by().values("finding").annotate(last=Max("number")).values("last"))
        content = Case(When(number=newest, then=F("content")), default=None, output_field=JSONField(null=True))
        return self.defer("content").annotate(newest_content=content)
