"""What the review page sends: choices for the rows that it shows, and for all of one verdict."""

from typing import Any

from django.http import QueryDict

from portal.intake.models import IntakeRow, IntakeRun

__all__ = ["choose_for_all", "save_choices"]

VERDICTS = frozenset({"new", "changed", "doubtful"})


def save_choices(run: IntakeRun, sent: QueryDict) -> None:
    """Keeps the choices of the rows that the page showed; what a row does not allow is left as it was."""
    shown = {int(position) for position in sent.getlist("shown") if position.isdigit() and len(position) < 9}
    rows = list(run.rows.filter(position__in=shown))
    for row in rows:
        choice = sent.get(f"choice-{row.position}", "")
        if choice in dict(row.choices):
            row.choice = choice
        if row.differences:
            taken = set(sent.getlist(f"take-{row.position}"))
            row.taken = [one["field"] for one in row.differences if one["field"] in taken]
            if row.choice == IntakeRow.Choice.UPDATE and not row.taken:
                row.choice = IntakeRow.Choice.SKIP
    IntakeRow.objects.bulk_update(rows, ["choice", "taken"], batch_size=200)


def choose_for_all(run: IntakeRun, verdict: str, choice: str) -> None:
    """Makes one choice for every row of a verdict, as far as the row allows it."""
    if verdict not in VERDICTS:
        return
    rows: Any = run.rows.filter(verdict=verdict)
    can_be_new = verdict in ("new", "doubtful")
    if choice == IntakeRow.Choice.SKIP or (can_be_new and choice == IntakeRow.Choice.CREATE):
        rows.update(choice=choice)
    elif verdict == "changed" and choice == IntakeRow.Choice.UPDATE:
        rows.exclude(taken=[]).update(choice=choice)
