"""The words with which an editor asked for changes: on the first screen, and at the top of the form in question."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import WorkflowState

from portal.desk.request_user import RequestUser

__all__ = ["AskedChange", "asked_changes"]


@dataclass(frozen=True)
class AskedChange:
    """What an editor asked to be changed: title of the page or record, address of its form, and the sentence."""

    title: str
    url: str
    sentence: SafeString


def asked_changes(user: RequestUser) -> list[AskedChange]:
    """What editors ask this person to change before it is published, the last first; one query where there is none."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by_id=user.pk)
    finder = AdminURLFinder(user)
    asked = []
    for state in states.select_related("current_task_state__finished_by").order_by("-current_task_state__finished_at"):
        content = state.content_object
        if content is not None and (url := finder.get_edit_url(content)):
            asked.append(AskedChange(str(content), url, sentence(state)))
    return asked


def sentence(state: WorkflowState) -> SafeString:
    """Who asks for changes, with their words if there are any."""
    task = state.current_task_state
    by = task.finished_by if task else None
    name = (by.get_full_name() or by.get_username()) if by else _("An editor")
    if task and task.comment:
        return format_html(_("{} asks for changes: “{}”"), name, task.comment)
    return format_html(_("{} asks for changes."), name)


def say_at_the_top(request: HttpRequest, content: Any) -> None:
    """Says above the form what the editor asked for, as long as it is not sent again."""
    if request.method != "GET" or not hasattr(content, "current_workflow_state"):
        return
    state = content.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        messages.warning(request, sentence(state))


hooks.register("before_edit_page", say_at_the_top)
hooks.register("before_edit_snippet", say_at_the_top)
