"""Comparing the records of a run with our outputs, some hundreds at a time.

Each batch is a transaction of its own, so a comparison can be broken off and continued anywhere. DOIs are looked up
before it: no other site's slowness is inside a transaction.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import ngettext

from portal.bibliography.formats.reader import FailedRecord, ParsedRecord
from portal.bibliography.matching import Likeness, Work, likeness
from portal.fulltext.characters import clean_text_of
from portal.intake.create_run import fill_record
from portal.intake.differences import PEOPLE, differences
from portal.intake.doi_lookup import NoAnswerError, look_up_doi
from portal.intake.models import IntakeRecord, IntakeRun
from portal.intake.output_values import new_output
from portal.records.changes.drafts import drafts_of, load_outputs
from portal.records.outputs.duplicates import alike
from portal.records.outputs.models import Output
from portal.records.rights import Rights
from portal.work.progress import UNWATCHED, Watcher

__all__ = ["compare", "compare_again", "compare_record", "look_up_again"]

FIELD_OF_DOUBT = {"names": PEOPLE, "date": "date"}
RECORDS_AT_ONCE = 250
LOOK_UPS_AT_ONCE = 25
MOST_ALIKE_IN_FILE = 20
ELSEWHERE = "There is such a record already, which is somebody else’s to work on. Ask an editor to look at it."
NOT_YOURS_TO_ADD = "Your role does not add records of this kind. Ask an editor to bring it in."
# What comparing sets in a record.
COMPARED_FIELDS = (
    *("values", "people", "notes", "doubts", "unplaced", "is_settled", "uuid", "slug", "title", "needs_lookup", "keys"),
    *("verdict", "reason", "output", "seen_revision", "differences", "choice", "taken"),
)
# The answer to a DOI: a record, or why there is none.
Answer = ParsedRecord | FailedRecord


def compare(run: IntakeRun, progress: Watcher = UNWATCHED) -> None:
    """Compares all records of the run that are not compared yet, and hands it to its review."""
    works = WorksOfFile(run)
    total = run.records.count()
    while records := next_records(run):
        progress.report(total - run.records.filter(verdict="").count(), total)
        answers = look_up(records, lambda: progress.report(0, 0))
        with transaction.atomic():
            locked_run = IntakeRun.objects.select_for_update().get(pk=run.pk)
            if keys_to_compare(locked_run, records) != [record.pk for record in records]:
                works = WorksOfFile(run)  # Another process was quicker.
                continue
            RecordComparison(locked_run, works, answers).compare(records)
    with transaction.atomic():
        locked_run = IntakeRun.objects.select_for_update().get(pk=run.pk)
        if locked_run.state == IntakeRun.State.READING and not locked_run.records.filter(verdict="").exists():
            locked_run.state = IntakeRun.State.REVIEW
            locked_run.save(update_fields=["state"])
        progress.report(total, total)
        progress.finish(ngettext("%d record was compared.", "%d records were compared.", total) % total)
    run.refresh_from_db(fields=["state"])


def next_records(run: IntakeRun) -> list[IntakeRecord]:
    """The next records to compare, in order; not too many that have to be looked up."""
    records = []
    look_ups = 0
    for record in run.records.filter(verdict="").order_by("position")[:RECORDS_AT_ONCE]:
        look_ups += record.needs_lookup
        if look_ups > LOOK_UPS_AT_ONCE:
            break
        records.append(record)
    return records


def keys_to_compare(run: IntakeRun, records: list[IntakeRecord]) -> list[int]:
    """The keys of those of the records that are still to be compared."""
    still = run.records.filter(verdict="", pk__in=[record.pk for record in records])
    return list(still.order_by("position").values_list("pk", flat=True))


def look_up(records: list[IntakeRecord], report: Any) -> dict[str, Answer]:
    """The answers to the DOIs of those records that are nothing else, by DOI, unless an output has it."""
    wanted = {record.values["doi"]: record for record in records if record.needs_lookup and not record.is_settled}
    here = set(Output.objects.filter(doi__in=wanted).values_list("doi", flat=True))
    answers: dict[str, Answer] = {}
    for doi, record in wanted.items():
        if doi in here:
            continue
        report()
        try:
            answers[doi] = look_up_doi(doi, record.line_number, record.source)
        except NoAnswerError as error:
            answers[doi] = FailedRecord(record.line_number, record.source, str(error))
    return answers


def compare_record(record: IntakeRecord) -> None:
    """Compares one record that a person has corrected."""
    record.verdict, record.reason, record.output = "", "", None
    record.differences, record.taken, record.choice = [], [], IntakeRecord.Choice.SKIP
    RecordComparison(record.run, WorksOfFile(record.run), {}).compare([record])


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


class WorksOfFile:
    """The works of a run's records so far, by their keys: to find the same work in one file."""

    def __init__(self, run: IntakeRun) -> None:
        self.by_key: defaultdict[str, list[tuple[int, int, Work]]] = defaultdict(list)
        compared = run.records.exclude(verdict__in=["", IntakeRecord.Verdict.FAILED])
        for record in compared.only("position", "line_number", "values", "people", "keys").iterator():
            self.add(record)

    def add(self, record: IntakeRecord) -> None:
        """Adds a record that did not fail."""
        entry = (record.position, record.line_number, record.work)
        for key in record.keys:
            self.by_key[key].append(entry)

    def before(self, record: IntakeRecord) -> list[tuple[int, int, Work]]:
        """Position, line number and work of the records before that share a key with it; the first twenty."""
        entries = {entry[0]: entry for key in record.keys for entry in self.by_key[key] if entry[0] < record.position}
        return [entries[position] for position in sorted(entries)[:MOST_ALIKE_IN_FILE]]


class RecordComparison:
    """Compares some records of one run, with the rights of whoever made it."""

    def __init__(self, run: IntakeRun, works: WorksOfFile, answers: dict[str, Answer]) -> None:
        self.run, self.works, self.answers = run, works, answers
        self.rights = Rights(run.made_by)
        self.matches: dict[int, tuple[Output, Likeness]] = {}
        self.workable: set[int] = set()
        self.drafts: dict[int, Any] = {}

    def compare(self, records: list[IntakeRecord]) -> None:
        """Gives each record its verdict, and the choice that loses nothing."""
        for record in records:
            self.fill(record)
        self.match([record for record in records if not record.verdict])
        for record in records:
            if not record.verdict:
                self.judge(record)
            if record.verdict != IntakeRecord.Verdict.FAILED:
                self.works.add(record)
            clean_text_of(IntakeRecord, record)
        IntakeRecord.objects.bulk_create(
            records, update_conflicts=True, unique_fields=["id"], update_fields=COMPARED_FIELDS
        )

    def fill(self, record: IntakeRecord) -> None:
        """Fills a record that is a DOI with the answer to it, or fails it."""
        answer = self.answers.get(record.values.get("doi", "")) if record.needs_lookup else None
        if isinstance(answer, FailedRecord):
            record.verdict, record.reason = IntakeRecord.Verdict.FAILED, answer.reason
        elif answer is not None:
            fill_record(record, answer)

    def match(self, records: list[IntakeRecord]) -> None:
        """Finds the output that each record is, or may be."""
        named = outputs_named(records)
        others = [record for record in records if record.position not in named]
        likest = alike([record.work for record in others])
        best = {record.position: matches[0] for record, matches in zip(others, likest, strict=True) if matches}
        self.matches = {**named, **best}
        outputs = load_outputs({output.pk for output, _verdict in self.matches.values()})
        self.workable = self.rights.workable(outputs.values())
        self.drafts = drafts_of([output for output in outputs.values() if output.pk in self.workable])

    def judge(self, record: IntakeRecord) -> None:
        """Sets the verdict."""
        if not (self.same_in_file(record) or self.same_here(record) or self.cannot_be_added(record)):
            if record.doubts and not record.is_settled:
                record.verdict = IntakeRecord.Verdict.LOOK
            else:
                record.verdict, record.choice = IntakeRecord.Verdict.NEW, IntakeRecord.Choice.CREATE

    def same_in_file(self, record: IntakeRecord) -> bool:
        """Whether the record stands in the file before; one that only may be the same is doubtful."""
        for position, line_number, work in self.works.before(record):
            verdict = likeness(record.work, work)
            if verdict == Likeness.SAME:
                record.verdict = IntakeRecord.Verdict.DUPLICATE
                record.reason = f"The same as record {position} of this intake (line {line_number})."
                return True
            if verdict == Likeness.DOUBTFUL:
                record.verdict = IntakeRecord.Verdict.DOUBTFUL
                record.reason = f"May be the same as record {position} of this intake (line {line_number})."
        return False

    def same_here(self, record: IntakeRecord) -> bool:
        """Whether an output is the record's work, or may be."""
        match = self.matches.get(record.position)
        if match is None:
            return record.verdict == IntakeRecord.Verdict.DOUBTFUL
        output, verdict = match
        if output.pk not in self.workable:
            record.verdict, record.reason = IntakeRecord.Verdict.DUPLICATE, ELSEWHERE
            return True
        self.describe(record, output, verdict == Likeness.SAME)
        return True

    def describe(self, record: IntakeRecord, output: Output, is_same: bool) -> None:
        """Sets the output that the record was matched with, the differences and the verdict."""
        record.output, record.seen_revision = output, output.latest_revision_id
        record.differences = list(differences(self.drafts[output.pk], record.values, record.people))
        doubted = set() if record.is_settled else {FIELD_OF_DOUBT.get(doubt, "") for doubt in record.doubts}
        adds = [difference["field"] for difference in record.differences if difference["adds"]]
        record.taken = [name for name in adds if name not in doubted]
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


def outputs_named(records: Iterable[IntakeRecord]) -> dict[int, tuple[Output, Likeness]]:
    """By position, the outputs that records name as themselves: our own exports carry their uuid or their address."""
    naming = [record for record in records if record.uuid or record.slug]
    uuids = {record.uuid for record in naming if is_uuid(record.uuid)}
    slugs = {record.slug for record in naming if record.slug}
    outputs = Output.objects.with_lines().select_related("latest_revision", "merged_into__latest_revision")
    by_uuid = {str(output.uuid): output for output in outputs.filter(uuid__in=uuids)} if uuids else {}
    by_slug = {output.slug: output for output in outputs.filter(slug__in=slugs)} if slugs else {}
    named = {}
    for record in naming:
        output = by_uuid.get(str(uuid.UUID(record.uuid)) if is_uuid(record.uuid) else "") or by_slug.get(record.slug)
        if output is not None:
            named[record.position] = (output.merged_into or output, Likeness.SAME)
    return named


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID."""
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False
