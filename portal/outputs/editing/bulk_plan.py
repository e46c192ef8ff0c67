"""Changing many outputs alike: what would change in each, doing it, and taking it back."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from portal.outputs.models import Output
from portal.records.ownership import RecordPermissionPolicy

__all__ = ["LOG_ACTION", "Change", "Step", "Undone", "apply", "planned", "signature", "take_back"]

LOG_ACTION = "outputs.bulk"


@dataclass(frozen=True)
class Change:
    """What is done to each output. `describe` says its present value in words, `make` changes an output in hand.

    `publishes`: True if the output is public afterwards, False if it no longer is, None if that stays.
    """

    name: str
    describe: Callable[[Output], str]
    make: Callable[[Output], None]
    publishes: bool | None = None


@dataclass(frozen=True)
class Step:
    """One output of the plan, with its value before and after in words; `refusal`: why it is left as it is, or ""."""

    output: Output
    before: str
    after: str
    refusal: str = ""

    @property
    def changes(self) -> bool:
        return not self.refusal and self.before != self.after


def planned(outputs: Iterable[Output], change: Change, user: Any) -> list[Step]:
    """What the change would do to each output; nothing is written."""
    return [step(output, change, user) for output in outputs]


def step(output: Output, change: Change, user: Any) -> Step:
    # Read anew: Wagtail may give the row itself for its newest version, and a plan changes nothing.
    draft = type(output)._base_manager.get(pk=output.pk).get_latest_revision_as_object()
    before = change.describe(draft)
    refusal = refusal_of(output, change, user)
    if not refusal:
        change.make(draft)
        refusal = fault_in(draft, change)
    return Step(output, before, before if refusal else change.describe(draft), refusal)


def refusal_of(output: Output, change: Change, user: Any) -> str:
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


def may_publish(output: Output, user: Any) -> bool:
    return user is None or RecordPermissionPolicy(type(output)).user_has_permission(user, "publish")


def fault_in(draft: Output, change: Change) -> str:
    """What keeps the changed output from being saved as it has to be."""
    if not (draft.live or change.publishes):
        return ""
    try:
        draft.full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def signature(steps: list[Step], change: Change) -> str:
    """Stands for the plan that was looked at: another value, or an output edited meanwhile, gives another."""
    state = [(one.output.pk, one.output.latest_revision_id, one.output.live, one.after, one.refusal) for one in steps]
    return hashlib.sha256(repr((change.name, state)).encode()).hexdigest()


@transaction.atomic
def apply(steps: list[Step], change: Change, user: Any) -> list[Output]:
    """Makes the planned change, with a revision for each output before and after it; the outputs changed."""
    changed = [one.output for one in steps if one.changes]
    for output in changed:
        before = output.latest_revision or output.save_revision(user=user)
        was_live = output.live
        after = write(output, change, user)
        data = {"before": before.pk, "after": after.pk, "was_live": was_live, "change": change.name}
        log(output, LOG_ACTION, user=user, data=data)
    return changed


def write(output: Output, change: Change, user: Any) -> Revision:
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
class Undone:
    """What taking back did: the outputs that are as before, and those that were edited since and were left."""

    restored: list[Output]
    left: list[Output]


def entries_of(run: UUID) -> list[ModelLogEntry]:
    """The log entries of a change of many; those of one request share an identifier."""
    return list(ModelLogEntry.objects.filter(uuid=run, action=LOG_ACTION).order_by("pk"))


@transaction.atomic
def take_back(run: UUID, user: Any, may_change: Callable[[Output], bool]) -> Undone:
    """Restores what that change of many did, except outputs edited since, and those that the person may not change."""
    restored, left = [], []
    for entry in entries_of(run):
        row = Output.objects.select_for_update().filter(pk=entry.object_id).first()
        if row is None:
            continue
        output = row.own
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
    return Undone(restored, left)


def restore(output: Output, before: Revision, was_live: bool, user: Any) -> None:
    if output.live and not was_live:
        UnpublishAction(output, user=user).execute(skip_permission_checks=True)
    earlier = before.as_object()
    revision = earlier.save_revision(user=user, previous_revision=before, log_action=True)
    if was_live:
        revision.publish(user=user, previous_revision=before, skip_permission_checks=True)
    else:
        earlier.save()
