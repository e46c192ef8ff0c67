"""The page on which a person sets right what each column of a spreadsheet is."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from portal.bibliography.formats.spreadsheet.column_fields import GROUPS
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.bibliography.formats.spreadsheet.table import OUTPUTS, Subject, Table
from portal.bibliography.kinds import KINDS
from portal.desk.intake.access import StaffRequest, run_of
from portal.desk.work import watch
from portal.intake.columns import checked, remembered, table_excerpt
from portal.intake.models import IntakeRun
from portal.intake.tasks import start_compare_columns
from portal.work.models import Job

__all__ = ["columns_context", "columns_view"]

SHOWN = (IntakeRun.State.MAPPING, IntakeRun.State.REVIEW)


def columns_view(request: StaffRequest, pk: int) -> HttpResponse:
    """The columns of a run's spreadsheet, each with examples and our field; sent, its rows are read so and compared."""
    run = run_of(request, pk)
    if not run.is_table or run.state not in SHOWN or Job.objects.active().about(run.subject).exists():
        return redirect(run)
    (table, count), error = table_excerpt(run), ""
    columns = Columns(run.columns, run.default_kind)
    if request.method == "POST":
        fields = [request.POST.get(f"column-{position}", "") for position in range(len(table.headings))]
        columns = Columns(fields, request.POST.get("kind", ""))
        try:
            return watch(start_compare_columns(run, checked(table, fields, columns.kind), request.user))
        except ValueError as refusal:
            error = str(refusal)
    context = {
        **columns_context(run, table, columns.fields, OUTPUTS),
        "count": count,
        "groups": GROUPS,
        "kinds": KINDS.values(),
        "kind": columns.kind,
        "start_url": reverse("intake:start"),
        "error": error,
    }
    return render(request, "desk/intake/columns.html", context, status=422 if error else 200)


def columns_context(run: Any, table: Table, fields: Sequence[str], subject: Subject) -> dict[str, Any]:
    """What the page shows of the columns of any list: each with examples and the field that it is read as."""
    choice = remembered(table, subject)
    return {
        "run": run,
        "columns": [
            {
                "position": position,
                "letter": get_column_letter(position + 1),
                "heading": heading,
                "examples": table.examples(position),
                "field": name or "",
            }
            for position, (heading, name) in enumerate(zip_longest(table.headings, fields))
        ],
        "count": len(table.rows),
        "above": table.above,
        "chosen_before": choice.chosen_at if choice and run.state == "mapping" else None,
        "header_title": _("What each column is"),
        "header_icon": "download",
    }
