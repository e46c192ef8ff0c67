"""The page that compares and merges two records of the same work."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import resolve, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.desk.outputs.differences import differences, own_table_only
from portal.desk.outputs.merging import obstacles, state_of
from portal.desk.outputs.tasks import start_merge
from portal.desk.request_user import RequestUser
from portal.desk.work import lead_on, wait
from portal.records.outputs.models import Output
from portal.records.rights import RecordPermissionPolicy
from portal.work.models import Job

__all__ = ["merge_view"]


@require_http_methods(["GET", "HEAD", "POST"])
def merge_view(request: HttpRequest, kept: int, other: int) -> HttpResponse:
    """Shows what two records say differently, and merges the second into the first as chosen; 403 for who may not."""
    first, second = allowed(request.user, kept, "change"), allowed(request.user, other, "delete")
    if request.method == "POST":
        chosen = [name.removeprefix("take-") for name, value in request.POST.items() if value == "other"]
        job = start_merge(first, second, chosen, request.POST.get("state", ""), request.user, request.path)
        wait(job)
        if job.is_active:
            return lead_on(job)
        if job.state == Job.State.DONE:
            undo = reverse("undo_change_set", kwargs=resolve(job.url).kwargs)
            messages.success(request, job.message, buttons=[messages.button(undo, _("Undo"))])
            return redirect(AdminURLFinder(request.user).get_edit_url(first) or "wagtailadmin_home")
        messages.error(request, job.message)
    return TemplateResponse(request, "desk/outputs/merge.html", context(request, first, second))


def allowed(user: RequestUser, key: int, action: str) -> Output:
    """The output with the fields of its own table, if the person may publish such and do this to it."""
    output = get_object_or_404(Output, pk=key).own
    policy = RecordPermissionPolicy(type(output))
    may = policy.user_has_permission(user, "publish") and policy.user_has_permission_for_instance(user, action, output)
    if not may:
        raise PermissionDenied
    return output


def side(output: Output, heading: str, finder: AdminURLFinder) -> dict[str, Any]:
    """One of the two records, with what tells it from another of the same title."""
    state = _("published") if output.live else _("draft")
    added = _("added on %s") % date_format(output.created_at, "j F Y")
    about = filter(None, [output.kind_label, output.shown_date, state, added])
    return {"heading": heading, "output": output, "url": finder.get_edit_url(output), "about": " · ".join(about)}


def context(request: HttpRequest, kept: Output, other: Output) -> dict[str, Any]:
    """Template context: the two records, what they say differently, and what stands in the way."""
    first, second = kept.get_latest_revision_as_object(), other.get_latest_revision_as_object()
    finder = AdminURLFinder(request.user)
    return {
        "page_title": _("Merge two records of one work"),
        "sides": [side(kept, _("Kept"), finder), side(other, _("Merged into it"), finder)],
        "kept": kept,
        "other": other,
        "obstacles": obstacles(kept, other),
        "differences": differences(first, second),
        "left_behind": own_table_only(first, second),
        "state": state_of(kept, other),
    }
