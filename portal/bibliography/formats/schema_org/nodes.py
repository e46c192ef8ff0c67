"""Nodes of schema.org that stand inside a work: people, organisations, awards, files."""

from typing import Any

from portal.bibliography.clean_text import address, one_line
from portal.bibliography.reference import Award, Contributor, PublicFile

__all__ = ["Node", "file_node", "grant_node", "node", "organisation_node", "person_node"]

Node = dict[str, Any]


def node(schema_type: str, at_id: str = "", /, **properties: Any) -> Node:
    """A node of the given type, `@id` and properties, without those that are empty; {} where all are."""
    cleaned = {key: one_line(value) if isinstance(value, str) else value for key, value in properties.items() if value}
    filled = {key: value for key, value in cleaned.items() if value}
    if at_id:
        return {"@type": schema_type, "@id": at_id, **filled}
    return {"@type": schema_type, **filled} if filled else {}


def person_node(person: Contributor) -> Node:
    """A person by ORCID, where there is one, or an organisation by its name."""
    name = person.name
    if person.is_organisation:
        return node("Organization", name=name.literal, url=address(person.url))
    return node(
        "Person",
        person.orcid,
        name=name.display,
        givenName=name.given,
        familyName=name.surname,
        honorificSuffix=name.suffix,
        url=address(person.url),
    )


def organisation_node(name: str, identifier: str = "") -> Node:
    """An organisation by name, and by ROR where that is known; {} where there is no name."""
    return node("Organization", identifier, name=name) if name else {}


def grant_node(grant: Award) -> Node:
    """An award, by the address of its page here, with who gave it."""
    identifiers = grant.funder_ids or ("",) * len(grant.funders)
    return node(
        "MonetaryGrant",
        f"{address(grant.url)}#grant" if grant.url else "",
        name=grant.name,
        identifier=grant.reference,
        url=address(grant.url),
        funder=[organisation_node(*pair) for pair in zip(grant.funders, identifiers, strict=True)],
    )


def file_node(file: PublicFile) -> Node:
    """A file that every reader may fetch."""
    return node(
        "MediaObject",
        contentUrl=address(file.url),
        encodingFormat=file.media_type,
        contentSize=f"{file.size} B" if file.size is not None else "",
        sha256=file.sha256,
    )
