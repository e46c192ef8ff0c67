"""A person of the portal as schema.org says it."""

from portal.bibliography.formats.schema_org.nodes import Node, node, organisation_node
from portal.records.people.models import Person

__all__ = ["person_graph"]


def person_graph(person: Person) -> Node:
    """The node of a person who may be seen, by ORCID where there is one."""
    role = person.first_role
    return node(
        "Person",
        person.orcid or f"{person.full_url}#person",
        name=person.name,
        givenName=person.given_name,
        familyName=person.family_name,
        honorificPrefix=person.title,
        jobTitle=str(role.get_role_display()) if role else "",
        affiliation=organisation_node(person.affiliation.name, person.affiliation.ror) if person.affiliation else {},
        url=person.full_url,
        sameAs=person.website,
    )
