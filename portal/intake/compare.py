"""Comparing the records of a run with our outputs, a few at a time, so that the site stays quick.

Each batch is a transaction of its own, so a comparison can be broken off and continued anywhere.
"""

import time
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from portal.bibliography.formats.reader import FailedRecord
from portal.bibliography.matching import Likeness, likeness
from portal.intake.create_run import fill_record
from portal.intake.differences import differences
from portal.intake.doi_lookup import NoAnswerError, look_up_doi
from portal.intake.models import IntakeRecord, IntakeRun
from portal.intake.output_values import new_output
from portal.records.outputs.duplicates import alike
from portal.records.outputs.models import Output
from portal.records.rights import Rights

__all__ = ["compare", "compare_again", "compare_some", "look_up_again"]

RECORDS_AT_ONCE = 25
MOST_ALIKE_IN_FILE = 20
ELSEWHERE = "There is such a record already, which is somebody else’s to work on. Ask an editor to look at it."
NOT_YOURS_TO_ADD = "Your role does not add records of this kind. Ask an editor to bring it in."


def compare_some(run: IntakeRun, seconds: float) -> bool:
    """Compares records for about that many seconds; returns whether any is left.

    Two requests may do this at once: the second returns at once.
    """
    until = time.monotonic() + seconds
    while run.state == IntakeRun.State.READING:
        with transaction.atomic():
            locked_run = IntakeRun.objects.select_for_update(skip_locked=True).filter(pk=run.pk).first()
            if locked_run is None:
                return True
            records = list(locked_run.records.filter(verdict="").order_by("position")[:RECORDS_AT_ONCE])
            comparison = RecordComparison(locked_run)
            for record in records:
                comparison.compare(record)
                if time.monotonic() > until:
                    break
            if len(records) < RECORDS_AT_ONCE and not locked_run.records.filter(verdict="").exists():
                locked_run.state = IntakeRun.State.REVIEW
                locked_run.save(update_fields=["state"])
        run.refresh_from_db(fields=["state"])
        if time.monotonic() > until:
            break
    return run.state == IntakeRun.State.READING


def compare(run: IntakeRun) -> None:
    """Compares all records of the run, however long it takes."""
    while compare_some(run, 60):
        time.sleep(0.05)


def look_up_again(run: IntakeRun) -> None:
    """Marks the records whose DOI could not be looked up as not compared yet."""
    put_back(run, run.records.filter(needs_lookup=True, verdict=IntakeRecord.Verdict.FAILED))


def compare_again(run: IntakeRun, positions: list[int]) -> None:
    """Marks records as not compared yet, because what they were compared with has changed."""
    put_back(run, run.records.filter(position__in=positions))


def put_back(run: IntakeRun, records: QuerySet[IntakeRecord]) -> None:
    """Marks the records as not compared yet, and the run as being compared."""
    records.update(verdict="", reason="", output=None, differences=[], choice=IntakeRecord.Choice.SKIP, taken=[])
    run.state = IntakeRun.State.READING
    run.save(update_fields=["state"])


class RecordComparison:
    """Compares records of one run, with the rights of whoever made it."""

    def __init__(self, run: IntakeRun) -> None:
        self.run = run
        self.rights = Rights(run.made_by)

    def compare(self, record: IntakeRecord) -> None:
        """Gives the record its verdict, and the choice that loses nothing."""
        self.judge(record)
        record.save()

    def judge(self, record: IntakeRecord) -> None:
        """Sets the verdict, after looking a DOI up where the record is one."""
        if record.needs_lookup and not Output.objects.filter(doi=record.values["doi"]).exists():
            self.look_up(record)
        if record.verdict:
            return
        if not (self.same_in_file(record) or self.same_here(record) or self.cannot_be_added(record)):
            record.verdict, record.choice = IntakeRecord.Verdict.NEW, IntakeRecord.Choice.CREATE

    def look_up(self, record: IntakeRecord) -> None:
        """Fills the record with the answer to its DOI, or fails it."""
        try:
            parsed = look_up_doi(record.values["doi"], record.line_number, record.source)
        except NoAnswerError as error:
            record.verdict, record.reason = IntakeRecord.Verdict.FAILED, str(error)
            return
        if isinstance(parsed, FailedRecord):
            record.verdict, record.reason = IntakeRecord.Verdict.FAILED, parsed.reason
        else:
            fill_record(record, parsed)

    def same_in_file(self, record: IntakeRecord) -> bool:
        """Whether the record stands in the file before; one that only may be the same is doubtful."""
        before = self.run.records.filter(position__lt=record.position, keys__overlap=record.keys)
        for other in before.exclude(verdict=IntakeRecord.Verdict.FAILED).order_by("position")[:MOST_ALIKE_IN_FILE]:
            verdict = likeness(record.work, other.work)
            if verdict == Likeness.SAME:
                record.verdict = IntakeRecord.Verdict.DUPLICATE
                record.reason = f"The same as record {other.position} of this intake (line {other.line_number})."
                return True
            if verdict == Likeness.DOUBTFUL:
                record.verdict = IntakeRecord.Verdict.DOUBTFUL
                record.reason = f"May be the same as record {other.position} of this intake (line {other.line_number})."
        return False

    def same_here(self, record: IntakeRecord) -> bool:
        """Whether an output is the record's work, or may be."""
        match = self.named(record) or next(iter(alike(record.work)), None)
        if match is None:
            return record.verdict == IntakeRecord.Verdict.DOUBTFUL
        output, verdict = match
        if not self.rights.may_work_on(output):
            record.verdict, record.reason = IntakeRecord.Verdict.DUPLICATE, ELSEWHERE
            return True
        self.describe(record, output, verdict == Likeness.SAME)
        return True

    def named(self, record: IntakeRecord) -> tuple[Output, Likeness] | None:
        """The output that the record names as itself: our own exports carry its uuid or its address."""
        outputs = Output.objects.none()
        if record.uuid and is_uuid(record.uuid):
            outputs = Output.objects.filter(uuid=record.uuid)
        if record.slug and not outputs.exists():
            outputs = Output.objects.filter(slug=record.slug)
        output = outputs.select_related("merged_into").first()
        return (output.merged_into or output, Likeness.SAME) if output else None

    def describe(self, record: IntakeRecord, output: Output, is_same: bool) -> None:
        """Sets the output that the record was matched with, the differences and the verdict."""
        latest: Any = output.own.get_latest_revision_as_object()
        record.output, record.seen_revision = output, output.latest_revision_id
        record.differences = list(differences(latest, record.values, record.people))
        record.taken = [difference["field"] for difference in record.differences if difference["adds"]]
        if not is_same:
            record.verdict = IntakeRecord.Verdict.DOUBTFUL
        elif record.differences:
            record.verdict = IntakeRecord.Verdict.CHANGED
            record.choice = IntakeRecord.Choice.UPDATE if record.taken else IntakeRecord.Choice.SKIP
        else:
            record.verdict = IntakeRecord.Verdict.DUPLICATE

    def cannot_be_added(self, record: IntakeRecord) -> bool:
        """Whether a new output of these values would be refused: better now than when all is to be written."""
        output = new_output(self.run, record)
        if not self.rights.may_add(type(output)):
            record.verdict, record.reason = IntakeRecord.Verdict.FAILED, NOT_YOURS_TO_ADD
            return True
        try:
            output.clean_fields(exclude=["slug", "uuid", "sort_key", "latest_revision", "table", "owner"])
            output.clean()
        except ValidationError as error:
            record.verdict, record.reason = IntakeRecord.Verdict.FAILED, " ".join(error.messages)
            return True
        return False


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID."""
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False
