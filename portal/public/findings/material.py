"""What a finding in hand rests on and belongs to, as far as the public may see it: each asked for once."""

from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.functional import cached_property

from portal.public.findings.team import team_of
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.outputs.querysets import OutputQuerySet
from portal.records.people.models import Person

if TYPE_CHECKING:
    from portal.public.findings.models import CaseStudyPage, Evidence, FindingPage

__all__ = ["Material", "outputs_with_grants"]


def outputs_with_grants(outputs: OutputQuerySet) -> OutputQuerySet:
    """Adds `grant_keys` to a queryset of outputs: the visible awards behind each."""
    grants = Grant.objects.visible().filter(outputs=OuterRef("pk")).order_by("pk")
    return outputs.annotate(grant_keys=ArraySubquery(grants.values("pk")))


class Material:
    """Evidence, outputs, awards, cases and team of `finding`, a saved page or a draft."""

    def __init__(self, finding: "FindingPage") -> None:
        self.finding = finding

    @cached_property
    def evidence(self) -> list["Evidence"]:
        """The items of evidence in the editor's order; those of a draft may have neither place nor key yet."""
        items = list(self.finding.evidence.all())
        return sorted(
            items, key=lambda item: (len(items) if item.sort_order is None else item.sort_order, item.pk or 0)
        )

    @cached_property
    def outputs(self) -> dict[int, Output]:
        """The visible outputs that the evidence names, ready for lists, with `grant_keys`, in the evidence's order."""
        keys = [item.output_id for item in self.evidence if item.output_id]
        if not keys:
            return {}
        visible = outputs_with_grants(Output.objects.visible().filter(pk__in=keys)).with_lines().in_bulk()
        return {key: visible[key] for key in keys if key in visible}

    @cached_property
    def grants(self) -> list[Grant]:
        """The visible awards behind the finding, in order."""
        return self.finding.visible_grants

    @cached_property
    def case_studies(self) -> list["CaseStudyPage"]:
        """The visible case studies that the finding belongs to, in the order of the tree."""
        return self.finding.visible_case_studies

    @cached_property
    def chosen_people(self) -> list[Person]:
        """The visible people whom the finding names, in order of their names."""
        return list(Person.objects.visible().among(self.finding.people.all()).by_name()) if self.finding.pk else []

    @cached_property
    def people(self) -> list[Person]:
        """Who has a part in it, each once: the people it names, or else the visible team of its awards, in team order,
        as far as they were there when it was found."""
        team = team_of(self.finding, [grant.pk for grant in self.grants])
        if not self.chosen_people:
            return team
        chosen = {person.pk: person for person in self.chosen_people}
        return [*(chosen.pop(person.pk) for person in team if person.pk in chosen), *chosen.values()]
