"""The page that holds an award against a saved copy of the funder's public record. Nothing is changed by comparing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from portal.desk.work import watch
from portal.identifiers.grant_reference import public_record
from portal.intake.create_run import receive_run
from portal.intake.tasks import start_compare
from portal.records.grants.models import Grant
from portal.records.rights import Rights
from portal.returns.access import for_returns
from portal.returns.forms import RecordForm
from portal.returns.items import outcome_items, output_items
from portal.returns.reconcile import NoRecordError, Reconciled, read_record, reconcile
from portal.returns.reconcile.bringing_in import as_ris

__all__ = ["bring_in_view", "reconcile_view"]


@require_http_methods(["GET", "HEAD", "POST"])
@for_returns
def reconcile_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that takes the saved record, and below it what differs."""
    grant = get_object_or_404(Grant, pk=pk)
    form = RecordForm(request.POST, request.FILES) if request.method == "POST" else RecordForm()
    result: Reconciled | None = None
    if request.method == "POST" and form.is_valid():
        try:
            record = read_record(form.cleaned_data["record"].read())
        except NoRecordError as error:
            form.add_error("record", str(error))
        else:
            items = [*output_items(grant, timezone.now()), *outcome_items(grant)]
            result = reconcile(grant, record, items)
            if result.is_other_award:
                words = _("This is the record of another award, %(theirs)s; this one is %(ours)s. Choose its own.")
                form.add_error("record", words % {"theirs": record.facts["reference"], "ours": grant.reference})
                result = None
    return render(request, "returns/reconcile.html", context_of(grant, form, result))


def context_of(grant: Grant, form: RecordForm, result: Reconciled | None) -> dict[str, Any]:
    """Template context of the page."""
    return {
        "grant": grant,
        "form": form,
        "result": result,
        "ris": as_ris(result.we_lack) if result else "",
        "public_record": public_record(grant.reference),
        "way_back": [
            {"url": reverse("returns:list"), "label": _("Returns")},
            {"url": reverse("returns:award", args=[grant.pk]), "label": grant.name},
        ],
        "header_title": _("Compare with the funder’s public record"),
        "header_icon": "doc-full",
    }


@require_POST
@for_returns
def bring_in_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives the publications that we lack to the intake, where each is reviewed before anything is written."""
    grant = get_object_or_404(Grant, pk=pk)
    user: Any = request.user
    if not Rights(user).may_bring_in:
        raise PermissionDenied
    text = request.POST.get("ris", "").strip()
    if not text:
        messages.error(request, _("There is nothing to review. Compare the record again."))
        return redirect("returns:reconcile", pk)
    run = receive_run(_("Funder’s record of %s") % grant.name, user, text=text, owner=user, grants=[grant])
    return watch(start_compare(run, user))
