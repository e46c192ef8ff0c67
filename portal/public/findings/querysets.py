"""Questions about findings and what they rest on, in the field's words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from portal.public.findings.kinds import EvidenceKind, Stance, Status
from portal.records.grants.models import Grant
from portal.records.people.models import Person
from portal.visibility.querysets import VisiblePageQuerySet

__all__ = ["EvidenceQuerySet", "FindingQuerySet", "VersionQuerySet"]


class FindingQuerySet(VisiblePageQuerySet):
    """Questions about findings; each chains."""

    def in_order(self) -> Self:
        """By number, those without one last, then by their place in the tree."""
        return self.order_by(F("number").asc(nulls_last=True), "path")

    def standing(self) -> Self:
        """Those that have not been withdrawn."""
        return self.exclude(status=Status.WITHDRAWN)

    def withdrawn(self) -> Self:
        """Those that no longer stand."""
        return self.filter(status=Status.WITHDRAWN)

    def closing_files(self) -> Self:
        """Those that show no file to anybody, though they are visible: a withdrawn one only says that it was."""
        return self.withdrawn()

    def by_person(self, person: Person) -> Self:
        """Those that the person has a part in, each once: whose newest version credits them, or that rest, by more than
        background, on an output they contributed to."""
        versions = self.model._meta.get_field("versions").related_model.objects.newest_of_each()
        credited = versions.values("finding", "content__people")
        named = [row["finding"] for row in credited if person.pk in {each["pk"] for each in row["content__people"]}]
        evidence = self.model._meta.get_field("evidence").related_model.objects.exclude(stance=Stance.BACKGROUND)
        rested_on = evidence.filter(output__contributions__person=person).values("finding")
        return self.filter(Q(pk__in=named) | Q(pk__in=rested_on))

    def of_grants(self, keys: Iterable[int]) -> Self:
        """Those that came of any of the awards with those keys, each once."""
        links = self.model._meta.get_field("grants").remote_field.through.objects
        return self.filter(pk__in=links.filter(grant__in=list(keys)).values("findingpage"))

    def labelled(self) -> Self:
        """Adds `label`: "2: Support for the unit"."""
        number = Cast("number", CharField())
        return self.annotate(label=Concat(number, Value(": "), "title"))

    def case_studies(self) -> VisiblePageQuerySet:
        """All case studies, whoever belongs to them."""
        cases: Any = self.model._meta.get_field("case_studies").related_model
        return cases.objects.all()

    def with_keys(self, at: datetime | None = None) -> Self:
        """Adds `case_keys` and `grant_keys`: the visible case studies and awards that each belongs to."""
        finding = OuterRef("pk")
        cases = self.case_studies().visible(at).filter(findings=finding)
        grants = Grant.objects.visible(at).filter(findings=finding)
        return self.annotate(
            case_keys=ArraySubquery(cases.order_by("path").values("pk")),
            grant_keys=ArraySubquery(grants.order_by("pk").values("pk")),
        )

    def with_lines(self, at: datetime | None = None) -> Self:
        """Adds what one line says a finding rests on: `evidence_kinds`, and the visible `case_titles`.

        A case study is named by its title, so its kind is not among the kinds.
        """
        finding = OuterRef("pk")
        cases = self.case_studies().visible(at).filter(findings=finding)
        bearing = self.model._meta.get_field("evidence").related_model.objects.exclude(stance=Stance.BACKGROUND)
        evidence = bearing.filter(finding=finding).exclude(kind=EvidenceKind.CASE_STUDY)
        return self.annotate(
            case_titles=ArraySubquery(cases.order_by("path").values("title")),
            evidence_kinds=ArraySubquery(evidence.order_by("sort_order", "pk").values("kind")),
        )


class EvidenceQuerySet(QuerySet):
    """Questions about items of evidence."""

    def bearing_on(self, findings: Iterable[int] | QuerySet) -> Self:
        """What speaks for, against or beside the findings with those keys: all evidence but the background."""
        keys = findings if isinstance(findings, QuerySet) else list(findings)
        return self.filter(finding__in=keys).exclude(stance=Stance.BACKGROUND)

    def in_order(self) -> Self:
        """By the number of the finding, then in the editor's order."""
        return self.order_by("finding__number", "sort_order", "pk")

    def visible(self, at: datetime | None = None) -> Self:
        """Evidence of findings that the public may see, with those findings."""
        return self.filter(finding__in=self.findings(at)).select_related("finding")

    def findings(self, at: datetime | None = None) -> FindingQuerySet:
        """The visible findings that rest on any evidence at all."""
        findings: Any = self.model._meta.get_field("finding").related_model
        return findings.objects.visible(at)


class VersionQuerySet(QuerySet):
    """Questions about the versions of findings."""

    def of_visible(self, slug: str) -> Self:
        """Those of the visible finding at that address, with the finding."""
        findings: Any = self.model._meta.get_field("finding").related_model
        return self.filter(finding__in=findings.objects.visible().filter(slug=slug)).select_related("finding")

    def newest_first(self) -> Self:
        """By version number, the highest first."""
        return self.order_by("-number")

    def newest_of_each(self) -> Self:
        """The newest version of each finding."""
        return self.order_by("finding", "-number").distinct("finding")
