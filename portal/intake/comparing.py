"""Comparing the rows of a run with what is here already, a little at a time, so that the site stays quick.

Each step is a transaction of its own: it can be broken off and taken up again anywhere.
"""

import time
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.citations.likeness import Likeness, likeness
from portal.intake.beginning import fill
from portal.intake.differences import differences
from portal.intake.lookup import NoAnswerError, looked_up
from portal.intake.models import IntakeRow, IntakeRun
from portal.intake.readers import Failed
from portal.intake.rights import Rights
from portal.intake.writing import new_output
from portal.outputs.duplicates import alike
from portal.outputs.models import Output

__all__ = ["compare", "compare_again", "look_up_again", "step"]

ROWS_AT_ONCE = 25
MOST_ALIKE_IN_FILE = 20
ELSEWHERE = "There is such a record already, which is somebody else’s to work on. Ask an editor to look at it."
NOT_YOURS_TO_ADD = "Your role does not add records of this kind. Ask an editor to bring it in."


def step(run: IntakeRun, seconds: float) -> bool:
    """Compares rows for about so long; says whether any is left. Harmless where another request is at it as well."""
    until = time.monotonic() + seconds
    while run.state == IntakeRun.State.READING:
        with transaction.atomic():
            held = IntakeRun.objects.select_for_update(skip_locked=True).filter(pk=run.pk).first()
            if held is None:
                return True
            rows = list(held.rows.filter(verdict="").order_by("position")[:ROWS_AT_ONCE])
            comparing = Comparing(held)
            for row in rows:
                comparing.compare(row)
                if time.monotonic() > until:
                    break
            if len(rows) < ROWS_AT_ONCE and not held.rows.filter(verdict="").exists():
                held.state = IntakeRun.State.REVIEW
                held.save(update_fields=["state"])
        run.refresh_from_db(fields=["state"])
        if time.monotonic() > until:
            break
    return run.state == IntakeRun.State.READING


def compare(run: IntakeRun) -> None:
    """Compares all rows of the run, however long it takes."""
    while step(run, 60):
        time.sleep(0.05)


def look_up_again(run: IntakeRun) -> None:
    """Puts the DOIs that nobody answered for back in the queue."""
    again(run, run.rows.filter(needs_lookup=True, verdict=IntakeRow.Verdict.FAILED))


def compare_again(run: IntakeRun, positions: list[int]) -> None:
    """Puts rows back in the queue, because what they were compared with has changed."""
    again(run, run.rows.filter(position__in=positions))


def again(run: IntakeRun, rows: Any) -> None:
    rows.update(verdict="", reason="", output=None, differences=[], choice=IntakeRow.Choice.SKIP, taken=[])
    run.state = IntakeRun.State.READING
    run.save(update_fields=["state"])


class Comparing:
    """The comparing of some rows of one run."""

    def __init__(self, run: IntakeRun) -> None:
        self.run = run
        self.rights = Rights(run.made_by)

    def compare(self, row: IntakeRow) -> None:
        """Gives the row its verdict, and the choice that loses nothing."""
        self.judge(row)
        row.save()

    def judge(self, row: IntakeRow) -> None:
        if row.needs_lookup and not Output.objects.filter(doi=row.values["doi"]).exists():
            self.look_up(row)
        if row.verdict:
            return
        if not (self.same_in_file(row) or self.same_here(row) or self.cannot_be_added(row)):
            row.verdict, row.choice = IntakeRow.Verdict.NEW, IntakeRow.Choice.CREATE

    def look_up(self, row: IntakeRow) -> None:
        try:
            record = looked_up(row.values["doi"], row.line, row.source)
        except NoAnswerError as error:
            row.verdict, row.reason = IntakeRow.Verdict.FAILED, str(error)
            return
        if isinstance(record, Failed):
            row.verdict, row.reason = IntakeRow.Verdict.FAILED, record.reason
        else:
            fill(row, record)

    def same_in_file(self, row: IntakeRow) -> bool:
        """Whether the record stands in the file before; one that only may be the same is doubtful."""
        before = self.run.rows.filter(position__lt=row.position, keys__overlap=row.keys)
        for other in before.exclude(verdict=IntakeRow.Verdict.FAILED).order_by("position")[:MOST_ALIKE_IN_FILE]:
            verdict = likeness(row.work, other.work)
            if verdict == Likeness.SAME:
                row.verdict = IntakeRow.Verdict.DUPLICATE
                row.reason = f"The same as record {other.position} of this intake (line {other.line})."
                return True
            if verdict == Likeness.DOUBTFUL:
                row.verdict = IntakeRow.Verdict.DOUBTFUL
                row.reason = f"May be the same as record {other.position} of this intake (line {other.line})."
        return False

    def same_here(self, row: IntakeRow) -> bool:
        """Whether an output of ours is the work, or may be."""
        found = self.named(row) or next(iter(alike(row.work)), None)
        if found is None:
            return row.verdict == IntakeRow.Verdict.DOUBTFUL
        output, verdict = found
        if not self.rights.may_work_on(output):
            row.verdict, row.reason = IntakeRow.Verdict.DUPLICATE, ELSEWHERE
            return True
        self.describe(row, output, verdict == Likeness.SAME)
        return True

    def named(self, row: IntakeRow) -> tuple[Output, Likeness] | None:
        """The output that the record says it is: our own exports carry its number or its address."""
        rows = Output.objects.none()
        if row.uuid and is_uuid(row.uuid):
            rows = Output.objects.filter(uuid=row.uuid)
        if row.slug and not rows.exists():
            rows = Output.objects.filter(slug=row.slug)
        output = rows.select_related("merged_into").first()
        return (output.merged_into or output, Likeness.SAME) if output else None

    def describe(self, row: IntakeRow, output: Output, is_same: bool) -> None:
        latest: Any = output.own.get_latest_revision_as_object()
        row.output, row.seen_revision = output, output.latest_revision_id
        row.differences = list(differences(latest, row.values, row.people))
        row.taken = [one["field"] for one in row.differences if one["adds"]]
        if not is_same:
            row.verdict = IntakeRow.Verdict.DOUBTFUL
        elif row.differences:
            row.verdict = IntakeRow.Verdict.CHANGED
            row.choice = IntakeRow.Choice.UPDATE if row.taken else IntakeRow.Choice.SKIP
        else:
            row.verdict = IntakeRow.Verdict.DUPLICATE

    def cannot_be_added(self, row: IntakeRow) -> bool:
        """Whether a new output of these values would be refused: said now, not when all is to be written."""
        output = new_output(self.run, row)
        if not self.rights.may_add(type(output)):
            row.verdict, row.reason = IntakeRow.Verdict.FAILED, NOT_YOURS_TO_ADD
            return True
        try:
            output.clean_fields(exclude=["slug", "uuid", "sort_key", "latest_revision", "table", "owner"])
            output.clean()
        except ValidationError as error:
            row.verdict, row.reason = IntakeRow.Verdict.FAILED, " ".join(error.messages)
            return True
        return False


def is_uuid(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False
