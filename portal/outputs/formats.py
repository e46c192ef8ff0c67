"""Outputs in the formats of `citations.formats`: one record, or any filtered list, as a file."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify

from portal.citations.formats import FORMATS, Format
from portal.citations.reference import Reference

__all__ = ["download", "list_name", "preferred_format", "record_in"]

HTML = "text/html"


def preferred_format(request: HttpRequest) -> Format | None:
    """The format that the request's `Accept` prefers to the page itself, if it names one of ours."""
    by_media_type = {row.media_type: row for row in FORMATS.values() if row.negotiated}
    wanted = request.get_preferred_type([HTML, *by_media_type])
    return by_media_type.get(wanted or HTML)


def record_in(chosen: Format, reference: Reference) -> HttpResponse:
    """One record in the chosen format, for a page that answers by `Accept`."""
    response = HttpResponse(b"".join(chosen.write([reference])), content_type=chosen.content_type)
    patch_vary_headers(response, ["Accept"])
    return response


def download(chosen: Format, references: Iterable[Reference], name: str) -> StreamingHttpResponse:
    """References as a file called after what is in it; it streams, so that memory does not grow with the list."""
    response = StreamingHttpResponse(chosen.write(references), content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{chosen.extension}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def list_name(filters: Iterable[tuple[str, str]]) -> str:
    """What a list's file is called: "outputs-kind-chapter-2026-11-24"."""
    words = ["outputs", *(part for pair in filters for part in pair), timezone.localdate().isoformat()]
    return "-".join(word for word in map(slugify, words) if word)[:120]
