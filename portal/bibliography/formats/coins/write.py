"""COinS (OpenURL ContextObjects in spans), for the page of a work that has no citation_* tags.

Rules: ocoins.info and ANSI/NISO Z39.88-2004, the Dublin Core format in key/encoded-value form. `rft.type` is Zotero's
name of the item type. A page writes `<span class="Z3988" title="{{ context_object }}"></span>`, escaped as any
attribute is; here each value is percent-encoded.
"""

from collections.abc import Iterator
from urllib.parse import quote

from portal.bibliography.clean_text import one_line
from portal.bibliography.reference import Reference

__all__ = ["context_object"]

DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"


def context_object(reference: Reference) -> str:
    """The title attribute of a COinS span, not yet escaped for HTML."""
    pairs = ((name, one_line(value)) for name, value in pairs_of(reference))
    return "&".join([f"{name}={quote(value, safe='', errors='replace')}" for name, value in pairs if value])


def pairs_of(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "url_ver", "Z39.88-2004"
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", DUBLIN_CORE
    yield "rft.type", reference.kind.zotero
    yield "rft.title", reference.title
    for person in reference.authors:
        yield "rft.creator", person.name.inverted
    yield "rft.date", reference.date
    yield "rft.source", reference.held_by
    yield "rft.publisher", reference.issued_by
    yield "rft.language", reference.language
    yield "rft.description", reference.summary
    yield "rft.rights", reference.licence
    if reference.doi:
        yield "rft_id", f"info:doi/{reference.doi}"  # Zotero takes a DOI from nowhere else.
    if reference.isbn:
        yield "rft.identifier", f"urn:isbn:{reference.isbn}"
    yield "rft.identifier", reference.url
