"""The choices that the review page sends: for the records that it shows, and for all of one verdict."""

from django.http import QueryDict

from portal.intake.models import IntakeRecord, IntakeRun

__all__ = ["choose_for_all", "save_choices"]

VERDICTS = frozenset({"new", "changed", "doubtful", "look"})


def save_choices(run: IntakeRun, sent: QueryDict) -> None:
    """Saves the choices for the records that the page showed; a choice that a record does not allow is ignored."""
    shown = {int(position) for position in sent.getlist("shown") if position.isdigit() and len(position) < 9}
    records = list(run.records.filter(position__in=shown))
    for record in records:
        choice = sent.get(f"choice-{record.position}", "")
        if choice in dict(record.choices):
            record.choice = choice
        if record.differences:
            taken = set(sent.getlist(f"take-{record.position}"))
            record.taken = [change["field"] for change in record.differences if change["field"] in taken]
            if record.choice == IntakeRecord.Choice.UPDATE and not record.taken:
                record.choice = IntakeRecord.Choice.SKIP
    IntakeRecord.objects.bulk_update(records, ["choice", "taken"], batch_size=200)


def choose_for_all(run: IntakeRun, verdict: str, choice: str) -> None:
    """Makes one choice for every record of a verdict, as far as the record allows it."""
    if verdict not in VERDICTS:
        return
    records = run.records.filter(verdict=verdict)
    can_be_new = verdict in ("new", "doubtful", "look")
    if choice == IntakeRecord.Choice.SKIP or (can_be_new and choice == IntakeRecord.Choice.CREATE):
        records.update(choice=choice)
    elif verdict == "changed" and choice == IntakeRecord.Choice.UPDATE:
        records.exclude(taken=[]).update(choice=choice)
