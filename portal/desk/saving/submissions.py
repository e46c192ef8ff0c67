"""One press of a button is one submission, however often it arrives.

A form carries a token of its own (Django's against forged requests), so the same form with the same values is the same
press. Its identity is kept where the change itself is logged, so that every process of the site knows of it. So is that
of the form itself where its script saves while somebody types: the form is not out of date because of its own drafts.
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
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

__all__ = ["identify", "leads_to_saved", "mark_log", "saved_by_form"]

NAMESPACE = uuid.UUID("5f1ad0a7-2f1e-4f0c-9a53-0d6f0f7f2a11")
TOKEN = "csrfmiddlewaretoken"


def identify(request: HttpRequest) -> uuid.UUID | None:
    """The identity of a submitted form; None where it carries no token, or is saved by its script while one types."""
    if TOKEN not in request.POST or not request.accepts("text/html"):
        return None
    return identity(request, sorted(request.POST.lists()))


def form_identity(request: HttpRequest) -> uuid.UUID | None:
    """The identity of the form itself, whatever it holds; None where it carries no token."""
    return identity(request, request.POST[TOKEN]) if TOKEN in request.POST else None


def identity(request: HttpRequest, values: object) -> uuid.UUID:
    """What stands for these values, sent by this person to this address."""
    text = json.dumps([request.user.pk, request.path, values])
    return uuid.uuid5(NAMESPACE, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def mark_log(request: HttpRequest) -> None:
    """Gives what the view logs from now on the identity of the submission, or of the form whose script saves."""
    mark = identify(request) or form_identity(request) if request.method == "POST" else None
    if mark:
        get_active_log_context().uuid = mark


def saved_by_form(request: HttpRequest, revision: Revision) -> bool:
    """Whether that version is a draft that this form's own script saved, perhaps while the button was being pressed."""
    mark = form_identity(request)
    logs = (PageLogEntry, ModelLogEntry)
    return mark is not None and any(log.objects.filter(uuid=mark, revision=revision).exists() for log in logs)


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
