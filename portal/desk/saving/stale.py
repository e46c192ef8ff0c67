"""A form that was opened before somebody else saved: told what they changed, and overwriting nothing unasked."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel
from wagtail.models import Page, Revision

from portal.desk.saving.submissions import saved_by_form

__all__ = ["answer_to_stale"]

# What the form says of the version it was opened with; Wagtail's own names.
OPENED_WITH = ("loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id")
CONFLICT = 409


def answer_to_stale(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """The page that shows what was changed meanwhile; None where nothing was, or the request saves no form.

    `instance`: the page or record as it was last saved.
    """
    latest = getattr(instance, "latest_revision", None)
    if request.method != "POST" or latest is None or not request.accepts("text/html"):
        return None
    if not is_stale(request, latest) or saved_by_form(request, latest):
        return None
    opened = opened_with(request, instance)
    changes = differences(request, instance, opened, latest) if opened else []
    if opened and not changes:
        return None  # What was saved meanwhile says the same.
    context = {
        "title": _("This was saved meanwhile"),
        "instance": instance,
        "latest": latest,
        "changes": changes,
        "sent": list(sent_again(request)),
        "is_same_person": latest.user_id == request.user.pk,
    }
    return TemplateResponse(request, "desk/saving/stale.html", context, status=CONFLICT)


def is_stale(request: HttpRequest, latest: Revision) -> bool:
    """Whether the form was opened with, or last saved as, another version than the newest."""
    if own_draft := request.POST.get("overwrite_revision_id"):
        return own_draft != str(latest.pk)
    loaded = request.POST.get("loaded_revision_id")
    if not loaded:
        return False  # The form says nothing of it: of a record without a version, or another program's.
    created = request.POST.get("loaded_revision_created_at", "")
    return loaded != str(latest.pk) or created not in ("", latest.created_at.isoformat())


def opened_with(request: HttpRequest, instance: Any) -> Revision | None:
    """The version with which the form was opened; None where it was written over, or is gone."""
    key = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id", "")
    if not key.isdecimal() or len(key) > 18 or key == str(instance.latest_revision_id):
        return None
    return instance.revisions.filter(pk=key).first()


def differences(request: HttpRequest, instance: Any, opened: Revision, latest: Revision) -> list[Any]:
    """The fields in which the two versions differ, as Wagtail compares them."""
    panel = edit_handler_of(instance).get_bound_panel(instance=instance, request=request, form=None)
    before, after = opened.as_object(), latest.as_object()
    comparisons = [comparison(before, after) for comparison in panel.get_comparison()]
    return [comparison for comparison in comparisons if comparison.has_changed() and is_seen(comparison)]


def is_seen(comparison: Any) -> bool:
    """Whether the difference shows: an editor's script may write the same words otherwise, which is none."""
    return not comparison.is_field or any(mark in comparison.htmldiff() for mark in ("addition", "deletion"))


def edit_handler_of(instance: Any) -> Panel:
    """The form's panels, of a page or a record."""
    if isinstance(instance, Page):
        return instance.specific_class.get_edit_handler()
    return instance.snippet_viewset.get_edit_handler()


def sent_again(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Everything that was sent, by name and value, without what says of which version it was."""
    for name, values in request.POST.lists():
        if name not in OPENED_WITH and name != "csrfmiddlewaretoken":
            yield from ((name, value) for value in values)
