"""Which format an address of outputs is answered in, and what the file of a list is called."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from portal.bibliography.formats import FORMATS, Format
from portal.bibliography.reference import Reference
from portal.public.downloads import written

__all__ = ["list_name", "preferred_format", "record_in"]

HTML = "text/html"


def preferred_format(request: HttpRequest) -> Format | None:
    """The format that a reading request's `Accept` prefers to the page itself, if it names one of ours."""
    if request.method not in ("GET", "HEAD"):
        return None
    by_media_type = {offered.media_type: offered for offered in FORMATS.values() if offered.negotiated}
    wanted = request.get_preferred_type([HTML, *by_media_type]) or HTML
    # Named, not only let in by "*/*": the page that is kept for browsers is made for such requests, too.
    return by_media_type.get(wanted) if wanted in request.headers.get("Accept", "").lower() else None


def record_in(chosen: Format, reference: Reference, style: str) -> HttpResponse:
    """One record in the chosen format, in place of its page; a formatted citation in the style of that name."""
    return HttpResponse(b"".join(written(chosen, [reference], style)), content_type=chosen.content_type)


def list_name(filters: Iterable[tuple[str, str]]) -> str:
    """What a list's file is called: "outputs-kind-chapter-2026-11-24"."""
    words = ["outputs", *(part for pair in filters for part in pair), timezone.localdate().isoformat()]
    return "-".join(word for word in map(slugify, words) if word)[:120]
