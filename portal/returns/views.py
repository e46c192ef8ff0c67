"""The pages of returns: the awards, the returns on one, a return, its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.desk.work import watch
from portal.records.grants.models import Grant
from portal.returns.access import for_returns
from portal.returns.forms import NewReturnForm
from portal.returns.models import Return
from portal.returns.pack.archive import REPORT
from portal.returns.pack.crate import MEDIA_TYPES
from portal.returns.page import MOST_LISTED, AwardContent, ReturnContent, awards
from portal.returns.reading import file_of
from portal.returns.still_lacking import still_lacking
from portal.returns.tasks import start_return

__all__ = ["archive_view", "award_view", "file_view", "list_view", "return_view"]

ICON = "doc-full"
# The report is a page of its own: nothing in it may run or be fetched.
REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals allow-popups"


@require_GET
@for_returns
def list_view(request: HttpRequest) -> HttpResponse:
    """The awards, each with the way to its returns."""
    context = {"awards": awards(), "header_title": _("Returns"), "header_icon": ICON}
    return render(request, "returns/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_returns
def award_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The returns on an award, and the form that makes one; the work is watched."""
    grant = get_object_or_404(Grant, pk=pk)
    form = NewReturnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return watch(start_return(grant, form.scheme_row, form.period, request.user, request.path))
    context = {
        "content": AwardContent(grant),
        "grant": grant,
        "form": form,
        "way_back": [step(_("Returns"), "returns:list")],
        "header_title": grant.name,
        "header_icon": ICON,
    }
    return render(request, "returns/award.html", context)


def step(label: str, name: str, *keys: int) -> dict[str, str]:
    """One step of the way back to the first screen."""
    return {"url": reverse(name, args=keys), "label": label}


@require_GET
@for_returns
def return_view(request: HttpRequest, pk: int) -> HttpResponse:
    """A return: what it reports, what it lacks, what is not reported, what is new since an earlier one."""
    made = get_object_or_404(Return.objects.select_related("grant"), pk=pk)
    since = request.GET.get("since", "")
    earlier = Return.objects.before(made)
    chosen = earlier.filter(pk=since).first() if since.isdecimal() and len(since) < 19 else None
    content = ReturnContent(made, chosen)
    context = {
        "made": made,
        "content": content,
        "lacking": still_lacking(made, content.content) if not content.differences else [],
        "most": MOST_LISTED,
        "way_back": [
            step(_("Returns"), "returns:list"),
            step(made.grant.name, "returns:award", made.grant_id),
        ],
        "header_title": made.scheme_row.title,
        "header_icon": ICON,
    }
    return render(request, "returns/return.html", context)


@require_GET
@for_returns
def archive_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole archive, byte for byte as it was made."""
    made = get_object_or_404(Return.objects.select_related("grant"), pk=pk)
    response = HttpResponse(bytes(made.content), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{file_name(made)}.zip"'
    return response


def file_name(made: Return) -> str:
    """What the archive is called: "return-ah-x000000-1-2026-11-25"."""
    reference = slugify(made.grant.reference.replace("/", "-")) or made.grant.slug
    return f"return-{reference}-{made.made_at:%Y-%m-%d}-{made.archive_sha256[:8]}"


@require_GET
@for_returns
def file_view(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One file of the archive; the report is shown, all others are downloaded."""
    made = get_object_or_404(Return.objects.select_related("grant"), pk=pk)
    try:
        data = file_of(made, name)
    except KeyError as error:
        raise Http404 from error
    media_type = MEDIA_TYPES.get(name.rpartition(".")[2], "text/plain")
    response = HttpResponse(
        data, content_type=f"{media_type}; charset=utf-8" if media_type[:4] == "text" else media_type
    )
    if name == REPORT:
        response["Content-Security-Policy"] = REPORT_POLICY
    else:
        base = name.rpartition("/")[2]
        response["Content-Disposition"] = f'attachment; filename="{file_name(made)}-{base}"'
    return response
