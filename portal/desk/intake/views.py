"""The pages of the intake in the admin: start, review, commit, result."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.bibliography.formats.spreadsheet.read import TEMPLATE_HEADINGS
from portal.bibliography.formats.spreadsheet.table_writing import csv_lines
from portal.desk.intake.access import StaffRequest, rights_of, run_of
from portal.desk.intake.forms import OptionsForm, StartForm
from portal.desk.intake.receiving import await_reading
from portal.desk.work import watch
from portal.intake.compare import look_up_again
from portal.intake.create_run import receive_run
from portal.intake.models import IntakeRecord, IntakeRun
from portal.intake.people.write import may_add_people
from portal.intake.review import choose_for_all, save_choices
from portal.intake.tasks import start_commit, start_compare
from portal.records.outputs.models import Output
from portal.work.models import Job

__all__ = ["run_view", "start_view", "template_view"]

REMARKS = "remarks"  # The tab of all records with remarks, whatever their verdict.
RECORDS_A_PAGE = 50
MOST_REASONS = 5
RUNS_A_PAGE = 20
TABS = ("", "look", "new", "changed", "doubtful", "duplicate", "failed", REMARKS)
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


def start_view(request: StaffRequest) -> HttpResponse:
    """The form that starts a run, and earlier runs. A text that cannot be read stays in the form, with the reason."""
    rights_of(request)
    form = StartForm(request.POST, request.FILES) if request.method == "POST" else StartForm()
    if form.is_bound and form.is_valid():
        run = receive_run(form.source_name, request.user, owner=request.user, **form.source)
        if answer := await_reading(form, run, start_compare(run, request.user)):
            return answer
    return start_page(request, form)


def start_page(request: StaffRequest, form: StartForm, refusal: str = "") -> HttpResponse:
    """The page of the form, with earlier runs; `refusal` says why what is in it could not be read."""
    visible_runs = IntakeRun.objects.of(request.user, rights_of(request).may_publish).without_texts()
    context = {
        "form": form,
        "refusal": refusal,
        "runs": Paginator(visible_runs.select_related("made_by"), RUNS_A_PAGE).get_page(request.GET.get("page")),
        "may_add_people": may_add_people(request.user),
        "header_title": _("Bring in outputs"),
        "header_icon": "download",
    }
    return render(request, "desk/intake/start.html", context, status=422 if form.errors else 200)


@require_GET
def template_view(request: StaffRequest) -> HttpResponse:
    """The template for spreadsheets: headings and one row that shows how each is filled in."""
    rights_of(request)
    rows = [TEMPLATE_HEADINGS, [EXAMPLE.get(name, "") for name in TEMPLATE_HEADINGS]]
    response = HttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="outputs-template.csv"'
    return response


def run_view(request: StaffRequest, pk: int) -> HttpResponse:
    """A run as it stands: its review or its result; while work is done on it, the page that shows how far that is."""
    run = run_of(request, pk)
    active = Job.objects.active().about(run.subject).first()
    if active:
        return redirect("desk_work:job", active.pk)
    if run.state == IntakeRun.State.MAPPING:
        return redirect("intake:columns", pk)
    if run.state != IntakeRun.State.REVIEW:
        return unfinished_or_done(request, run)
    form = OptionsForm(request.POST if request.method == "POST" else None, instance=run, user=request.user)
    if form.is_bound and form.is_valid():
        form.save()
        save_choices(run, request.POST)
        return perform(request, run, request.POST.get("do", ""))
    return render(request, "desk/intake/review.html", review_context(request, run, form))


def unfinished_or_done(request: StaffRequest, run: IntakeRun) -> HttpResponse:
    """A run that is not in review takes no choices: one that is not read and compared to its end can be, one that could
    not be read is brought in anew, a committed one is shown."""
    is_unfinished = run.state in (IntakeRun.State.RECEIVED, IntakeRun.State.READING) and not run.is_refused
    if request.method == "POST" and is_unfinished and request.POST.get("do") == "compare":
        return watch(start_compare(run, request.user))
    if request.method == "POST":
        return redirect(run)
    if run.is_refused:
        return start_page(request, StartForm(initial={"text": run.text}), run.message)
    context = {"run": run, "counts": run.counts(), "header_title": str(run), "header_icon": "download"}
    if is_unfinished:
        return render(request, "desk/intake/unfinished.html", context)
    return render(request, "desk/intake/result.html", {**context, **result_context(request, run)})


def perform(request: StaffRequest, run: IntakeRun, action: str) -> HttpResponse:
    """Performs the action of the button that was pressed, and redirects to its result."""
    if action == "commit":
        return watch(start_commit(run, request.user))
    if action == "lookup":
        look_up_again(run)
        return watch(start_compare(run, request.user))
    if action.startswith("all:"):
        verdict, _colon, choice = action.removeprefix("all:").partition(":")
        choose_for_all(run, verdict, choice)
    elif action.startswith("correct:"):
        position = action.removeprefix("correct:")
        return redirect("intake:correct", run.pk, int(position) if position.isdecimal() and len(position) < 9 else 0)
    elif action.startswith("go:"):
        verdict, _colon, page = action.removeprefix("go:").partition(":")
        return redirect(f"{run.get_absolute_url()}?{urlencode({'verdict': verdict, 'page': page})}")
    return redirect(request.get_full_path())


def review_context(request: StaffRequest, run: IntakeRun, form: OptionsForm) -> dict[str, Any]:
    """The context of the review page."""
    counts = run.counts()
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in TABS else ""
    page = Paginator(records_shown(run, verdict), RECORDS_A_PAGE).get_page(request.GET.get("page"))
    labels = {**dict(IntakeRecord.Verdict.choices), REMARKS: _("with remarks")}
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
        "records": page,
        "tabs": tabs,
        "verdict": verdict,
        "can_be_written": any(counts[name] for name in ("create", "update", "new", "changed", "doubtful", "look")),
        "reasons": reasons(run),
        "can_look_up_again": run.records.filter(needs_lookup=True, verdict=IntakeRecord.Verdict.FAILED).exists(),
        "header_title": str(run),
        "header_icon": "download",
    }


def records_shown(run: IntakeRun, tab: str) -> QuerySet[IntakeRecord]:
    """The records of a tab: of one verdict, with remarks, or all."""
    records = run.records.select_related("output").order_by("position")
    if tab == REMARKS:
        return records.exclude(notes=[])
    return records.filter(verdict=tab) if tab else records


def reasons(run: IntakeRun) -> list[tuple[str, int]]:
    """Why records failed: the most frequent reasons, each with the number of records."""
    failed = run.records.filter(verdict=IntakeRecord.Verdict.FAILED)
    counted = failed.values("reason").annotate(number=Count("pk")).order_by("-number", "reason")[:MOST_REASONS]
    return [(reason["reason"], reason["number"]) for reason in counted]


def add_addresses(request: StaffRequest, page: Page) -> None:
    """Gives each record the address at which the output that it was matched with is edited."""
    finder = AdminURLFinder(request.user)
    for record in page.object_list:
        record.edit_url = finder.get_edit_url(record.output) if record.output else None


def result_context(request: StaffRequest, run: IntakeRun) -> dict[str, Any]:
    """The context of the result page: what was created and changed, and what an undo left."""
    finder = AdminURLFinder(request.user)
    left = run.change_set.left if run.change_set else []
    page = Paginator(run.changes.order_by("pk"), RECORDS_A_PAGE).get_page(request.GET.get("page"))
    outputs = Output.objects.in_bulk([change.record_id for change in page] + [entry["record"] for entry in left])
    for change in page.object_list:
        add_links(change, outputs.get(change.record_id), finder)
    records = run.records.order_by("position")
    left_out = records.filter(choice=IntakeRecord.Choice.SKIP).exclude(verdict=IntakeRecord.Verdict.DUPLICATE)
    remarked = records.exclude(choice=IntakeRecord.Choice.SKIP).exclude(notes=[])
    kept = [{**entry, "edit_url": finder.get_edit_url(outputs.get(entry["record"]))} for entry in left]
    return {
        "changes": page,
        "created": run.changes.filter(created=True).count(),
        "changed": run.changes.filter(created=False).count(),
        "kept": kept,
        "remarked": Paginator(remarked, RECORDS_A_PAGE).get_page(request.GET.get("page")),
        "left_out": left_out[:RECORDS_A_PAGE],
        "left_out_more": max(left_out.count() - RECORDS_A_PAGE, 0),
        "start_url": reverse("intake:start"),
    }


def add_links(change: Any, output: Output | None, finder: AdminURLFinder) -> None:
    """Gives a change the addresses of its output, in the admin and, where readers see it, on the site."""
    change.edit_url = finder.get_edit_url(output) if output else None
    change.page_url = output.get_absolute_url() if output and output.live else ""
