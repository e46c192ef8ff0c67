"""One press of a button is one submission, however often it arrives.

A form carries a token of its own (Django's against forged requests), so the same form with the same values is the same
press. Its identity is kept where the change itself is logged, so that every process of the site knows of it.
"""

import hashlib
import json
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, PageLogEntry

__all__ = ["identify", "leads_to_saved", "mark_log"]

NAMESPACE = uuid.UUID("5f1ad0a7-2f1e-4f0c-9a53-0d6f0f7f2a11")
TOKEN = "csrfmiddlewaretoken"


def identify(request: HttpRequest) -> uuid.UUID | None:
    """The identity of a submitted form; None where it carries no token, or is saved by a program while one types."""
    if TOKEN not in request.POST or not request.accepts("text/html"):
        return None
    values = json.dumps([request.user.pk, request.path, sorted(request.POST.lists())])
    submission = uuid.uuid5(NAMESPACE, hashlib.sha256(values.encode("utf-8", "surrogatepass")).hexdigest())
    request.submission = submission  # type: ignore[attr-defined]  # for `mark_log`, inside the view
    return submission


def mark_log(request: HttpRequest) -> None:
    """Gives what the view logs from now on the identity of the submission."""
    submission = getattr(request, "submission", None)
    if submission:
        get_active_log_context().uuid = submission


def leads_to_saved(request: HttpRequest, submission: uuid.UUID | None) -> HttpResponse | None:
    """The way to what this submission saved, if it did so before, with a sentence; None if it did not."""
    if submission is None:
        return None
    saved: Any = None
    if entry := PageLogEntry.objects.filter(uuid=submission).first():
        saved = entry.page
    elif record_entry := ModelLogEntry.objects.filter(uuid=submission).first():
        saved = record_entry.content_type.model_class()._base_manager.filter(pk=record_entry.object_id).first()
    if saved is None:
        return None
    messages.info(request, _("This arrived more than once. It was done once."))
    return redirect(AdminURLFinder(request.user).get_edit_url(saved) or "wagtailadmin_home")
