"""The project as schema.org says it: a ResearchProject, which is an organisation, so its end is a dissolution date."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from portal.bibliography.formats.schema_org.nodes import Node, node, organisation_node
from portal.public.grants.json_ld import grant_graph
from portal.public.home.running_time import last_to_end
from portal.public.people.json_ld import person_graph
from portal.records.grants.models import Grant
from portal.records.people.models import Person

__all__ = ["project_graph"]


def project_graph(
    name: str, description: str, first: Grant | None, people: Iterable[Person], grants: Iterable[Grant]
) -> Node:
    """The node of the project: its people, its grants, and who holds the `first` of them. All must be visible."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}/"
    awards = list(grants)
    holder = first.holder if first else None
    last = last_to_end(awards) if first else None
    return node(
        "ResearchProject",
        f"{address}#project",
        name=name,
        description=description,
        url=address,
        foundingDate=str(first.start) if first else "",
        dissolutionDate=str(last.end) if last and last.is_over(timezone.localdate()) else "",
        parentOrganization=organisation_node(holder.name, holder.ror) if holder else {},
        member=[person_graph(person) for person in people],
        funding=[grant_graph(grant) for grant in awards],
    )
