"""The formats in which a harvester may ask for a record, by their prefix. A new one is a row here and its writer."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.bibliography.formats.datacite import write as datacite
from portal.bibliography.formats.dublin_core import write as dublin_core
from portal.bibliography.formats.openaire import write as openaire
from portal.bibliography.reference import Reference

__all__ = ["METADATA_FORMATS", "MetadataFormat", "formats_of"]


@dataclass(frozen=True)
class MetadataFormat:
    """A format of OAI-PMH: `record` writes an element, `can_write` says whether a work has what the format demands."""

    prefix: str
    schema: str
    namespace: str
    record: Callable[[Reference], str]
    can_write: Callable[[Reference], bool] = lambda reference: True


ALL = (
    MetadataFormat(
        "oai_dc",
        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        "http://www.openarchives.org/OAI/2.0/oai_dc/",
        dublin_core.record,
    ),
    MetadataFormat("oai_datacite", datacite.SCHEMA, datacite.NAMESPACE, datacite.record, datacite.can_write),
    MetadataFormat("oai_openaire", openaire.SCHEMA, openaire.NAMESPACE, openaire.record, openaire.can_write),
)
METADATA_FORMATS = {each.prefix: each for each in ALL}


def formats_of(reference: Reference) -> list[str]:
    """The prefixes of the formats that the work can be written in."""
    return [each.prefix for each in ALL if each.can_write(reference)]
