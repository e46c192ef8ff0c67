"""Undoing a change set: outputs that it created are deleted, fields that it changed are restored, later edits stay."""

from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.records.changes.deleting import delete
from portal.records.changes.drafts import drafts_of, load_outputs, lock_outputs
from portal.records.changes.judging import Action, Verdict, judge, restorable
from portal.records.changes.merges import unmerge
from portal.records.changes.models import ChangeSet
from portal.records.changes.writing import Saving, VersionWriter
from portal.records.outputs.field_values import assign_values, current_values
from portal.work.progress import UNWATCHED, RefusedWorkError, Watcher

__all__ = ["undo"]

OUTPUTS_AT_ONCE = 100
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
    lock_outputs(change_set.changes.values("output_id"))
    writer = VersionWriter(user)
    left: list[dict[str, Any]] = []
    verdicts = iter(judge(change_set, user))
    done = 0
    while some := list(islice(verdicts, OUTPUTS_AT_ONCE)):
        progress.report(done, total)
        reasons = take_back(some, user, writer)
        for verdict, reason in zip(some, reasons, strict=True):
            if reason:
                change = verdict.change
                left.append({"output": change.output_id, "title": change.title, "reason": reason})
        done += len(some)
    progress.report(total, total)
    change_set.left, change_set.undone_at, change_set.undone_by = left, timezone.now(), user
    change_set.save(update_fields=["left", "undone_at", "undone_by"])


def take_back(verdicts: list[Verdict], user: Any, writer: VersionWriter) -> list[str]:
    """Does with some outputs what was judged. Gives for each "", or a reason where something stays."""
    kept = delete([verdict.output for verdict in verdicts if verdict.action == Action.DELETE], user)
    savings: list[Saving] = []
    for verdict in verdicts:
        if verdict.action != Action.RESTORE:
            continue
        if verdict.change.merge:
            writer.save(savings)  # The record that it was merged into lets go of the DOI first.
            savings = []
            writer.save([separated(verdict)])
        else:
            savings.append(restored(verdict))
    writer.save(savings)
    return [kept.get(verdict.change.output_id, verdict.reason) for verdict in verdicts]


def restored(verdict: Verdict) -> Saving:
    """The newest version of an output with what it had before; published if it was published before and is now."""
    change, draft = verdict.change, verdict.draft
    values, _kept = restorable(change, draft)
    now = current_values(draft, values)
    assign_values(draft, {name: value for name, value in values.items() if value != now[name]})
    return Saving(draft, change.was_live if change.was_live != change.is_live else draft.live)


def separated(verdict: Verdict) -> Saving:
    """A record that was merged into another, as it was before."""
    unmerge(verdict.change, verdict.output)
    output = load_outputs([verdict.output.pk])[verdict.output.pk]
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
