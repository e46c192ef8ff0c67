"""The page that undoes a change of many outputs."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal.desk.outputs.bulk_changes import UndoResult, log_entries, undo
from portal.records.outputs.models import Output
from portal.records.rights import RecordPermissionPolicy

__all__ = ["undo_view"]


@require_http_methods(["GET", "HEAD", "POST"])
def undo_view(request: HttpRequest, run: UUID) -> HttpResponse:
    """Asks whether to undo the change, and does; only for whoever made it, or may publish all it changed."""
    entries = log_entries(run)
    if not entries:
        raise Http404
    shared_records = Output.objects.filter(pk__in=[entry.object_id for entry in entries])
    outputs = [record.own for record in shared_records.newest_first()]

    def may_change(output: Output) -> bool:
        """Whether the person may undo the change of that output."""
        policy = RecordPermissionPolicy(type(output))
        action = "publish" if output.live or entries[0].data["was_live"] else "change"
        return policy.user_has_permission_for_instance(request.user, action, output)

    if not all(may_change(output) for output in outputs):
        raise PermissionDenied
    if request.method == "POST":
        report(request, undo(run, request.user, may_change))
        return redirect(
            f"wagtailsnippets_records_{outputs[0]._meta.model_name}:list" if outputs else "wagtailadmin_home"
        )
    revisions = {entry.data["after"] for entry in entries}
    edited_since = [output for output in outputs if output.latest_revision_id not in revisions]
    unchanged = [output for output in outputs if output not in edited_since]
    context = {"outputs": unchanged, "edited_since": edited_since, "title": _("Undo")}
    return TemplateResponse(request, "desk/outputs/bulk_undo.html", context)


def report(request: HttpRequest, result: UndoResult) -> None:
    """Says how many outputs are as before, and which were left."""
    count = len(result.restored)
    messages.success(request, ngettext("%d output is as before.", "%d outputs are as before.", count) % count)
    if result.left:
        names = ", ".join(f"“{output}”" for output in result.left)
        messages.warning(
            request,
            _("Left as they are, because they were edited since, are locked, or have no older version left: %s.")
            % names,
        )
