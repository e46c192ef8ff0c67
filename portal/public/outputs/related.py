"""Which outputs stand near a given one."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from portal.public.findings.models import Evidence
from portal.records.outputs.models import Contribution, Output
from portal.records.outputs.querysets import OutputQuerySet

__all__ = ["related_outputs"]


def related_outputs(output: Output) -> OutputQuerySet:
    """Other visible outputs that share people or visible findings with this saved one: first those that share most,
    then the newest. Titles order nothing: a page outlives the correction of one that it does not show."""
    evidence: Any = Evidence.objects
    people = Contribution.objects.filter(output=output.pk, person__isnull=False).values("person")
    findings = evidence.visible().filter(output=output.pk).values("finding")
    by_people = Contribution.objects.filter(person__in=people)
    by_findings = evidence.filter(finding__in=findings, output__isnull=False)
    near = Q(pk__in=by_people.values("output")) | Q(pk__in=by_findings.values("output"))
    nearness = shared(by_people, "person") + shared(by_findings, "finding")
    others = Output.objects.visible().exclude(pk=output.pk).filter(near).annotate(nearness=nearness)
    return others.order_by("-nearness", "-date", "pk")


def shared(links: QuerySet, name: str) -> Coalesce:
    """How many different values the column `name` of `links` has for an output; counted for each output by itself,
    which joins nothing."""
    own = links.filter(output=OuterRef("pk")).order_by().values("output")
    return Coalesce(Subquery(own.annotate(shared=Count(name, distinct=True)).values("shared")), 0)
