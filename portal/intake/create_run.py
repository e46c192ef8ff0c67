"""The beginning of a run: a file or text is received, then its records are read and kept; none is compared yet."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from portal.accounts.models import User
from portal.bibliography.formats.parsed import Remark
from portal.bibliography.formats.reader import FailedRecord, ParsedRecord, read, refuse_too_many, table_in
from portal.bibliography.formats.source import source_of
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.intake.columns import columns_for, excerpt_of, read_rows, remarks_on, remember, table_of_run
from portal.intake.mapping import map_record
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.people.models import Person
from portal.records.people.recognition import KnownNames
from portal.records.rights import choosable
from portal.work.progress import UNWATCHED, Watcher

__all__ = ["create_run", "fill_record", "read_columns", "read_run", "receive_run"]

BATCH = 500


def create_run(text: str, source_name: str, user: User | None, **options: Any) -> IntakeRun:
    """A new run of the records in `text`, none compared yet. Raises RefusedError, and then nothing is kept."""
    with transaction.atomic():
        run = receive_run(source_name, user, text=text, **options)
        read_run(run)
    return run


def receive_run(source_name: str, user: User | None, **options: Any) -> IntakeRun:
    """A new run of a pasted `text` or of a file's bytes, the `upload`: kept as they came, nothing of them is read yet.

    `options`: `grants` and the other choices of an IntakeRun that hold for the whole run; `is_table` and `remarks`.
    """
    grants = options.pop("grants", [])
    with transaction.atomic():
        run = IntakeRun.objects.create(made_by=user, source_name=source_name, **options)
        run.grants.set(grants)
    return run


def read_run(run: IntakeRun, ask: bool = False, progress: Watcher = UNWATCHED) -> None:
    """Reads the records of a run that was received, all or none; one that is read already stays as it is.

    `ask`: a person is there to check the columns of a spreadsheet, so its records are not read yet. Raises
    RefusedError.
    """
    if run.state != IntakeRun.State.RECEIVED:
        return
    progress.report(0, 0)
    if run.upload is not None:
        source = source_of(bytes(run.upload), run.source_name)
        run.text, run.is_table, run.remarks = source.text, source.is_table, [*run.remarks, *source.remarks]
    run.upload, run.state = None, IntakeRun.State.READING
    parsed_records = records_of(run, ask)
    with transaction.atomic():
        # Another worker may have been quicker: then all is kept already.
        if IntakeRun.objects.select_for_update().get(pk=run.pk).state == IntakeRun.State.RECEIVED:
            run.save()
            keep_records(run, parsed_records, progress)
    run.refresh_from_db(fields=["state"])


def records_of(run: IntakeRun, ask: bool) -> list[ParsedRecord | FailedRecord]:
    """The records of a run's text; none yet for a spreadsheet whose columns a person is to check."""
    if not run.is_table and not table_in(run.text):
        return read(run.text)
    table = table_of_run(run)
    run.is_table, columns = True, columns_for(table)
    run.excerpt, run.columns, run.default_kind = excerpt_of(table), list(columns.fields), columns.kind
    if ask and not table.is_our_own:
        run.state = IntakeRun.State.MAPPING
        refuse_too_many(len(table.rows))
        return []
    run.remarks = [*run.remarks, *remarks_on(table, columns)]
    return read_rows(table, columns)


def read_columns(run: IntakeRun, columns: Columns, user: User | None, progress: Watcher = UNWATCHED) -> None:
    """Reads the run's spreadsheet with these columns, in place of the records that were read with others.

    The choice is kept for the next file of the same headings. Raises RefusedError, and then all stays as it is; so it
    does for a run that is written by now, or whose records are read and not all compared.
    """
    progress.report(0, 0)
    table = table_of_run(run)
    parsed_records = read_rows(table, columns)
    former = set(remarks_on(table, Columns(run.columns))) if run.columns else set()
    with transaction.atomic():
        # A commit that was quicker holds the row until it is done; then nothing is to be read anew.
        locked_run = IntakeRun.objects.select_for_update().get(pk=run.pk)
        if locked_run.state not in (IntakeRun.State.MAPPING, IntakeRun.State.REVIEW):
            return
        remember(table, columns, user)
        run.records.all().delete()
        run.remarks = [remark for remark in run.remarks if remark not in former] + remarks_on(table, columns)
        run.columns, run.default_kind, run.state = list(columns.fields), columns.kind, IntakeRun.State.READING
        run.save(update_fields=["remarks", "columns", "default_kind", "state"])
        keep_records(run, parsed_records, progress)


def keep_records(run: IntakeRun, parsed_records: Sequence[ParsedRecord | FailedRecord], progress: Watcher) -> None:
    """Keeps the records of a run in their order, without doubts about names that are known to be of the team."""
    if any(remark.name for parsed in parsed_records for remark in remarks_of(parsed)):
        known = KnownNames(Person.objects.all() if run.made_by is None else choosable(run.made_by, Person))
        parsed_records = [without_known(parsed, known) for parsed in parsed_records]
    for start in range(0, len(parsed_records), BATCH):
        progress.report(0, 0)
        some = enumerate(parsed_records[start : start + BATCH], start + 1)
        records = [record_of(IntakeRecord(run=run, position=position), parsed) for position, parsed in some]
        IntakeRecord.objects.bulk_create(records)


def remarks_of(parsed: ParsedRecord | FailedRecord) -> list[Remark]:
    """The remarks of a record; a failed one has none."""
    return parsed.remarks if isinstance(parsed, ParsedRecord) else []


def without_known(parsed: ParsedRecord | FailedRecord, known: KnownNames) -> ParsedRecord | FailedRecord:
    """The record without remarks on names that are certainly somebody's of the team."""
    if isinstance(parsed, FailedRecord):
        return parsed
    remarks = [remark for remark in parsed.remarks if not (remark.name and known.recognise(remark.name).person)]
    return replace(parsed, remarks=remarks)


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
    record.doubts, record.unplaced = mapped.doubts, mapped.unplaced
    record.uuid, record.slug = mapped.uuid[:100], mapped.slug[:200]
    record.title = str(mapped.values.get("title", ""))
    record.needs_lookup = parsed.needs_lookup
    record.keys = sorted(key[:200] for key in record.work.keys)
    if mapped.reason:
        record.verdict, record.reason = IntakeRecord.Verdict.FAILED, mapped.reason
