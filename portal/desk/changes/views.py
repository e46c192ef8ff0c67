"""Shows what a change set did, and asks before it is undone: what goes and what stays, how much of it is published."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.desk.request_user import RequestUser
from portal.desk.work import watch
from portal.records.changes.judging import Action, judge, summary
from portal.records.changes.kinds import records_of
from portal.records.changes.models import ChangeSet
from portal.records.changes.tasks import start_undo, subject_of
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.records.rights import answers_for_all
from portal.work.models import Job

__all__ = ["result_view", "undo_view"]

MOST_NAMED = 50


def change_set_of(request: HttpRequest, pk: int) -> ChangeSet:
    """The change set of that key; only for whoever made it, or answers for all records of its kind."""
    change_set = get_object_or_404(ChangeSet, pk=pk)
    if not may_undo(change_set, request.user):
        raise PermissionDenied
    return change_set


@require_http_methods(["GET", "HEAD"])
def result_view(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done, record by record, or that it was undone."""
    change_set = change_set_of(request, pk)
    page = Paginator(change_set.changes.order_by("pk"), MOST_NAMED).get_page(request.GET.get("page"))
    finder = AdminURLFinder(request.user)
    records = records_of(page)
    entries = [
        {"change": change, "edit_url": edit_url(records.get((change.kind, change.record_id)), finder)}
        for change in page
    ]
    context = {"change_set": change_set, "page": page, "entries": entries}
    header = {"header_title": change_set.title, "header_icon": "list-ul"}
    return render(request, "desk/changes/result.html", {**context, **header})


def edit_url(record: Any, finder: AdminURLFinder) -> str:
    """The address of the form of a record, "" for one that is gone or not the person's."""
    return (finder.get_edit_url(record) or "") if record else ""


@require_http_methods(["GET", "HEAD", "POST"])
def undo_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks whether to undo, and starts it."""
    change_set = change_set_of(request, pk)
    active = Job.objects.active().about(subject_of(change_set)).first()
    if active:
        return redirect("desk_work:job", active.pk)
    if request.method == "POST" and change_set.undone_at is None:
        return watch(start_undo(change_set, request.user))
    return render(request, "desk/changes/undo.html", context(change_set, request.user))


def may_undo(change_set: ChangeSet, user: RequestUser) -> bool:
    """Whether the person made the change, or may publish whatever it changed."""
    model = Person if change_set.kind == ChangeSet.Kind.PEOPLE else Output
    return change_set.made_by_id == user.pk or answers_for_all(user, model)


def context(change_set: ChangeSet, user: RequestUser) -> dict[str, Any]:
    """Template context: the change set; before it is undone how many records go, change and stay, and how many of them
    are published now; and those that stay with the reasons."""
    shared = {"change_set": change_set, "header_title": _("Undo"), "header_icon": "history"}
    if change_set.undone_at:
        return {**shared, "left": change_set.left[:MOST_NAMED], "more": max(len(change_set.left) - MOST_NAMED, 0)}
    verdicts = list(judge(change_set, user))
    counts = summary(verdicts)
    left = [{"title": verdict.change.title, "reason": verdict.reason} for verdict in verdicts if verdict.reason]
    goes = [verdict.change.title for verdict in verdicts if verdict.action in (Action.DELETE, Action.RESTORE)]
    return {
        **shared,
        "deleted": counts[Action.DELETE],
        "restored": counts[Action.RESTORE],
        "published": counts["published"],
        "gone": counts[Action.NOTHING],
        "names": goes[:MOST_NAMED],
        "more_names": max(len(goes) - MOST_NAMED, 0),
        "left": left[:MOST_NAMED],
        "more": max(len(left) - MOST_NAMED, 0),
    }
