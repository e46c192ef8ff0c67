"""The links that a page's header has for machines, and the addresses at which the same links are a document."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.signposting.links import (
    LINKSET_JSON,
    LINKSET_TEXT,
    Link,
    Signposts,
    signposts_of,
)
from portal.bibliography.reference import Reference

__all__ = ["link_sets", "of_record", "of_reference", "with_links"]

DESCRIBING = ("bib", "ris", "csl.json", "jsonld", "txt")  # Tables are for people with a spreadsheet.


def link_sets(place: str, slug: str) -> tuple[Link, ...]:
    """The link sets of the page of that slug below that place ("outputs")."""
    here = {"place": place, "slug": slug}
    as_json = absolute(reverse("linkset", kwargs={**here, "ending": ".json"}))
    as_text = absolute(reverse("linkset", kwargs={**here, "ending": ""}))
    return Link("linkset", as_json, LINKSET_JSON), Link("linkset", as_text, LINKSET_TEXT)


def of_reference(reference: Reference, place: str, slug: str, in_format: str) -> Signposts:
    """The signposts of a work or a finding; `in_format`: the name of the address of its other formats."""
    described_by = (
        Link("describedby", absolute(reverse(in_format, args=[slug, extension])), FORMATS[extension].media_type)
        for extension in DESCRIBING
    )
    return signposts_of(reference, described_by, link_sets(place, slug))


def of_record(record_url: str, place: str, slug: str, schema_type: str, authors: Iterable[str] = ()) -> Signposts:
    """The signposts of a person or an award at that absolute address, which JSON-LD describes."""
    json_ld = absolute(reverse("record_json_ld", kwargs={"place": place, "slug": slug}))
    return Signposts(
        landing=record_url,
        cite_as=record_url,
        schema_type=schema_type,
        authors=tuple(authors),
        described_by=(Link("describedby", json_ld, FORMATS["jsonld"].media_type),),
        link_sets=link_sets(place, slug),
    )


def with_links(response: HttpResponse, signposts: Signposts) -> HttpResponse:
    """The answer with the Link header."""
    response["Link"] = signposts.header
    return response


def absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + path
