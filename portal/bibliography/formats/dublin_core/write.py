"""Unqualified Dublin Core, as every OAI-PMH repository must give it (OAI-PMH 2.0, "oai_dc").

The words in info:eu-repo are those of the OpenAIRE guidelines for literature repositories, version 3, which harvesters
of this format still look for. Files stand as identifiers with their full addresses, from where CORE takes the text.
"""

from collections.abc import Iterator
from urllib.parse import quote

from portal.bibliography.clean_text import address
from portal.bibliography.formats.xml_text import element
from portal.bibliography.reference import Award, Reference
from portal.bibliography.roles import ROLES
from portal.bibliography.vocabularies import ACCESS_RIGHTS

__all__ = ["record"]

HEAD = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/'
    'oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">'
)


def record(reference: Reference) -> str:
    """The record of one work as an `oai_dc:dc` element."""
    elements = (element(f"dc:{name}", value) for name, value in elements_of(reference))
    return f"{HEAD}{''.join(elements)}</oai_dc:dc>"


def elements_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """Names and values in order; empty ones among them."""
    yield "title", reference.title
    yield from people(reference)
    for word in reference.keywords:
        yield "subject", word
    yield "description", reference.summary
    yield "description", reference.abstract
    yield "publisher", reference.issued_by
    yield "date", str(reference.date)
    yield "type", reference.kind.eu_repo
    yield "type", reference.kind.label
    for media_type in dict.fromkeys(file.media_type for file in reference.files):
        yield "format", media_type
    yield from identifiers(reference)
    yield "source", reference.held_by
    yield "language", reference.language
    for award in reference.grants:
        yield "relation", grant_agreement(award)
        yield "relation", award.url
    yield "relation", address(reference.address)
    yield from rights(reference)


def people(reference: Reference) -> Iterator[tuple[str, str]]:
    """Those whose work it is as creators; everybody else who had a part as contributors."""
    for person in reference.contributors:
        yield "creator" if ROLES[person.role].is_author else "contributor", person.name.inverted


def identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    """The page here first, then what else the work is known by, and its files."""
    yield "identifier", address(reference.url)
    yield "identifier", f"https://doi.org/{reference.doi}" if reference.doi else ""
    yield "identifier", f"urn:isbn:{reference.isbn}" if reference.isbn else ""
    yield "identifier", f"urn:issn:{reference.issn}" if reference.issn else ""
    for file in reference.files:
        yield "identifier", address(file.url)


def rights(reference: Reference) -> Iterator[tuple[str, str]]:
    """Who may read it, the day on which an embargo ends, and the licence."""
    right = ACCESS_RIGHTS.get(reference.access)
    yield "rights", right.eu_repo if right else ""
    if reference.access == "embargoed" and reference.embargo_until:
        yield "date", f"info:eu-repo/date/embargoEnd/{reference.embargo_until}"
    yield "rights", f"https://spdx.org/licenses/{address(reference.licence)}" if reference.licence else ""


def grant_agreement(award: Award) -> str:
    """info:eu-repo/grantAgreement/funder/programme/reference; the programme is left open. "" without a reference."""
    if not (award.reference and award.funders):
        return ""
    return f"info:eu-repo/grantAgreement/{quote(award.funders[0], safe='')}//{quote(award.reference, safe='')}"
