"""Creating a run of a file or a text: its records are read and kept, none is compared yet."""

from typing import Any

from django.db import transaction

from portal.accounts.models import User
from portal.bibliography.formats.reader import FailedRecord, ParsedRecord, read
from portal.intake.mapping import map_record
from portal.intake.models import IntakeRecord, IntakeRun

__all__ = ["create_run", "fill_record"]

BATCH = 500


def create_run(text: str, source_name: str, user: User | None, **options: Any) -> IntakeRun:
    """A new run of the records in `text`, none compared yet. Raises RefusedError, and then nothing is kept.

    `options`: `grants` and the other choices of an IntakeRun that hold for the whole run.
    """
    parsed_records = read(text)
    grants = options.pop("grants", [])
    with transaction.atomic():
        run = IntakeRun.objects.create(made_by=user, source_name=source_name[:200], text=text, **options)
        run.grants.set(grants)
        records = [
            record_of(IntakeRecord(run=run, position=position), parsed)
            for position, parsed in enumerate(parsed_records, 1)
        ]
        IntakeRecord.objects.bulk_create(records, batch_size=BATCH)
    return run


def record_of(record: IntakeRecord, parsed: ParsedRecord | FailedRecord) -> IntakeRecord:
    """The record with what was parsed, failed where that failed."""
    record.line_number, record.source = parsed.line_number, parsed.source
    if isinstance(parsed, FailedRecord):
        record.verdict, record.reason = IntakeRecord.Verdict.FAILED, parsed.reason
    else:
        fill_record(record, parsed)
    return record


def fill_record(record: IntakeRecord, parsed: ParsedRecord) -> None:
    """Writes the parsed values into the record, or the reason why it cannot become an output."""
    mapped = map_record(parsed)
    record.values, record.people, record.notes = mapped.values, mapped.people, mapped.notes
    record.uuid, record.slug = mapped.uuid[:100], mapped.slug[:200]
    record.title = str(mapped.values.get("title", ""))
    record.needs_lookup = parsed.needs_lookup
    record.keys = sorted(key[:200] for key in record.work.keys)
    if mapped.reason:
        record.verdict, record.reason = IntakeRecord.Verdict.FAILED, mapped.reason
