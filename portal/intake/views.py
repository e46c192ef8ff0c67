"""The pages of the intake in the admin: begin, wait, review, commit, look back, undo."""

import csv
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.intake import background
from portal.intake.beginning import begin
from portal.intake.committing import NotCommittedError, commit
from portal.intake.comparing import look_up_again, step
from portal.intake.forms import OptionsForm, StartForm
from portal.intake.guarding import progress
from portal.intake.models import IntakeRow, IntakeRun
from portal.intake.readers import RefusedError
from portal.intake.readers.sheet import TEMPLATE_HEADINGS
from portal.intake.review import choose_for_all, save_choices
from portal.intake.rights import Rights
from portal.intake.undoing import undo
from portal.outputs.models import Output

__all__ = ["run_view", "start_view", "step_view", "template_view", "undo_view"]

ROWS_A_PAGE = 50
RUNS_A_PAGE = 20
SECONDS_AT_FIRST = 2.0
SECONDS_A_STEP = 0.7
TABS = ("", "new", "changed", "doubtful", "duplicate", "failed")
WAITING = (IntakeRun.State.READING, IntakeRun.State.COMMITTING, IntakeRun.State.UNDOING)
EXAMPLE = {
    "kind": "chapter",
    "title": "The title of the chapter",
    "authors": "Family, Given; Family, Given",
    "editors": "Family, Given",
    "date": "2010-11",
    "container": "The title of the book",
    "first_page": "168",
    "last_page": "201",
    "publisher": "Publisher",
    "place": "Place",
    "language": "en",
    "keywords": "one; two",
}


def rights_of(request: HttpRequest) -> Rights:
    """The person's rights; whoever may add no output has no business here."""
    rights = Rights(request.user)
    if not rights.may_bring_in:
        raise PermissionDenied
    return rights


def run_of(request: HttpRequest, pk: int) -> IntakeRun:
    runs: Any = IntakeRun.objects
    return get_object_or_404(runs.of(request.user, rights_of(request).may_publish), pk=pk)


def start_view(request: HttpRequest) -> HttpResponse:
    """The form to begin with, and the runs there were. What cannot be read stays in the box, with the reason."""
    rights = rights_of(request)
    form = StartForm(request.POST, request.FILES) if request.method == "POST" else StartForm()
    if form.is_bound and form.is_valid():
        try:
            run = begin(form.cleaned_data["text"], form.source_name, request.user, owner=request.user)
        except RefusedError as error:
            form.add_error("file" if form.cleaned_data.get("file") else "text", str(error))
        else:
            step(run, SECONDS_AT_FIRST)
            return redirect(run)
    runs: Any = IntakeRun.objects
    found = runs.of(request.user, rights.may_publish).defer("text").select_related("made_by")
    page = Paginator(found, RUNS_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "runs": page, "header_title": _("Bring in outputs"), "header_icon": "download"}
    return render(request, "intake/start.html", context, status=422 if form.errors else 200)


@require_GET
def template_view(request: HttpRequest) -> HttpResponse:
    """The template for spreadsheets: headings and one row that shows how each is filled in."""
    rights_of(request)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="outputs-template.csv"'
    rows = csv.writer(response)
    rows.writerow(TEMPLATE_HEADINGS)
    rows.writerow([EXAMPLE.get(name, "") for name in TEMPLATE_HEADINGS])
    return response


def run_view(request: HttpRequest, pk: int) -> HttpResponse:
    """A run as it stands: its progress, its review or its result."""
    run = run_of(request, pk)
    background.notice_broken_off(run)
    if run.state != IntakeRun.State.REVIEW:
        return waiting_or_done(request, run)
    form = OptionsForm(request.POST if request.method == "POST" else None, instance=run, user=request.user)
    if form.is_bound and form.is_valid():
        form.save()
        save_choices(run, request.POST)
        return done(request, run, request.POST.get("do", ""))
    return render(request, "intake/review.html", review(request, run, form))


def waiting_or_done(request: HttpRequest, run: IntakeRun) -> HttpResponse:
    """A run that is not in review takes no choices: somebody was quicker, and the page says how it stands."""
    if request.method == "POST":
        return redirect(run)
    context = {"run": run, "counts": run.counts(), "header_title": str(run), "header_icon": "download"}
    if run.state in WAITING:
        return render(request, "intake/waiting.html", {**context, **how_far(run)})
    return render(request, "intake/result.html", {**context, **what_was_done(request, run)})


def done(request: HttpRequest, run: IntakeRun, wish: str) -> HttpResponse:
    """Does what the button that was pressed says, and leads to where it shows."""
    if wish == "commit":
        return committed(request, run)
    if wish == "lookup":
        look_up_again(run)
    elif wish.startswith("all:"):
        verdict, _colon, choice = wish.removeprefix("all:").partition(":")
        choose_for_all(run, verdict, choice)
    elif wish.startswith("go:"):
        verdict, _colon, page = wish.removeprefix("go:").partition(":")
        return redirect(f"{run.get_absolute_url()}?{urlencode({'verdict': verdict, 'page': page})}")
    return redirect(request.get_full_path())


def committed(request: HttpRequest, run: IntakeRun) -> HttpResponse:
    """Commits at once where the rows are few, else beside the request."""
    chosen = run.rows.exclude(choice=IntakeRow.Choice.SKIP).count()
    if chosen > background.FEW:
        background.commit_beside(run, request.user)
        return redirect(run)
    try:
        commit(run, request.user)
    except NotCommittedError as error:
        messages.error(request, str(error))
        run.refresh_from_db()
        step(run, SECONDS_AT_FIRST)
    return redirect(run)


@require_POST
def step_view(request: HttpRequest, pk: int) -> JsonResponse:
    """Compares some more rows of a run, and says how far it is; `ready` when the page should be asked again."""
    run = run_of(request, pk)
    if run.state == IntakeRun.State.READING:
        step(run, SECONDS_A_STEP)
    background.notice_broken_off(run)
    run.refresh_from_db(fields=["state"])
    return JsonResponse({**how_far(run), "ready": run.state not in WAITING})


@require_POST
def undo_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a committed run back."""
    run = run_of(request, pk)
    if run.changes.count() > background.FEW:
        background.undo_beside(run, request.user)
        return redirect(run)
    run = undo(run, request.user)
    if run.kept:
        count = len(run.kept)
        messages.warning(request, ngettext("%d record stays: see below.", "%d records stay: see below.", count) % count)
    return redirect(run)


def how_far(run: IntakeRun) -> dict[str, Any]:
    """How many rows are compared, written or undone, of how many, and a sentence about it."""
    if run.state in background.BEFORE:
        count, total = progress()
        return {"count": count, "total": total, "said": _("%d of %d done") % (count, total) if total else ""}
    counts = run.counts()
    count, total = counts["compared"], counts["total"]
    return {"count": count, "total": total, "said": _("%d of %d compared") % (count, total)}


def review(request: HttpRequest, run: IntakeRun, form: OptionsForm) -> dict[str, Any]:
    """The context of the review page."""
    counts = run.counts()
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in TABS else ""
    rows = run.rows.select_related("output").order_by("position")
    page = Paginator(rows.filter(verdict=verdict) if verdict else rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    labels = dict(IntakeRow.Verdict.choices)
    tabs = [
        {
            "verdict": name,
            "label": labels.get(name, _("all")),
            "count": counts[name or "total"],
            "is_on": name == verdict,
        }
        for name in TABS
        if not name or counts[name]
    ]
    add_addresses(request, page)
    return {
        "run": run,
        "form": form,
        "counts": counts,
        "rows": page,
        "tabs": tabs,
        "verdict": verdict,
        "can_look_up_again": run.rows.filter(needs_lookup=True, verdict=IntakeRow.Verdict.FAILED).exists(),
        "header_title": str(run),
        "header_icon": "download",
    }


def add_addresses(request: HttpRequest, page: Page) -> None:
    """Gives each row the address at which the output that it is beside is edited."""
    finder = AdminURLFinder(request.user)
    for row in page.object_list:
        row.edit_url = finder.get_edit_url(row.output) if row.output else None


def what_was_done(request: HttpRequest, run: IntakeRun) -> dict[str, Any]:
    """The context of the result: what was created and changed, and what an undo left."""
    finder = AdminURLFinder(request.user)
    page = Paginator(run.changes.order_by("pk"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    outputs = Output.objects.in_bulk([change.output_id for change in page] + [one["output"] for one in run.kept])
    for change in page.object_list:
        add_links(change, outputs.get(change.output_id), finder)
    kept = [{**one, "edit_url": finder.get_edit_url(outputs.get(one["output"]))} for one in run.kept]
    return {
        "changes": page,
        "created": run.changes.filter(created=True).count(),
        "changed": run.changes.filter(created=False).count(),
        "kept": kept,
        "start_url": reverse("intake:start"),
    }


def add_links(change: Any, output: Output | None, finder: AdminURLFinder) -> None:
    """Gives a change the addresses of its output, in the admin and, where readers see it, on the site."""
    change.edit_url = finder.get_edit_url(output) if output else None
    change.page_url = output.get_absolute_url() if output and output.live else ""
