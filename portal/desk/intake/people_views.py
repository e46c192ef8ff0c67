"""The pages that bring in people: a list, what its columns are, the review and the result."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.bibliography.formats.spreadsheet.read import Columns
from portal.bibliography.formats.spreadsheet.table import PEOPLE
from portal.bibliography.formats.spreadsheet.team import PERSON_FIELDS
from portal.desk.intake.access import StaffRequest
from portal.desk.intake.columns_views import columns_context
from portal.desk.intake.people_forms import PeopleOptionsForm, PeopleStartForm
from portal.desk.intake.receiving import await_reading
from portal.desk.work import lead_on, wait, watch
from portal.intake.columns import checked
from portal.intake.models import PeopleRun
from portal.intake.people.read import people_table, receive_people
from portal.intake.people.tasks import start_compare_people, start_read_people, start_write_people
from portal.intake.people.write import may_add_people
from portal.records.changes.kinds import records_of
from portal.records.grants.models import Grant
from portal.records.people.models import Membership, Person
from portal.records.rights import answers_for_all
from portal.work.models import Job

__all__ = ["people_columns_view", "people_run_view", "people_start_view"]

RUNS_A_PAGE = 20
State = PeopleRun.State


def runs_of(request: StaffRequest) -> Any:
    """The runs that the person may see: their own, or all; raises PermissionDenied for whoever may add nobody."""
    if not may_add_people(request.user):
        raise PermissionDenied
    return PeopleRun.objects.of(request.user, answers_for_all(request.user, Person))


def active_job(run: PeopleRun) -> Job | None:
    """What is done to the run now, if anything."""
    return Job.objects.active().about(run.subject).first()


def people_start_view(request: StaffRequest) -> HttpResponse:
    """The form that starts a run, and earlier runs. Rows that cannot be read stay in the form, with the reason."""
    runs_of(request)
    form = PeopleStartForm(request.POST, request.FILES) if request.method == "POST" else PeopleStartForm()
    if form.is_bound and form.is_valid():
        run = receive_people(form.source_name, request.user, **form.source)
        if answer := await_reading(form, run, start_read_people(run, request.user)):
            return answer
    return start_page(request, form)


def start_page(request: StaffRequest, form: PeopleStartForm, refusal: str = "") -> HttpResponse:
    """The page of the form, with earlier runs; `refusal` says why what is in it could not be read."""
    visible_runs = runs_of(request).without_texts().select_related("made_by", "change_set")
    runs = Paginator(visible_runs, RUNS_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "refusal": refusal, "runs": runs}
    header = {"header_title": _("Bring in people"), "header_icon": "download"}
    return render(request, "desk/intake/people_start.html", {**context, **header}, status=422 if form.errors else 200)


def people_columns_view(request: StaffRequest, pk: int) -> HttpResponse:
    """The columns of a list, each with examples and our field; sent, its rows are read so and compared."""
    run = get_object_or_404(runs_of(request), pk=pk)
    if run.state not in (State.MAPPING, State.REVIEW) or active_job(run):
        return redirect(run)
    table, fields, error = people_table(run), run.columns, ""
    if request.method == "POST":
        fields = [request.POST.get(f"column-{position}", "") for position in range(len(table.headings))]
        try:
            return watch(start_compare_people(run, checked(table, fields, "", PEOPLE), request.user))
        except ValueError as refusal:
            error = str(refusal)
    context = {
        **columns_context(run, table, Columns(fields).fields, PEOPLE),
        "groups": {str(_("A person")): PERSON_FIELDS},
        "start_url": reverse("intake:people_start"),
        "error": error,
    }
    return render(request, "desk/intake/columns.html", context, status=422 if error else 200)


def people_run_view(request: StaffRequest, pk: int) -> HttpResponse:
    """A run as it stands: its review or its result; while work is done on it, the page that shows how far that is."""
    run = get_object_or_404(runs_of(request), pk=pk)
    if active := active_job(run):
        return redirect("desk_work:job", active.pk)
    if run.state == State.RECEIVED:
        return unread(request, run)
    if run.state == State.MAPPING:
        return redirect("intake:people_columns", pk)
    if run.state != State.REVIEW:
        return redirect(run) if request.method == "POST" else result(request, run)
    form = PeopleOptionsForm(request.POST or None, instance=run, user=request.user, initial=only_grant(run))
    if form.is_bound and form.is_valid():
        form.save()
        save_choices(run, request)
        if request.POST.get("do") == "commit":
            return commit(request, run)
        return redirect(run)
    context = {
        "run": run,
        "form": form,
        "records": with_addresses(request, run),
        "counts": counts(run),
        "roles": dict(Membership.Role.choices),
        "header_title": str(run),
        "header_icon": "download",
    }
    return render(request, "desk/intake/people_review.html", context)


def unread(request: StaffRequest, run: PeopleRun) -> HttpResponse:
    """A list that could not be read is in the form again; one whose reading was stopped can be read after all."""
    if run.is_refused:
        return start_page(request, PeopleStartForm(initial={"text": run.text}), run.message)
    if request.method == "POST":
        return watch(start_read_people(run, request.user))
    context = {"run": run, "header_title": str(run), "header_icon": "download"}
    return render(request, "desk/intake/unfinished.html", context)


def commit(request: StaffRequest, run: PeopleRun) -> HttpResponse:
    """Has the chosen people written; a refusal stands on the review, where it is mended."""
    job = start_write_people(run, request.user)
    wait(job)
    if job.state == Job.State.FAILED:
        messages.error(request, job.message)
        return redirect(run)
    return lead_on(job)


def only_grant(run: PeopleRun) -> dict[str, Any]:
    """The grant to begin with: where there is one alone, nobody need choose it."""
    grants = list(Grant.objects.current()[:2])
    return {"grant": grants[0].pk} if run.grant is None and len(grants) == 1 else {}


def save_choices(run: PeopleRun, request: StaffRequest) -> None:
    """Saves what was chosen for each person; what a verdict does not allow is ignored."""
    for record in run.records.all():
        choice = request.POST.get(f"choice-{record.position}", "")
        if choice in dict(record.choices) and choice != record.choice:
            record.choice = choice
            record.save(update_fields=["choice"])


def counts(run: PeopleRun) -> dict[str, int]:
    """How many people the list has, how many are chosen, and how many have remarks."""
    return dict(
        run.records.aggregate(
            total=Count("pk"),
            create=Count("pk", filter=Q(choice="create")),
            update=Count("pk", filter=Q(choice="update")),
            open=Count("pk", filter=~Q(verdict__in=["duplicate", "failed"])),
            failed=Count("pk", filter=Q(verdict="failed")),
            look=Count("pk", filter=Q(verdict="look")),
            remarks=Count("pk", filter=~Q(notes=[])),
        )
    )


def with_addresses(request: StaffRequest, run: PeopleRun) -> list[Any]:
    """The records, each with its roles in words and the address at which the person is edited."""
    finder, labels = AdminURLFinder(request.user), dict(Membership.Role.choices)
    records: list[Any] = list(run.records.select_related("person"))
    for record in records:
        record.edit_url = finder.get_edit_url(record.person) if record.person else None
        record.roles_shown = [{**role, "label": labels.get(role["role"], "")} for role in record.roles]
    return records


def result(request: StaffRequest, run: PeopleRun) -> HttpResponse:
    """What was written, what was left out, and what an undo left."""
    records = with_addresses(request, run)
    finder = AdminURLFinder(request.user)
    left = run.change_set.left if run.change_set else []
    there = records_of(run.changes)
    context = {
        "run": run,
        "kept": [
            {**entry, "edit_url": finder.get_edit_url(there.get((entry["kind"], entry["record"])))} for entry in left
        ],
        "written": [record for record in records if record.choice != "skip"],
        "left_out": [record for record in records if record.choice == "skip"],
        "counts": counts(run),
        "header_title": str(run),
        "header_icon": "download",
    }
    return render(request, "desk/intake/people_result.html", context)
