"""The archive described for machines: RO-Crate 1.2, flattened and compacted JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from portal.identifiers import doi
from portal.records.grants.models import Grant
from portal.returns.award import reference_of
from portal.returns.gathered import Gathered
from portal.returns.pack.about import About
from portal.returns.pack.references import reported_references

__all__ = ["NAME", "FileDigest", "crate"]

NAME = "ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.2/context"
PROFILE = "https://w3id.org/ro/crate/1.2"
MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "ris": "application/x-research-info-systems",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TERMS = "#terms"
# Name in the archive, size in bytes, SHA-256.
FileDigest = tuple[str, int, str]


def crate(gathered: Gathered, about: About, files: list[FileDigest]) -> Iterator[bytes]:
    """The metadata file: the archive, each of its files, the award, its funders and the public outputs."""
    graph: list[dict[str, Any]] = [
        {"@id": NAME, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": PROFILE}},
        root(gathered, about, files),
        {
            "@id": TERMS,
            "@type": "CreativeWork",
            "name": _("No licence is stated"),
            "description": _("Made for the funder. Each output has its own licence, where one is recorded."),
        },
        *[file_entity(*each) for each in files],
        *award_entities(gathered.reporting.grant),
    ]
    yield f'{{"@context": "{CONTEXT}", "@graph": [\n'.encode()
    yield ",\n".join(json.dumps(entity, ensure_ascii=False) for entity in graph).encode()
    for output in output_entities(gathered):
        yield (",\n" + json.dumps(output, ensure_ascii=False)).encode()
    yield b"\n]}\n"


def root(gathered: Gathered, about: About, files: list[FileDigest]) -> dict[str, Any]:
    """The root data entity."""
    reporting = gathered.reporting
    words = {"scheme": reporting.scheme.title, "award": reference_of(reporting.grant)}
    project = {"@id": reporting.grant.full_url}
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": _("Return on %(award)s: %(scheme)s") % words,
        "description": _("What came of the award, period: %s.") % reporting.period.in_words,
        "datePublished": about.made_at.date().isoformat(),
        "license": {"@id": TERMS},
        "identifier": f"sha256:{about.content_sha256}",
        "funder": [project, *({"@id": funder_id(funder)} for funder in reporting.grant.funders)],
        "hasPart": [{"@id": name} for name, _size, _digest in files],
        "mentions": [{"@id": entity["@id"]} for entity in output_entities(gathered)],
    }


def file_entity(name: str, size: int, digest: str) -> dict[str, Any]:
    """A file of the archive."""
    media_type = MEDIA_TYPES[name.rpartition(".")[2]]
    return {
        "@id": name, "@type": "File", "name": name, "contentSize": str(size), "encodingFormat": media_type,
        "sha256": digest,
    }  # fmt: skip


def funder_id(funder: Any) -> str:
    """What a funder is called in the crate: its ROR, or a name of this crate's own."""
    return funder.ror or f"#funder-{funder.pk}"


def award_entities(grant: Grant) -> Iterator[dict[str, Any]]:
    """The project that the award paid for, and who paid."""
    yield {
        "@id": grant.full_url,
        "@type": ["Organization", "Project"],
        "name": grant.title,
        "identifier": grant.reference,
        "funder": [{"@id": funder_id(funder)} for funder in grant.funders],
    }
    for funder in grant.funders:
        yield {"@id": funder_id(funder), "@type": "Organization", "name": funder.name}


def output_entities(gathered: Gathered) -> Iterator[dict[str, Any]]:
    """The outputs that the public sees, each by its address here."""
    hidden = {row.key for _category, rows in gathered.categories() for row in rows if row.hidden}
    for reference in reported_references(gathered):
        if reference.uuid not in hidden:
            entity = {"@id": reference.url, "@type": reference.kind.schema_org, "name": reference.title}
            dated = {"datePublished": str(reference.date)} if reference.date else {}
            known = {"identifier": doi.url(reference.doi)} if reference.doi else {}
            yield entity | dated | known
