"""The pages that bring in people: a list, what its columns are, the review, the result and the undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.bibliography.formats.spreadsheet.table import PEOPLE
from portal.bibliography.formats.spreadsheet.team import PERSON_FIELDS
from portal.desk.intake.access import StaffRequest
from portal.desk.intake.columns_views import columns_context
from portal.desk.intake.people_forms import PeopleOptionsForm, PeopleStartForm
from portal.intake.columns import checked
from portal.intake.models import PeopleRun
from portal.intake.people.read import create_people_run, people_table, read_people_run
from portal.intake.people.write import NotWrittenError, may_add_people, undo_people, write_people
from portal.records.grants.models import Grant
from portal.records.people.models import Membership, Person
from portal.records.rights import answers_for_all

__all__ = ["people_columns_view", "people_run_view", "people_start_view", "people_undo_view"]

RUNS_A_PAGE = 20
State = PeopleRun.State


def runs_of(request: StaffRequest) -> Any:
    """The runs that the person may see: their own, or all; raises PermissionDenied for whoever may add nobody."""
    if not may_add_people(request.user):
        raise PermissionDenied
    runs = PeopleRun.objects.all()
    return runs if answers_for_all(request.user, Person) else runs.filter(made_by=request.user)


def people_start_view(request: StaffRequest) -> HttpResponse:
    """The form that starts a run, and earlier runs."""
    visible_runs = runs_of(request).defer("text").select_related("made_by")
    runs = Paginator(visible_runs, RUNS_A_PAGE).get_page(request.GET.get("page"))
    form = PeopleStartForm(request.POST, request.FILES) if request.method == "POST" else PeopleStartForm()
    if form.is_bound and form.is_valid():
        try:
            run = create_people_run(form.source, form.source_name, request.user)
        except RefusedError as error:
            form.add_error("file" if form.cleaned_data.get("file") else "text", str(error))
        else:
            return redirect("intake:people_columns", run.pk)
    context = {"form": form, "runs": runs, "header_title": _("Bring in people"), "header_icon": "download"}
    return render(request, "desk/intake/people_start.html", context, status=422 if form.errors else 200)


def people_columns_view(request: StaffRequest, pk: int) -> HttpResponse:
    """The columns of a list, each with examples and our field; sent, its rows are read so and compared."""
    run = get_object_or_404(runs_of(request), pk=pk)
    if run.state not in (State.MAPPING, State.REVIEW):
        return redirect(run)
    table, fields, error = people_table(run), run.columns, ""
    if request.method == "POST":
        fields = [request.POST.get(f"column-{position}", "") for position in range(len(table.headings))]
        try:
            read_people_run(run, checked(table, fields, "", PEOPLE), request.user)
        except ValueError as refusal:
            error = str(refusal)
        else:
            return redirect(run)
    context = {
        **columns_context(run, table, Columns(fields).fields, PEOPLE),
        "groups": {str(_("A person")): PERSON_FIELDS},
        "start_url": reverse("intake:people_start"),
        "error": error,
    }
    return render(request, "desk/intake/columns.html", context, status=422 if error else 200)


def people_run_view(request: StaffRequest, pk: int) -> HttpResponse:
    """A run as it stands: its review or its result."""
    run = get_object_or_404(runs_of(request), pk=pk)
    if run.state == State.MAPPING:
        return redirect("intake:people_columns", pk)
    if run.state != State.REVIEW:
        return redirect(run) if request.method == "POST" else result(request, run)
    form = PeopleOptionsForm(request.POST or None, instance=run, user=request.user, initial=only_grant(run))
    if form.is_bound and form.is_valid():
        form.save()
        save_choices(run, request)
        if request.POST.get("do") == "commit":
            try:
                write_people(run, request.user)
            except NotWrittenError as error:
                messages.error(request, str(error))
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
    context = {
        "run": run,
        "written": [record for record in records if record.change],
        "left_out": [record for record in records if not record.change],
        "counts": counts(run),
        "header_title": str(run),
        "header_icon": "download",
    }
    return render(request, "desk/intake/people_result.html", context)


@require_POST
def people_undo_view(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes a written run back."""
    run = get_object_or_404(runs_of(request), pk=pk)
    undo_people(run, request.user)
    return redirect(run)
