"""Undoing a change set: records that it created are deleted, fields that it changed are restored, later edits stay."""

from itertools import groupby, islice
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision

from portal.records.changes.deleting import delete
from portal.records.changes.drafts import drafts_of, load_outputs
from portal.records.changes.judging import Action, Verdict, judge, restorable
from portal.records.changes.kinds import KINDS, lock_records
from portal.records.changes.merges import unmerge
from portal.records.changes.models import Change, ChangeSet
from portal.records.changes.writing import Saving, VersionWriter
from portal.work.progress import UNWATCHED, RefusedWorkError, Watcher

__all__ = ["undo"]

RECORDS_AT_ONCE = 100
TAKEN = "Nothing was undone: a DOI or address that one of these records had is another’s now."


def undo(change_set: ChangeSet, user: Any, progress: Watcher = UNWATCHED) -> ChangeSet:
    """Undoes a change set, all in one transaction; one that is undone already stays as it is.

    `left` lists what could not be undone. Raises RefusedWorkError where a value is taken meanwhile.
    """
    try:
        with transaction.atomic():
            change_set = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
            if change_set.undone_at is None:
                write_undo(change_set, user, progress)
            progress.finish(message_of(change_set))
    except IntegrityError as error:
        raise RefusedWorkError(_(TAKEN)) from error
    return change_set


def write_undo(change_set: ChangeSet, user: Any, progress: Watcher) -> None:
    """Undoes each change, the newest first, and marks the set as undone."""
    total = change_set.changes.count()
    lock_records(change_set.changes)
    writer = VersionWriter(user)
    left: list[dict[str, Any]] = []
    verdicts = iter(judge(change_set, user))
    done = 0
    while some := list(islice(verdicts, RECORDS_AT_ONCE)):
        progress.report(done, total)
        for _kind, of_a_kind in groupby(some, key=lambda verdict: verdict.change.kind):
            left += take_back(list(of_a_kind), user, writer)
        done += len(some)
    progress.report(total, total)
    change_set.left, change_set.undone_at, change_set.undone_by = left, timezone.now(), user
    change_set.save(update_fields=["left", "undone_at", "undone_by"])


def take_back(verdicts: list[Verdict], user: Any, writer: VersionWriter) -> list[dict[str, Any]]:
    """Does with some records of one kind what was judged. Gives what stays, as `left` of the change set lists it."""
    kept = delete([verdict.record for verdict in verdicts if verdict.action == Action.DELETE], user)
    as_before = [verdict.change for verdict in verdicts if verdict.restores_all]
    restoring = [verdict for verdict in verdicts if verdict.action == Action.RESTORE]
    revisions: dict[Change, Revision] = {}
    # A record that was merged is brought back after the one that it was merged into has let go of the DOI.
    for is_merge, some in groupby(restoring, key=lambda verdict: bool(verdict.change.merge)):
        changed = [(verdict.change, separated(verdict) if is_merge else restored(verdict)) for verdict in some]
        saved = writer.save([saving for _change, saving in changed])
        revisions |= {change: revision for (change, _saving), revision in zip(changed, saved, strict=True)}
    restamp([(change, revisions[change]) for change in as_before])
    reasons = [(verdict.change, kept.get(verdict.change.record_id, verdict.reason)) for verdict in verdicts]
    return [
        {"kind": change.kind, "record": change.record_id, "title": change.title, "reason": reason}
        for change, reason in reasons
        if reason
    ]


def restamp(undone: list[tuple[Change, Revision]]) -> None:
    """Gives earlier changes of the same records the version that an undo has saved, where it left all as those did.
    Nobody has edited anything since, and so they can be undone as well."""
    keys = [change.record_id for change, _revision in undone]
    formers = [change.former_revision for change, _revision in undone]
    earlier = Change.objects.filter(record_id__in=keys, revision__in=formers, change_set__undone_at=None)
    by_stamp = {(change.kind, change.record_id, change.revision, change.revision_at): change for change in earlier}
    stamped = []
    for change, revision in undone:
        stamp = (change.kind, change.record_id, change.former_revision, change.former_revision_at)
        if before := by_stamp.get(stamp):
            before.revision, before.revision_at = revision.pk, revision.created_at
            stamped.append(before)
    Change.objects.bulk_update(stamped, ["revision", "revision_at"])


def restored(verdict: Verdict) -> Saving:
    """The newest version of a record with what it had before; published if it was published before and is now."""
    change, draft = verdict.change, verdict.draft
    kind = KINDS[change.kind]
    now = kind.current_values(draft, change.after)
    values, _kept = restorable(change, now)
    kind.assign_values(draft, {name: value for name, value in values.items() if value != now[name]})
    return Saving(draft, change.was_live if change.was_live != change.is_live else draft.live)


def separated(verdict: Verdict) -> Saving:
    """A record that was merged into another, as it was before."""
    unmerge(verdict.change, verdict.record)
    output = load_outputs([verdict.record.pk])[verdict.record.pk]
    draft = drafts_of([output])[output.pk]
    # The version may be older than the merge: what it says of these was put back in the row.
    draft.doi, draft.go_live_at, draft.expire_at = output.doi, output.go_live_at, output.expire_at
    return Saving(draft, verdict.change.was_live)


def message_of(change_set: ChangeSet) -> str:
    """What the undo did, in a sentence."""
    left = len(change_set.left)
    if not left:
        return _("It was undone; nothing was left.")
    return ngettext(
        "It was undone, except for %d record, which was edited since or could not be changed.",
        "It was undone, except for %d records, which were edited since or could not be changed.",
        left,
    ) % left  # fmt: skip
