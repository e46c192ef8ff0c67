"""The page that takes a change of many outputs back."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal.outputs.editing.bulk_plan import entries_of, take_back
from portal.outputs.models import Output
from portal.records.ownership import RecordPermissionPolicy

__all__ = ["undo_view"]


@require_http_methods(["GET", "HEAD", "POST"])
def undo_view(request: HttpRequest, run: UUID) -> HttpResponse:
    """Asks whether to take the change back, and does; only for whoever made it, or may publish all it changed."""
    entries = entries_of(run)
    if not entries:
        raise Http404
    rows = Output.objects.filter(pk__in=[entry.object_id for entry in entries])
    outputs = [row.own for row in rows.newest_first()]

    def may_change(output: Output) -> bool:
        policy = RecordPermissionPolicy(type(output))
        action = "publish" if output.live or entries[0].data["was_live"] else "change"
        return policy.user_has_permission_for_instance(request.user, action, output)

    if not all(may_change(output) for output in outputs):
        raise PermissionDenied
    if request.method == "POST":
        say(request, *vars(take_back(run, request.user, may_change)).values())
        return redirect(
            f"wagtailsnippets_outputs_{outputs[0]._meta.model_name}:list" if outputs else "wagtailadmin_home"
        )
    since = [one for one in outputs if one.latest_revision_id not in {entry.data["after"] for entry in entries}]
    unchanged = [one for one in outputs if one not in since]
    context = {"outputs": unchanged, "edited_since": since, "title": _("Undo")}
    return TemplateResponse(request, "outputs/admin/bulk_undo.html", context)


def say(request: HttpRequest, restored: list[Output], left: list[Output]) -> None:
    count = len(restored)
    messages.success(request, ngettext("%d output is as before.", "%d outputs are as before.", count) % count)
    if left:
        names = ", ".join(f"“{output}”" for output in left)
        messages.warning(
            request,
            _("Left as they are, because they were edited since, are locked, or have no older version left: %s.")
            % names,
        )
