"""Changing many outputs alike: the plan, the change itself, and its undoing."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from portal.desk.request_user import RequestUser
from portal.records.outputs.models import Output
from portal.records.rights import RecordPermissionPolicy

__all__ = ["LOG_ACTION", "Change", "PlannedChange", "UndoResult", "apply", "plan_changes", "signature", "undo"]

LOG_ACTION = "outputs.bulk"


@dataclass(frozen=True)
class Change:
    """What is done to each output. `describe` gives its present value in words, `make` changes an unsaved output.

    `publishes`: True if the output is public afterwards, False if it no longer is, None if that stays.
    """

    name: str
    describe: Callable[[Output], str]
    make: Callable[[Output], None]
    publishes: bool | None = None


@dataclass(frozen=True)
class PlannedChange:
    """An output of the plan, with its value before and after in words; `refusal`: why it is left as it is, or ""."""

    output: Output
    before: str
    after: str
    refusal: str = ""

    @property
    def changes(self) -> bool:
        """Whether the output would be another afterwards."""
        return not self.refusal and self.before != self.after


def plan_changes(outputs: Iterable[Output], change: Change, user: RequestUser) -> list[PlannedChange]:
    """What the change would do to each output; nothing is written."""
    return [plan_change(output, change, user) for output in outputs]


def plan_change(output: Output, change: Change, user: RequestUser) -> PlannedChange:
    """What the change would do to an output."""
    # Read anew: Wagtail may give the row itself for its newest version, and a plan changes nothing.
    draft = type(output)._base_manager.get(pk=output.pk).get_latest_revision_as_object()
    before = change.describe(draft)
    refusal = refusal_of(output, change, user)
    if not refusal:
        change.make(draft)
        refusal = validation_errors(draft, change)
    return PlannedChange(output, before, before if refusal else change.describe(draft), refusal)


def refusal_of(output: Output, change: Change, user: RequestUser) -> str:
    """Why this output is left alone, as a sentence that says what to do; "" if it is not."""
    lock = output.get_lock()
    if lock and lock.for_user(user):
        return _("It is locked: ask whoever locked it.")
    if output.workflow_in_progress:
        return _("It is being reviewed: finish the review first.")
    if output.live and output.has_unpublished_changes:
        return _("It has changes that are not published: publish or discard them first.")
    if output.live and change.publishes is None and not may_publish(output, user):
        return _("It is published: ask an editor to change it.")
    return ""


def may_publish(output: Output, user: RequestUser) -> bool:
    """Whether the person may publish outputs of that table."""
    return RecordPermissionPolicy(type(output)).user_has_permission(user, "publish")


def validation_errors(draft: Output, change: Change) -> str:
    """Why the changed output cannot be published, in words; "" if it can, or stays a draft."""
    if not (draft.live or change.publishes):
        return ""
    try:
        draft.full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def signature(plan: list[PlannedChange], change: Change) -> str:
    """Stands for the plan that was looked at: another value, or an output edited meanwhile, gives another."""
    state = [
        (planned.output.pk, planned.output.latest_revision_id, planned.output.live, planned.after, planned.refusal)
        for planned in plan
    ]
    return hashlib.sha256(repr((change.name, state)).encode()).hexdigest()


@transaction.atomic
def apply(plan: list[PlannedChange], change: Change, user: RequestUser) -> list[Output]:
    """Makes the planned change, with a revision for each output before and after it; gives the outputs changed."""
    changed = [planned.output for planned in plan if planned.changes]
    for output in changed:
        before = output.latest_revision or output.save_revision(user=user)
        was_live = output.live
        after = write(output, change, user)
        data = {"before": before.pk, "after": after.pk, "was_live": was_live, "change": change.name}
        log(output, LOG_ACTION, user=user, data=data)
    return changed


def write(output: Output, change: Change, user: RequestUser) -> Revision:
    """Changes an output and its newest version; gives the new revision."""
    if change.publishes is False and output.live:
        UnpublishAction(output, user=user).execute(skip_permission_checks=True)
    draft = output.get_latest_revision_as_object()
    change.make(draft)
    revision = draft.save_revision(user=user)
    if change.publishes or draft.live:
        revision.publish(user=user, skip_permission_checks=True)
    else:
        draft.save()
    return revision


@dataclass(frozen=True)
class UndoResult:
    """The outputs that are as before, and those that were left: edited since, locked, or not the person's to change."""

    restored: list[Output]
    left: list[Output]


def log_entries(run: UUID) -> list[ModelLogEntry]:
    """The log entries of a change of many; those of one request share an identifier."""
    return list(ModelLogEntry.objects.filter(uuid=run, action=LOG_ACTION).order_by("pk"))


@transaction.atomic
def undo(run: UUID, user: RequestUser, may_change: Callable[[Output], bool]) -> UndoResult:
    """Restores what that change of many did, except outputs edited since, and those that the person may not change."""
    restored, left = [], []
    for entry in log_entries(run):
        shared_record = Output.objects.select_for_update().filter(pk=entry.object_id).first()
        if shared_record is None:
            continue
        output = shared_record.own
        lock = output.get_lock()
        is_locked = bool(lock and lock.for_user(user))
        # Old versions may have been purged.
        before = Revision.objects.filter(pk=entry.data["before"]).first()
        is_as_changed = output.latest_revision_id == entry.data["after"]
        if before and is_as_changed and not is_locked and may_change(output):
            restore(output, before, entry.data["was_live"], user)
            restored.append(output)
        else:
            left.append(output)
    return UndoResult(restored, left)


def restore(output: Output, before: Revision, was_live: bool, user: RequestUser) -> None:
    """Makes the earlier revision the newest version again, published if the output was."""
    if output.live and not was_live:
        UnpublishAction(output, user=user).execute(skip_permission_checks=True)
    earlier = before.as_object()
    revision = earlier.save_revision(user=user, previous_revision=before, log_action=True)
    if was_live:
        revision.publish(user=user, previous_revision=before, skip_permission_checks=True)
    else:
        earlier.save()
