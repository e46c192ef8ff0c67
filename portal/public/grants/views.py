"""What stands below an award's address besides its page."""

from collections.abc import Callable, Iterator

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.spreadsheet.workbook_writing import CONTENT_TYPE
from portal.public.grants.figures import Figures
from portal.public.grants.ledger import Ledger
from portal.public.grants.line import LineOfAwards
from portal.public.grants.outputs_sheet import outputs_csv, outputs_workbook
from portal.public.grants.page import FILES
from portal.public.outputs.filters import BySince
from portal.records.grants.models import Grant
from portal.records.outputs.references import references

__all__ = ["grant_figures", "grant_outputs"]

# The formats made for a person; all others are those of every list of outputs.
SHEETS: dict[str, tuple[str, Callable[[Ledger], Iterator[bytes]]]] = {
    "xlsx": (CONTENT_TYPE, outputs_workbook),
    "csv": ("text/csv; charset=utf-8", outputs_csv),
}

FIGURES = {"csv": "text/csv", "json": "application/json"}


def visible_grant(slug: str) -> Grant:
    """The grant at that address with its funders; 404 unless the public may see it."""
    grant = Grant.objects.visible().with_funders().filter(slug=slug).first()
    if grant is None:
        raise Http404
    return grant


@require_safe
def grant_outputs(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    """The visible outputs of an award as a file in that format, all or those that are new since a day; 400 for a day
    that is none."""
    if extension not in FILES:
        raise Http404
    grant, at = visible_grant(slug), timezone.now()
    asked = request.GET.get(BySince.name, "").strip()
    since = BySince(asked) if asked else None
    if since and not since.day:
        words = _("“%s” cannot be read as a date. Write for example since=2026-04-01.") % since.value[:60]
        return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
    ledger = Ledger(grant, LineOfAwards([grant], at, since.day if since else None), since)
    if extension in SHEETS:
        content_type, write = SHEETS[extension]
        chunks = write(ledger)
    else:
        content_type = FORMATS[extension].content_type
        chunks = FORMATS[extension].write(references(ledger.outputs.newest_first(), at))
    new = f"-since-{since.day.isoformat()}" if since and since.day else ""
    return file_answer(chunks, content_type, f"{slug}-outputs{new}-{timezone.localdate(at).isoformat()}", extension)


def file_answer(chunks: Iterator[bytes], content_type: str, name: str, extension: str) -> StreamingHttpResponse:
    """A file of that name for the reader to keep; it streams, so that memory does not grow with the list."""
    response = StreamingHttpResponse(chunks, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def grant_figures(request: HttpRequest, slug: str, extension: str) -> HttpResponse:
    """The open figures of an award; the CSV names the JSON, which has the data dictionary, in its header."""
    if extension not in FIGURES:
        raise Http404
    grant, at = visible_grant(slug), timezone.now()
    figures = Figures(Ledger(grant, LineOfAwards([grant], at)))
    text = figures.csv() if extension == "csv" else figures.json()
    response = HttpResponse(text, content_type=f"{FIGURES[extension]}; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    if extension == "csv":
        dictionary = request.build_absolute_uri(reverse("grant_figures", args=[slug, "json"]))
        response["Link"] = f'<{dictionary}>; rel="describedby"; type="application/json"'
    return response
