"""Taking in a file or a text: read whole and kept, nothing compared yet."""

from typing import Any

from django.db import transaction

from portal.intake.fitting import fitted
from portal.intake.models import IntakeRow, IntakeRun
from portal.intake.readers import Failed, Found, read

__all__ = ["begin", "fill"]

BATCH = 500


def begin(text: str, source_name: str, user: Any, **options: Any) -> IntakeRun:
    """A run over the records of `text`, its rows not compared yet. Raises RefusedError, and then nothing is kept.

    `options`: `grants` and the other choices of an IntakeRun that hold for the whole run.
    """
    records = read(text)
    grants = options.pop("grants", [])
    with transaction.atomic():
        run = IntakeRun.objects.create(made_by=user, source_name=source_name[:200], text=text, **options)
        run.grants.set(grants)
        rows = [filled(IntakeRow(run=run, position=place), record) for place, record in enumerate(records, 1)]
        IntakeRow.objects.bulk_create(rows, batch_size=BATCH)
    return run


def filled(row: IntakeRow, record: Found | Failed) -> IntakeRow:
    row.line, row.source = record.line, record.source
    if isinstance(record, Failed):
        row.verdict, row.reason = IntakeRow.Verdict.FAILED, record.reason
    else:
        fill(row, record)
    return row


def fill(row: IntakeRow, record: Found) -> None:
    """Writes what a record says into a row, or why it cannot become an output."""
    fit = fitted(record)
    row.values, row.people, row.notes = fit.values, fit.people, fit.notes
    row.uuid, row.slug = fit.uuid[:100], fit.slug[:200]
    row.title = fit.values.get("title", "")
    row.needs_lookup = record.needs_lookup
    row.keys = sorted(key[:200] for key in row.work.keys)
    if fit.reason:
        row.verdict, row.reason = IntakeRow.Verdict.FAILED, fit.reason
