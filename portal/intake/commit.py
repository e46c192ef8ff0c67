"""Committing a run: all that was chosen or nothing, once, and as the edit form would have written it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.bibliography.matching import Likeness, Work, likeness
from portal.intake.commit_lock import acquire_lock
from portal.intake.compare import compare_again
from portal.intake.models import IntakeRecord, IntakeRun
from portal.intake.output_values import contributions, new_output
from portal.records.changes.drafts import drafts_of, load_outputs
from portal.records.changes.models import Change, ChangeSet
from portal.records.changes.writing import Saving, VersionWriter
from portal.records.outputs.duplicates import work_of
from portal.records.outputs.field_values import GRANTS, PEOPLE, assign_values, current_values
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.records.people.recognition import KnownNames
from portal.records.rights import Rights, choosable
from portal.work.progress import UNWATCHED, RefusedWorkError, Watcher

__all__ = ["NotCommittedError", "commit"]

RECORDS_AT_ONCE = 100
Choice = IntakeRecord.Choice
STALE = (
    "Nothing was written yet: since this was compared, others have changed {count} of these records, or added them. "
    "They are compared again; look at them and commit then."
)
TAKEN = "Nothing was written: another record took the same DOI or address at that moment. Commit again."
NOT_READY = "Nothing was written: the records are still being compared. Wait until that is done."


class NotCommittedError(RefusedWorkError):
    """Nothing was written; the message says why and what to do."""


def commit(run: IntakeRun, user: User | None, progress: Watcher = UNWATCHED) -> IntakeRun:
    """Writes the chosen records of a run; a run that is committed already stays as it is. Raises NotCommittedError."""
    try:
        with transaction.atomic():
            acquire_lock(progress)
            run = IntakeRun.objects.select_for_update().get(pk=run.pk)
            if run.state == IntakeRun.State.COMMITTED:
                return run
            if run.records.filter(verdict="").exists():
                raise NotCommittedError(NOT_READY)
            records = list(
                run.records.exclude(choice=IntakeRecord.Choice.SKIP).select_related("output").order_by("position")
            )
            stale = stale_positions(run, records)
            if not stale:
                run.change_set = change_set_of(run, user)
                CommitWriter(run, user, progress).write(records)
                run.state, run.committed_at, run.message = IntakeRun.State.COMMITTED, timezone.now(), ""
                run.save(update_fields=["state", "committed_at", "message", "change_set"])
                progress.finish(message_of(run))
    except IntegrityError as error:
        raise NotCommittedError(TAKEN) from error
    if stale:
        run.compared_at = timezone.now()
        run.message = STALE.format(count=len(stale))
        run.save(update_fields=["compared_at", "message"])
        compare_again(run, stale)
        raise NotCommittedError(run.message)
    return run


def change_set_of(run: IntakeRun, user: User | None) -> ChangeSet:
    """The change set that keeps what the commit does."""
    kind, title = ChangeSet.Kind.IMPORT, _("Bring in: %s") % run.source_name
    return ChangeSet.objects.create(kind=kind, title=title, url=run.get_absolute_url(), made_by=user)


def message_of(run: IntakeRun) -> str:
    """What the commit did, in a sentence."""
    created = run.changes.filter(created=True).count()
    changed = run.changes.count() - created
    return _("%(created)d brought in, %(changed)d changed.") % {"created": created, "changed": changed}


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

    def __init__(self, run: IntakeRun, user: User | None, progress: Watcher) -> None:
        self.run, self.user, self.progress = run, user, progress
        self.rights = Rights(user)
        self.publish = run.publish and self.rights.may_publish
        self.grants = list(run.grants.all())
        self.known = KnownNames(Person.objects.all() if user is None else choosable(user, Person))
        self.writer = VersionWriter(user)

    def write(self, records: list[IntakeRecord]) -> None:
        """Writes the records in order, and a change for each."""
        for start in range(0, len(records), RECORDS_AT_ONCE):
            self.progress.report(start, len(records))
            self.write_some(records[start : start + RECORDS_AT_ONCE])
        self.progress.report(len(records), len(records))

    def write_some(self, records: list[IntakeRecord]) -> None:
        """Writes some of the records."""
        outputs = load_outputs({record.output_id or 0 for record in records if record.choice == Choice.UPDATE})
        workable = self.rights.workable(outputs.values())
        drafts = drafts_of(outputs[key] for key in outputs if key in workable)
        savings, changes = [], []
        for record in records:
            if record.choice == Choice.CREATE:
                saving, change = self.created(record)
            else:
                saving, change = self.updated(record, drafts.get(record.output_id or 0))
            savings.append(saving)
            changes.append(change)
        for saving, change, revision in zip(savings, changes, self.writer.save(savings), strict=True):
            change.record_id, change.title = saving.draft.pk, saving.draft.title
            change.revision, change.revision_at = revision.pk, revision.created_at
        Change.objects.bulk_create(changes)

    def created(self, record: IntakeRecord) -> tuple[Saving, Change]:
        """A new output, with its first version in its history."""
        output = new_output(self.run, record)
        if not self.rights.may_add(type(output)):
            raise NotCommittedError("Nothing was written: your role does not add records of one of these kinds.")
        output.contributions.set(contributions(record.people, self.known))
        output.grants.set(self.grants)
        change = Change(change_set=self.run.change_set, created=True, is_live=self.publish)
        return Saving(output, self.publish, is_new=True), change

    def updated(self, record: IntakeRecord, draft: Any) -> tuple[Saving, Change]:
        """Our output with the fields that the person took, as a new version of what its editors see."""
        if draft is None:
            raise NotCommittedError("Nothing was written: one of these records is somebody else’s to change.")
        # Publishing would put before the public what others left in a draft.
        publish = draft.live and not draft.has_unpublished_changes and self.rights.may_publish
        names = [GRANTS, *(name for name in record.taken if name == PEOPLE or name in record.values)]
        before = current_values(draft, names)
        assign_values(draft, {name: record.values[name] for name in names if name not in (PEOPLE, GRANTS)})
        if PEOPLE in names:
            draft.contributions.set(contributions(record.people, self.known))
        present = list(draft.grants.all())
        if missing := [grant for grant in self.grants if grant not in present]:
            draft.grants.set([*present, *missing])
        after = current_values(draft, names)
        states = {"was_live": draft.live, "is_live": draft.live}
        change = Change(change_set=self.run.change_set, before=before, after=after, **states)
        change.keep_former(draft)
        return Saving(draft, publish, only_version=not publish), change
