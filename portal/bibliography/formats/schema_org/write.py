"""schema.org in JSON-LD: for search engines in a page's head, and as a file of any number of works.

Types and properties: schema.org 29 with its bib extension. A chapter never carries the ISBN: that is its book's. An
Event is no CreativeWork: it has performers and an organizer, and neither author nor date of publication.
"""

from collections.abc import Iterable, Iterator
from json import JSONEncoder
from operator import attrgetter

from portal.bibliography.clean_text import address, in_chunks, one_line, paragraphs
from portal.bibliography.fields import FIELDS
from portal.bibliography.formats.format import Format
from portal.bibliography.formats.schema_org.containers import event_properties, part_properties
from portal.bibliography.formats.schema_org.nodes import (
    Node,
    file_node,
    grant_node,
    node,
    organisation_node,
    person_node,
)
from portal.bibliography.reference import Reference
from portal.bibliography.roles import ROLES
from portal.identifiers import doi

__all__ = ["CONTEXT", "FORMAT", "document", "graph_node", "script", "write"]

CONTEXT = "https://schema.org"
PARTS_OF_BOOKS = frozenset({"chapter", "paper-conference"})
EVENTS = frozenset({"Event", "ExhibitionEvent"})
MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
to_json = JSONEncoder(ensure_ascii=False).encode


def write(references: Iterable[Reference]) -> Iterator[bytes]:
    """A JSON-LD document whose graph holds the references, one a line."""
    return in_chunks(texts(references))


def texts(references: Iterable[Reference]) -> Iterator[str]:
    before = f'{{"@context": "{CONTEXT}", "@graph": [\n'
    for reference in references:
        yield before + to_json(graph_node(reference))
        before = ",\n"
    yield "\n]}\n" if before == ",\n" else before + "]}\n"


def script(node: Node) -> str:
    """A node with its context, for a script element: JSON in which no value can end the element or open a comment."""
    return to_json({"@context": CONTEXT, **node}).translate(MARKUP)


def document(node: Node) -> str:
    """One node with its context, as a document of its own."""
    return to_json({"@context": CONTEXT, **node}) + "\n"


def graph_node(reference: Reference) -> Node:
    """One work as a node without context; its dictionary may be added to."""
    schema_type = reference.kind.schema_org
    is_event = schema_type in EVENTS
    node: Node = {
        "@type": schema_type,
        "@id": address(reference.url) or f"urn:uuid:{reference.uuid}",
        "url": address(reference.url),
        "name": one_line(reference.title),
        "description": paragraphs(reference.summary),
        "identifier": identifiers_of(reference),
        "sameAs": same_as(reference),
        "inLanguage": reference.language,
        "keywords": [one_line(word) for word in reference.keywords],
        "genre": "" if is_event else reference.kind.genre,
        **people_of(reference, is_event),
        **(event_properties(reference) if is_event else work_properties(reference)),
        **part_properties(reference),
        **plain_properties(reference),
        "funding": [grant_node(grant) for grant in reference.grants],
    }
    return {name: value for name, value in node.items() if value or value is False}


def plain_properties(reference: Reference) -> Node:
    """The fields that are one property, the same for every type."""
    return {name: text for name, value_of in PLAIN if (text := one_line(str(value_of(reference) or "")))}


def work_properties(reference: Reference) -> Node:
    """What every CreativeWork may say of itself."""
    return {
        "abstract": paragraphs(reference.abstract),
        "datePublished": str(reference.date),
        "dateModified": reference.updated.isoformat() if reference.updated else "",
        "version": one_line(reference.release),
        "license": f"https://spdx.org/licenses/{address(reference.licence)}" if reference.licence else "",
        "isAccessibleForFree": {"": None, "open": True}.get(reference.access, False),
        "conditionsOfAccess": conditions(reference),
        "expires": str(reference.available_until),
        "sponsor": organisation_node(reference.commissioned_by),
        "encoding": [file_node(file) for file in reference.files],
    }


def conditions(reference: Reference) -> str:
    """In words, for people, who may read it; nothing where everybody may."""
    if reference.access == "embargoed" and reference.embargo_until:
        return f"Opens on {reference.embargo_until}"
    return {"restricted": "For subscribers or on request", "metadata_only": "Described only"}.get(reference.access, "")


def identifiers_of(reference: Reference) -> list[Node | str]:
    """What the work is known by: numbers that its type has no property for are marked with what they are."""
    kind = reference.kind
    marked = {
        "DOI": reference.doi,
        "ISBN": "" if kind.csl in {"book", *PARTS_OF_BOOKS} else reference.isbn,
        "number": "" if kind.schema_org == "Report" else reference.number,
    }
    identifiers: list[Node | str] = [
        node("PropertyValue", propertyID=name, value=value) for name, value in marked.items() if value
    ]
    if reference.uuid:
        identifiers.append(f"urn:uuid:{reference.uuid}")
    return identifiers


def same_as(reference: Reference) -> list[str]:
    """The same work elsewhere: by DOI and by its own address."""
    return list(filter(None, (reference.doi and doi.url(reference.doi), address(reference.address))))


def people_of(reference: Reference, is_event: bool) -> dict[str, list[Node]]:
    """The contributors in printed order, under the property of each one's role; editors of the whole are left to it."""
    people: dict[str, list[Node]] = {}
    for person in reference.contributors:
        if person.role == "editor" and reference.kind.csl in PARTS_OF_BOOKS:
            continue
        role = ROLES[person.role]
        people.setdefault(role.schema_org_event if is_event else role.schema_org, []).append(person_node(person))
    return people


# Fields of which the functions here and in `containers` make the properties and nodes that the type has for them.
OF_A_TYPE_NAMES = """
    title date container series volume issue first_page last_page article_number edition publisher place institution
    number commissioned_by outlet programme aired_at duration available_until event audience start end doi isbn issn
    address language licence access embargo_until keywords summary abstract
"""
OF_A_TYPE = frozenset(OF_A_TYPE_NAMES.split())
PLAIN = tuple(
    (each.schema_org, attrgetter(each.name))
    for each in FIELDS.values()
    if each.schema_org and each.name not in OF_A_TYPE
)
FORMAT = Format("jsonld", "application/ld+json", "JSON-LD", write)
