"""Writing what was chosen: all of a run or nothing, once, and as the edit form would have written it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.citations.likeness import Likeness, Work, likeness
from portal.intake.comparing import compare_again
from portal.intake.differences import PEOPLE
from portal.intake.guarding import hold, tell
from portal.intake.models import IntakeChange, IntakeRow, IntakeRun
from portal.intake.rights import Rights
from portal.intake.writing import assign, contributions, current, new_output
from portal.outputs.duplicates import work_of
from portal.outputs.models import Output
from portal.people.models import Person
from portal.people.recognition import KnownNames
from portal.records.ownership import choosable

__all__ = ["NotCommittedError", "commit"]

STALE = (
    "Nothing was written yet: since this was compared, others have changed {count} of these records, or added them. "
    "They are compared again; look at them and commit then."
)
TAKEN = "Nothing was written: another record took the same DOI or address at that moment. Commit again."
NOT_READY = "Nothing was written: the records are still being compared. Wait until that is done."


class NotCommittedError(Exception):
    """Nothing was written; the message says why and what to do."""


def commit(run: IntakeRun, user: Any) -> IntakeRun:
    """Writes the chosen rows of a run. A run that is committed already is left as it is. Raises NotCommittedError."""
    try:
        with transaction.atomic():
            hold()
            run = IntakeRun.objects.select_for_update().get(pk=run.pk)
            if run.state in (IntakeRun.State.COMMITTED, IntakeRun.State.UNDONE):
                return run
            if run.rows.filter(verdict="").exists():
                raise NotCommittedError(NOT_READY)
            rows = list(run.rows.exclude(choice=IntakeRow.Choice.SKIP).select_related("output").order_by("position"))
            stale = stale_positions(run, rows)
            if not stale:
                Committing(run, user).write(rows)
                run.state, run.committed_at, run.message = IntakeRun.State.COMMITTED, timezone.now(), ""
                run.save(update_fields=["state", "committed_at", "message"])
    except IntegrityError as error:
        raise NotCommittedError(TAKEN) from error
    if stale:
        run.compared_at = timezone.now()
        run.message = STALE.format(count=len(stale))
        run.save(update_fields=["compared_at", "message"])
        compare_again(run, stale)
        raise NotCommittedError(run.message)
    return run


def stale_positions(run: IntakeRun, rows: list[IntakeRow]) -> list[int]:
    """The rows for which what was shown is no longer true: ours was edited, or the work has come in meanwhile."""
    newer = Output.objects.filter(created_at__gt=run.compared_at).with_lines().prefetch_related("contributions")
    works = [(output.pk, work_of(output)) for output in newer]
    return [row.position for row in rows if is_edited(row) or has_come(row, works)]


def is_edited(row: IntakeRow) -> bool:
    if row.choice != IntakeRow.Choice.UPDATE:
        return False
    return row.output is None or row.output.latest_revision_id != row.seen_revision


def has_come(row: IntakeRow, works: list[tuple[int, Work]]) -> bool:
    """Whether one of those works, newer than the comparison, is the row's; one that was shown does not count."""
    if row.choice != IntakeRow.Choice.CREATE:
        return False
    others = [work for pk, work in works if pk != row.output_id and work.keys & row.work.keys]
    return any(likeness(row.work, work) != Likeness.DIFFERENT for work in others)


class Committing:
    """The writing of one run's rows, inside a transaction."""

    def __init__(self, run: IntakeRun, user: Any) -> None:
        self.run, self.user = run, user
        self.rights = Rights(user)
        self.publish = run.publish and self.rights.may_publish
        self.grants = list(run.grants.all())
        self.known = KnownNames(Person.objects.all() if user is None else choosable(user, Person))

    def write(self, rows: list[IntakeRow]) -> None:
        changes = []
        for done, row in enumerate(rows, 1):
            changes.append(self.created(row) if row.choice == IntakeRow.Choice.CREATE else self.updated(row))
            tell(done, len(rows))
        IntakeChange.objects.bulk_create(changes, batch_size=500)

    def created(self, row: IntakeRow) -> IntakeChange:
        """A new output, with its first version in its history."""
        output = new_output(self.run, row)
        if not self.rights.may_add(type(output)):
            raise NotCommittedError("Nothing was written: your role does not add records of one of these kinds.")
        output.contributions.set(contributions(row.people, self.known))
        output.grants.set(self.grants)
        with disable_reference_index_auto_update():  # Each save would do it again; once at the end says the same.
            output.save()
            log(instance=output, action="wagtail.create", user=self.user, content_changed=True)
            revision = output.save_revision(user=self.user, changed=False, clean=False)
            if self.publish:
                revision.publish(user=self.user)
        ReferenceIndex.create_or_update_for_object(output)
        return self.change(row, output, revision, created=True, published=self.publish)

    def updated(self, row: IntakeRow) -> IntakeChange:
        """Ours with the fields that the person took, as a new version of what its editors see."""
        stored: Any = row.output
        if not self.rights.may_work_on(stored):
            raise NotCommittedError("Nothing was written: one of these records is somebody else’s to change.")
        own = stored.own
        # Publishing would put before the public what others left in a draft.
        publish = own.live and not own.has_unpublished_changes and self.rights.may_publish
        latest = own.get_latest_revision_as_object()
        names = [name for name in row.taken if name == PEOPLE or name in row.values]
        before = current(latest, names)
        assign(latest, {name: row.values[name] for name in names if name != PEOPLE})
        if PEOPLE in names:
            latest.contributions.set(contributions(row.people, self.known))
        missing = [grant for grant in self.grants if grant not in latest.grants.all()]
        latest.grants.add(*missing)
        after = current(latest, names)
        revision = latest.save_revision(user=self.user, log_action=True, clean=False)
        if publish:
            revision.publish(user=self.user)
        before["grants"], after["grants"] = [], [grant.pk for grant in missing]
        return self.change(row, latest, revision, created=False, published=publish, before=before, after=after)

    def change(self, row: IntakeRow, output: Output, revision: Any, **values: Any) -> IntakeChange:
        return IntakeChange(
            run=self.run,
            row=row,
            output_id=output.pk,
            title=output.title,
            revision=revision.pk,
            revision_at=revision.created_at,
            **values,
        )
