"""The page of an award's open access, rule by rule."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from portal.bibliography.formats.spreadsheet.workbook_writing import CONTENT_TYPE
from portal.records.grants.models import Grant
from portal.returns.access import for_returns
from portal.returns.award import reference_of
from portal.returns.open_access.award import STANDINGS, AwardAccess
from portal.returns.open_access.policy import SOURCE, SOURCE_ADDRESS
from portal.returns.open_access.table import access_workbook

__all__ = ["open_access_table_view", "open_access_view"]

OUTPUTS_A_PAGE = 25


@require_GET
@for_returns
def open_access_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Each output of the award that the policy may be about, with the rules it meets and does not, and the shares."""
    grant = get_object_or_404(Grant, pk=pk)
    access = AwardAccess(grant)
    standing = request.GET.get("standing", "")
    chosen = [each for each in access.judged if standing not in STANDINGS or each.judged.standing == standing]
    context = {
        "grant": grant,
        "access": access,
        "page": Paginator(chosen, OUTPUTS_A_PAGE).get_page(request.GET.get("page")),
        "standing": standing if standing in STANDINGS else "",
        "source": SOURCE,
        "source_address": SOURCE_ADDRESS,
        "way_back": [
            {"url": reverse("returns:list"), "label": _("Returns")},
            {"url": reverse("returns:award", args=[pk]), "label": grant.name},
        ],
        "header_title": _("Open access"),
        "header_icon": "lock-open",
    }
    return render(request, "returns/open_access.html", context)


@require_GET
@for_returns
def open_access_table_view(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The same as a workbook."""
    grant = get_object_or_404(Grant, pk=pk)
    access = AwardAccess(grant)
    response = StreamingHttpResponse(access_workbook(access), content_type=CONTENT_TYPE)
    name = f"open-access-{slugify(reference_of(grant).replace('/', '-'))}-{access.today.isoformat()}"
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
