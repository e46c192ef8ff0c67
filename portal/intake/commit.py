"""Committing a run: all that was chosen or nothing, once, and as the edit form would have written it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.accounts.models import User
from portal.bibliography.matching import Likeness, Work, likeness
from portal.intake.commit_lock import acquire_lock, report_progress
from portal.intake.compare import compare_again
from portal.intake.differences import PEOPLE
from portal.intake.models import IntakeChange, IntakeRecord, IntakeRun
from portal.intake.output_values import assign_values, contributions, current_values, new_output
from portal.records.outputs.duplicates import work_of
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.records.people.recognition import KnownNames
from portal.records.rights import Rights, choosable

__all__ = ["NotCommittedError", "commit"]

STALE = (
    "Nothing was written yet: since this was compared, others have changed {count} of these records, or added them. "
    "They are compared again; look at them and commit then."
)
TAKEN = "Nothing was written: another record took the same DOI or address at that moment. Commit again."
NOT_READY = "Nothing was written: the records are still being compared. Wait until that is done."


class NotCommittedError(Exception):
    """Nothing was written; the message says why and what to do."""


def commit(run: IntakeRun, user: User | None) -> IntakeRun:
    """Writes the chosen records of a run; a run that is committed already stays as it is. Raises NotCommittedError."""
    try:
        with transaction.atomic():
            acquire_lock()
            run = IntakeRun.objects.select_for_update().get(pk=run.pk)
            if run.state in (IntakeRun.State.COMMITTED, IntakeRun.State.UNDONE):
                return run
            if run.records.filter(verdict="").exists():
                raise NotCommittedError(NOT_READY)
            records = list(
                run.records.exclude(choice=IntakeRecord.Choice.SKIP).select_related("output").order_by("position")
            )
            stale = stale_positions(run, records)
            if not stale:
                CommitWriter(run, user).write(records)
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


def stale_positions(run: IntakeRun, records: list[IntakeRecord]) -> list[int]:
    """The positions of records whose comparison is out of date: ours was edited, or the work has been added since."""
    newer = Output.objects.filter(created_at__gt=run.compared_at).with_lines()
    works = [(output.pk, work_of(output)) for output in newer]
    return [record.position for record in records if is_edited(record) or has_arrived(record, works)]


def is_edited(record: IntakeRecord) -> bool:
    """Whether the output that the record would change has another version since, or is gone."""
    if record.choice != IntakeRecord.Choice.UPDATE:
        return False
    return record.output is None or record.output.latest_revision_id != record.seen_revision


def has_arrived(record: IntakeRecord, works: list[tuple[int, Work]]) -> bool:
    """Whether one of the works added since is the record's, besides the output that the review showed."""
    if record.choice != IntakeRecord.Choice.CREATE:
        return False
    others = [work for pk, work in works if pk != record.output_id and work.keys & record.work.keys]
    return any(likeness(record.work, work) != Likeness.DIFFERENT for work in others)


class CommitWriter:
    """Writes the records of one run, inside a transaction, with the rights of `user`."""

    def __init__(self, run: IntakeRun, user: User | None) -> None:
        self.run, self.user = run, user
        self.rights = Rights(user)
        self.publish = run.publish and self.rights.may_publish
        self.grants = list(run.grants.all())
        self.known = KnownNames(Person.objects.all() if user is None else choosable(user, Person))

    def write(self, records: list[IntakeRecord]) -> None:
        """Writes the records in order, and a change for each."""
        changes = []
        for done, record in enumerate(records, 1):
            changes.append(
                self.created(record) if record.choice == IntakeRecord.Choice.CREATE else self.updated(record)
            )
            report_progress(done, len(records))
        IntakeChange.objects.bulk_create(changes, batch_size=500)

    def created(self, record: IntakeRecord) -> IntakeChange:
        """A new output, with its first version in its history."""
        output = new_output(self.run, record)
        if not self.rights.may_add(type(output)):
            raise NotCommittedError("Nothing was written: your role does not add records of one of these kinds.")
        output.contributions.set(contributions(record.people, self.known))
        output.grants.set(self.grants)
        with disable_reference_index_auto_update():  # Each save would index again; once at the end suffices.
            output.save()
            log(instance=output, action="wagtail.create", user=self.user, content_changed=True)
            revision = output.save_revision(user=self.user, changed=False, clean=False)
            if self.publish:
                revision.publish(user=self.user)
        ReferenceIndex.create_or_update_for_object(output)
        return self.change(record, output, revision, created=True, published=self.publish)

    def updated(self, record: IntakeRecord) -> IntakeChange:
        """Our output with the fields that the person took, as a new version of what its editors see."""
        matched = record.output
        assert matched is not None  # `is_edited` has counted a record without one as stale.
        if not self.rights.may_work_on(matched):
            raise NotCommittedError("Nothing was written: one of these records is somebody else’s to change.")
        own = matched.own
        # Publishing would put before the public what others left in a draft.
        publish = own.live and not own.has_unpublished_changes and self.rights.may_publish
        latest = own.get_latest_revision_as_object()
        names = [name for name in record.taken if name == PEOPLE or name in record.values]
        before = current_values(latest, names)
        assign_values(latest, {name: record.values[name] for name in names if name != PEOPLE})
        if PEOPLE in names:
            latest.contributions.set(contributions(record.people, self.known))
        missing = [grant for grant in self.grants if grant not in latest.grants.all()]
        latest.grants.add(*missing)
        after = current_values(latest, names)
        revision = latest.save_revision(user=self.user, log_action=True, clean=False)
        if publish:
            revision.publish(user=self.user)
        before["grants"], after["grants"] = [], [grant.pk for grant in missing]
        return self.change(record, latest, revision, created=False, published=publish, before=before, after=after)

    def change(self, record: IntakeRecord, output: Output, revision: Revision, **values: Any) -> IntakeChange:
        """The change that an undo needs, unsaved; `revision`: the version that was saved."""
        return IntakeChange(
            run=self.run,
            record=record,
            output_id=output.pk,
            title=output.title,
            revision=revision.pk,
            revision_at=revision.created_at,
            **values,
        )
