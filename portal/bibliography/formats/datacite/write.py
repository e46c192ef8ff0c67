"""DataCite Metadata Schema 4.6 as XML.

Where the schema demands a value that is not recorded, its own word for that stands: ":unav", value unavailable
(DataCite Metadata Schema 4.6, appendix 3). A year cannot be left out so: what has no date has no record here.
"""

import re
from collections.abc import Iterator

from portal.bibliography.clean_text import address
from portal.bibliography.formats.xml_text import element, wrapped
from portal.bibliography.reference import Award, Contributor, Reference
from portal.bibliography.roles import ROLES
from portal.bibliography.vocabularies import ACCESS_RIGHTS

__all__ = ["NAMESPACE", "SCHEMA", "UNAVAILABLE", "can_write", "contributors", "creators", "record"]

NAMESPACE = "http://datacite.org/schema/kernel-4"
SCHEMA = "https://schema.datacite.org/meta/kernel-4.6/metadata.xsd"
HEAD = (
    f'<resource xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{NAMESPACE} {SCHEMA}">'
)
UNAVAILABLE = ":unav"
CONTRIBUTOR_TYPES = {"editor": "Editor", "series-editor": "Editor", "translator": "Translator"}
LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
SPDX = "https://spdx.org/licenses/"


def can_write(reference: Reference) -> bool:
    """Whether the work has what the schema cannot do without: a year."""
    return bool(reference.date)


def record(reference: Reference) -> str:
    """The record of one work, which must have a date, as a `resource` element."""
    creating = creators(reference)
    others = contributors(reference)
    doi = reference.doi
    language = reference.language if LANGUAGE.fullmatch(reference.language) else ""
    parts = (
        element("identifier", doi or address(reference.url), identifierType="DOI" if doi else "URL"),
        wrapped("creators", (person_element("creator", person) for person in creating) if creating else (NOBODY,)),
        f"<titles>{element('title', reference.title)}</titles>",
        element("publisher", reference.issued_by or UNAVAILABLE),
        element("publicationYear", str(reference.date)[:4]),
        element("resourceType", reference.kind.label, resourceTypeGeneral=reference.kind.datacite),
        wrapped("subjects", (element("subject", word) for word in reference.keywords)),
        wrapped("contributors", (person_element("contributor", person) for person in others)),
        wrapped("dates", dates(reference)),
        element("language", language),
        wrapped("alternateIdentifiers", alternate_identifiers(reference)),
        wrapped("relatedIdentifiers", related_identifiers(reference)),
        wrapped("formats", (element("format", file.media_type) for file in reference.files)),
        element("version", reference.release),
        wrapped("rightsList", rights(reference)),
        wrapped("descriptions", descriptions(reference)),
        wrapped("fundingReferences", (funding for award in reference.grants for funding in funding_of(award))),
    )
    return f"{HEAD}{''.join(parts)}</resource>"


NOBODY = f"<creator>{element('creatorName', UNAVAILABLE)}</creator>"


def creators(reference: Reference) -> tuple[Contributor, ...]:
    """Those whose work it is, or where it names none such, everybody who had a part in it, as a citation has it."""
    return reference.authors or reference.contributors


def contributors(reference: Reference) -> list[Contributor]:
    """Everybody else who had a part in it."""
    others = [person for person in reference.contributors if not ROLES[person.role].is_author]
    return others if reference.authors else []


def person_element(name: str, person: Contributor) -> str:
    """A creator or a contributor, with the ORCID."""
    kind = "" if name == "creator" else CONTRIBUTOR_TYPES.get(person.role, "Other")
    head = f'<{name} contributorType="{kind}">' if kind else f"<{name}>"
    scheme = {"nameIdentifierScheme": "ORCID", "schemeURI": "https://orcid.org"}
    parts = (
        element(
            f"{name}Name", person.name.inverted, nameType="Organizational" if person.is_organisation else "Personal"
        ),
        element("givenName", person.name.given),
        element("familyName", "" if person.is_organisation else person.name.surname),
        element("nameIdentifier", person.orcid, **scheme),
    )
    return f"{head}{''.join(parts)}</{name}>"


def dates(reference: Reference) -> Iterator[str]:
    """When it came out, and when it becomes or became available."""
    yield element("date", str(reference.date), dateType="Issued")
    if reference.access in ("embargoed", "open"):
        yield element("date", str(reference.embargo_until), dateType="Available")


def alternate_identifiers(reference: Reference) -> Iterator[str]:
    """The page here where the DOI identifies the work, and the record's UUID."""
    if reference.doi:
        yield element("alternateIdentifier", address(reference.url), alternateIdentifierType="URL")
    uuid = f"urn:uuid:{reference.uuid}" if reference.uuid else ""
    yield element("alternateIdentifier", uuid, alternateIdentifierType="URN")
    yield element("alternateIdentifier", reference.number, alternateIdentifierType="Number")


def related_identifiers(reference: Reference) -> Iterator[str]:
    """The journal or book that it is a part of, its own ISBN, and the work, or the version, at another address."""
    part_of = {"relationType": "IsPartOf"}
    yield element("relatedIdentifier", reference.issn, relatedIdentifierType="ISSN", **part_of)
    is_part = bool(reference.container)
    relation = part_of if is_part else {"relationType": "IsIdenticalTo"}
    yield element("relatedIdentifier", reference.isbn, relatedIdentifierType="ISBN", **relation)
    relation = {"relationType": "HasVersion" if reference.version else "IsVariantFormOf"}
    yield element("relatedIdentifier", address(reference.address), relatedIdentifierType="URL", **relation)


def rights(reference: Reference) -> Iterator[str]:
    """Who may read it, and the licence."""
    right = ACCESS_RIGHTS.get(reference.access)
    if right:
        yield element("rights", right.label, rightsURI=right.eu_repo)
    licence = reference.licence
    scheme = {"rightsIdentifierScheme": "SPDX", "schemeURI": SPDX}
    yield element("rights", licence, rightsURI=f"{SPDX}{address(licence)}", rightsIdentifier=licence, **scheme)


def descriptions(reference: Reference) -> Iterator[str]:
    """The abstract and the plain summary."""
    yield element("description", reference.abstract, descriptionType="Abstract")
    yield element("description", reference.summary, descriptionType="Other" if reference.abstract else "Abstract")


def funding_of(award: Award) -> Iterator[str]:
    """The award, once for each of its funders."""
    for position, funder in enumerate(award.funders or (UNAVAILABLE,)):
        ror = award.funder_ids[position] if position < len(award.funder_ids) else ""
        parts = (
            element("funderName", funder),
            element("funderIdentifier", ror, funderIdentifierType="ROR", schemeURI="https://ror.org"),
            element("awardNumber", award.reference, awardURI=address(award.url)),
            element("awardTitle", award.name),
        )
        yield wrapped("fundingReference", parts)
