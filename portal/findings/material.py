"""What a finding in hand rests on and belongs to, as far as the public may see it: each asked for once."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.functional import cached_property

from portal.grants.models import Grant
from portal.outputs.models import Output
from portal.people.models import Membership, Person

__all__ = ["Material", "outputs_with_grants"]


def outputs_with_grants(outputs: Any) -> Any:
    """Adds `grant_keys` to a queryset of outputs: the visible awards behind each."""
    grants = Grant.objects.visible().filter(outputs=OuterRef("pk")).order_by("pk")
    return outputs.annotate(grant_keys=ArraySubquery(grants.values("pk")))


class Material:
    """Evidence, outputs, awards, cases and team of `finding`, a saved page or a draft.

    `case_studies`: the visible ones, where they are known already.
    """

    def __init__(self, finding: Any, case_studies: list[Any] | None = None) -> None:
        self.finding = finding
        if case_studies is not None:
            self.case_studies = case_studies

    @cached_property
    def evidence(self) -> list[Any]:
        rows = list(self.finding.evidence.all())
        return sorted(rows, key=lambda row: (row.sort_order if row.sort_order is not None else len(rows), row.pk or 0))

    @cached_property
    def outputs(self) -> dict[int, Output]:
        """The visible outputs that the evidence names, with their lines and `grant_keys`, in the evidence's order."""
        keys = [row.output_id for row in self.evidence if row.output_id]
        if not keys:
            return {}
        found = outputs_with_grants(Output.objects.visible().filter(pk__in=keys)).with_lines().in_bulk()
        return {key: found[key] for key in keys if key in found}

    @cached_property
    def grants(self) -> list[Grant]:
        return self.finding.visible_grants

    @cached_property
    def case_studies(self) -> list[Any]:
        return self.finding.visible_case_studies

    @cached_property
    def people(self) -> list[Person]:
        """The visible team of the awards, in team order, each once."""
        keys = [grant.pk for grant in self.grants]
        memberships: Any = Membership.objects
        roles = memberships.with_visible_people().filter(grant__in=keys)
        return list({role.person_id: role.person for role in roles}.values())
