"""The answers to the six verbs, as XML."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from uuid import UUID
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Min
from django.urls import reverse

from portal.bibliography.formats.xml_text import attribute, element, wrapped
from portal.cms.models import SiteSettings
from portal.exchange.items import Item
from portal.exchange.metadata_formats import METADATA_FORMATS
from portal.exchange.oai.harvest import Harvested, Part, as_given, format_of
from portal.exchange.oai.naming import identifier_of, repository_identifier, uuid_of
from portal.exchange.oai.protocol import ProtocolError
from portal.exchange.oai.sets import all_sets
from portal.exchange.public_records import PublicRecords

__all__ = ["document", "error_element", "written"]

OAI = "http://www.openarchives.org/OAI/2.0/"
HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{OAI}"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">'
)
OAI_IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"
Arguments = Mapping[str, str]


def document(answered_at: datetime, arguments: Arguments, content: str) -> str:
    """The whole answer; `arguments` are repeated as the protocol asks for: none after badVerb and badArgument."""
    echo = "".join(attribute(name, value) for name, value in arguments.items())
    request = f"<request{echo}>{escape(base_url())}</request>"
    return f"{HEAD}<responseDate>{stamp(answered_at)}</responseDate>{request}{content}</OAI-PMH>\n"


def error_element(error: ProtocolError) -> str:
    """An error of the protocol."""
    return element("error", error.message, code=error.code)


def written(arguments: Arguments, records: PublicRecords) -> str:
    """The content of the answer to arguments that were read; raises ProtocolError."""
    return ANSWERS[arguments["verb"]](arguments, records)


def identify(arguments: Arguments, records: PublicRecords) -> str:
    """Whose repository this is, and how it keeps its records."""
    site_settings = SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()
    name = site_settings.project_name or site_settings.short_name or settings.WAGTAIL_SITE_NAME
    earliest = Item.objects.aggregate(earliest=Min("datestamp"))["earliest"] or records.at
    content = (
        element("repositoryName", name),
        element("baseURL", base_url()),
        element("protocolVersion", "2.0"),
        element("adminEmail", site_settings.contact_email or f"postmaster@{repository_identifier()}"),
        element("earliestDatestamp", stamp(earliest)),
        element("deletedRecord", "persistent"),
        element("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        element("compression", "gzip"),
        f"<description>{naming_scheme()}</description>",
    )
    return wrapped("Identify", content)


def naming_scheme() -> str:
    """How the identifiers of this repository are made."""
    parts = (
        element("scheme", "oai"),
        element("repositoryIdentifier", repository_identifier()),
        element("delimiter", ":"),
        element("sampleIdentifier", identifier_of(UUID(int=0))),
    )
    head = (
        f'<oai-identifier xmlns="{OAI_IDENTIFIER}"'
        f' xsi:schemaLocation="{OAI_IDENTIFIER} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd">'
    )
    return f"{head}{''.join(parts)}</oai-identifier>"


def list_metadata_formats(arguments: Arguments, records: PublicRecords) -> str:
    """All formats, or those of one item."""
    prefixes = item_of(arguments).formats if "identifier" in arguments else list(METADATA_FORMATS)
    formats = [METADATA_FORMATS[prefix] for prefix in prefixes if prefix in METADATA_FORMATS]
    if not formats:
        raise ProtocolError("noMetadataFormats", "There is no format for that item.")
    each = (
        wrapped(
            "metadataFormat",
            (
                element("metadataPrefix", chosen.prefix),
                element("schema", chosen.schema),
                element("metadataNamespace", chosen.namespace),
            ),
        )
        for chosen in formats
    )
    return wrapped("ListMetadataFormats", each)


def list_sets(arguments: Arguments, records: PublicRecords) -> str:
    """All sets, in one answer: there are no tokens for more."""
    if "resumptionToken" in arguments:
        raise ProtocolError("badResumptionToken", "The sets are listed in one answer.")
    sets = (
        wrapped("set", (element("setSpec", spec), element("setName", name or spec))) for spec, name in all_sets(records)
    )
    return wrapped("ListSets", sets)


def list_identifiers(arguments: Arguments, records: PublicRecords) -> str:
    """A part of a list, headers only."""
    part = Part(arguments, records)
    return wrapped("ListIdentifiers", (*map(header, part.harvested), resumption(part)))


def list_records(arguments: Arguments, records: PublicRecords) -> str:
    """A part of a list with its records."""
    part = Part(arguments, records)
    each = (record(harvested, part.format.prefix) for harvested in part.harvested)
    return wrapped("ListRecords", (*each, resumption(part)))


def get_record(arguments: Arguments, records: PublicRecords) -> str:
    """One record."""
    item, prefix = item_of(arguments), format_of(arguments["metadataPrefix"]).prefix
    if prefix not in item.formats:
        raise ProtocolError("cannotDisseminateFormat", "That item lacks what the format demands: a date.")
    return wrapped("GetRecord", (record(as_given([item], prefix, records)[0], prefix),))


def item_of(arguments: Arguments) -> Item:
    """The item that is asked for; raises ProtocolError."""
    uuid = uuid_of(arguments["identifier"])
    item = Item.objects.filter(uuid=uuid).first() if uuid else None
    if item is None:
        raise ProtocolError("idDoesNotExist", "There is no item of that identifier here.")
    return item


def record(harvested: Harvested, prefix: str) -> str:
    """An item with its metadata; a deleted one has none."""
    public = harvested.record
    metadata = wrapped("metadata", (METADATA_FORMATS[prefix].record(public.reference),)) if public else ""
    return f"<record>{header(harvested)}{metadata}</record>"


def header(harvested: Harvested) -> str:
    """Identifier, datestamp and sets of an item, and whether it is deleted."""
    status = "" if harvested.record else attribute("status", "deleted")
    parts = (
        element("identifier", identifier_of(harvested.item.uuid)),
        element("datestamp", stamp(harvested.item.datestamp)),
        *(element("setSpec", spec) for spec in harvested.sets),
    )
    return f"<header{status}>{''.join(parts)}</header>"


def resumption(part: Part) -> str:
    """The token with which a list goes on; an empty one ends a list that was given in parts."""
    if part.token is None:
        return ""
    counts = attribute("completeListSize", str(part.size)) + attribute("cursor", str(part.cursor))
    return f"<resumptionToken{counts}>{escape(part.token)}</resumptionToken>"


def base_url() -> str:
    """The address at which the repository answers."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("oai")


def stamp(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


ANSWERS: dict[str, Callable[[Arguments, PublicRecords], str]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
