"""The record of a work by the OpenAIRE Guidelines for Literature Repositories, version 4 ("oai_openaire")."""

from collections.abc import Iterable, Iterator

from portal.bibliography.clean_text import address
from portal.bibliography.formats.datacite.write import UNAVAILABLE, contributors, creators
from portal.bibliography.formats.xml_text import element, wrapped
from portal.bibliography.reference import Award, Contributor, Reference
from portal.bibliography.vocabularies import ACCESS_RIGHTS, AccessRight

__all__ = ["NAMESPACE", "SCHEMA", "can_write", "record"]

NAMESPACE = "http://namespace.openaire.eu/schema/oaire/"
SCHEMA = "https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd"
HEAD = (
    f'<resource xmlns="{NAMESPACE}" xmlns:datacite="http://datacite.org/schema/kernel-4"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{NAMESPACE} {SCHEMA}">'
)


def can_write(reference: Reference) -> bool:
    """Whether the work has what the guidelines cannot do without: a date of publication."""
    return bool(reference.date)


def record(reference: Reference) -> str:
    """The record of one work, which must have a date, as a `resource` element."""
    creating = creators(reference)
    others = contributors(reference)
    right, kind = access_right(reference), reference.kind
    identity, scheme = identifier(reference)
    parts = (
        f"<datacite:titles>{element('datacite:title', reference.title)}</datacite:titles>",
        wrapped("datacite:creators", people("creator", creating) if creating else (NOBODY,)),
        wrapped("datacite:contributors", people("contributor", others)),
        wrapped("fundingReferences", (funding for award in reference.grants for funding in funding_of(award))),
        wrapped("datacite:alternateIdentifiers", alternate_identifiers(reference)),
        wrapped("datacite:relatedIdentifiers", related_identifiers(reference)),
        wrapped("datacite:dates", dates(reference)),
        element("dc:language", reference.language),
        element("dc:publisher", reference.issued_by),
        element("resourceType", kind.coar.label, resourceTypeGeneral=kind.coar.openaire, uri=kind.coar.uri),
        element("dc:description", reference.abstract),
        element("dc:description", reference.summary),
        *(element("dc:format", media) for media in dict.fromkeys(file.media_type for file in reference.files)),
        element("datacite:identifier", identity, identifierType=scheme),
        element("datacite:rights", right.label, rightsURI=right.uri),
        wrapped("datacite:subjects", (element("datacite:subject", word) for word in reference.keywords)),
        element("licenseCondition", reference.licence, uri=f"https://spdx.org/licenses/{address(reference.licence)}"),
        *citation(reference),
        *(element("file", address(file.url), accessRightsURI=right.uri, mimeType=file.media_type,
                  objectType="fulltext") for file in reference.files),
    )  # fmt: skip
    return f"{HEAD}{''.join(parts)}</resource>"


NOBODY = f"<datacite:creator>{element('datacite:creatorName', UNAVAILABLE)}</datacite:creator>"


def access_right(reference: Reference) -> AccessRight:
    """Who may read it. Where that is not recorded, the files here are open to all, or else only this record is."""
    return ACCESS_RIGHTS[reference.access or ("open" if reference.files else "metadata_only")]


def identifier(reference: Reference) -> tuple[str, str]:
    """What identifies the work, and what that is: its DOI, or else its page here."""
    return (f"https://doi.org/{reference.doi}", "DOI") if reference.doi else (address(reference.url), "URL")


def people(name: str, those: Iterable[Contributor]) -> Iterator[str]:
    """Creators or contributors, with their ORCIDs."""
    for person in those:
        kind = "" if name == "creator" else f' contributorType="{"Editor" if "editor" in person.role else "Other"}"'
        parts = (
            element(
                f"datacite:{name}Name",
                person.name.inverted,
                nameType="Organizational" if person.is_organisation else "Personal",
            ),
            element(
                "datacite:nameIdentifier", person.orcid, nameIdentifierScheme="ORCID", schemeURI="https://orcid.org"
            ),
        )
        yield f"<datacite:{name}{kind}>{''.join(parts)}</datacite:{name}>"


def funding_of(award: Award) -> Iterator[str]:
    """The award, once for each of its funders."""
    for position, funder in enumerate(award.funders or (UNAVAILABLE,)):
        ror = award.funder_ids[position] if position < len(award.funder_ids) else ""
        parts = (
            element("funderName", funder),
            element("funderIdentifier", ror, funderIdentifierType="ROR"),
            element("awardNumber", award.reference, awardURI=address(award.url)),
            element("awardTitle", award.name),
        )
        yield wrapped("fundingReference", parts)


def alternate_identifiers(reference: Reference) -> Iterator[str]:
    """The page here, where a DOI identifies the work."""
    if reference.doi:
        yield element("datacite:alternateIdentifier", address(reference.url), alternateIdentifierType="URL")


def related_identifiers(reference: Reference) -> Iterator[str]:
    """The journal or book that it is a part of."""
    name, part_of = "datacite:relatedIdentifier", {"relationType": "IsPartOf"}
    yield element(name, reference.issn, relatedIdentifierType="ISSN", **part_of)
    if reference.container:
        yield element(name, reference.isbn, relatedIdentifierType="ISBN", **part_of)


def dates(reference: Reference) -> Iterator[str]:
    """When it came out; and when an embargo ends."""
    yield element("datacite:date", str(reference.date), dateType="Issued")
    if reference.access == "embargoed":
        yield element("datacite:date", str(reference.embargo_until), dateType="Available")


def citation(reference: Reference) -> Iterator[str]:
    """Where in what it stands."""
    yield element("citationTitle", reference.held_by)
    yield element("citationVolume", reference.volume)
    yield element("citationIssue", reference.issue)
    yield element("citationStartPage", reference.first_page)
    yield element("citationEndPage", reference.last_page)
    yield element("citationEdition", reference.printing)
