"""The project as schema.org says it: a ResearchProject, which is an organisation, so its end is a dissolution date."""

from django.conf import settings

from portal.citations.formats.json_ld_nodes import Node, node, organisation_node
from portal.grants.json_ld import grant_graph
from portal.home.overview import Overview
from portal.people.json_ld import person_graph

__all__ = ["project_graph"]


def project_graph(overview: Overview, name: str, description: str) -> Node:
    """The node of the project: its people, its grants that have a page, and who holds the first of them."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}/"
    grant = overview.grant
    holder = grant.holder if grant else None
    return node(
        "ResearchProject",
        f"{address}#project",
        name=name,
        description=description,
        url=address,
        foundingDate=str(grant.start) if grant else "",
        dissolutionDate=str(grant.end) if grant else "",
        parentOrganization=organisation_node(holder.name, holder.ror) if holder else {},
        member=[person_graph(person) for person in overview.people],
        funding=[grant_graph(one) for one in overview.grants if one.get_absolute_url()],
    )
