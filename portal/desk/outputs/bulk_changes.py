"""Changing many outputs alike: what may be changed, the plan, and the change itself."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.records.changes.drafts import drafts_of, load_outputs, lock_outputs
from portal.records.changes.judging import in_review
from portal.records.changes.models import Change, ChangeSet
from portal.records.changes.validation import errors_of
from portal.records.changes.writing import Saving, VersionWriter
from portal.records.outputs.field_values import JSONValue, current_values
from portal.records.rights import Rights
from portal.work.progress import UNWATCHED, RefusedWorkError, Watcher

__all__ = ["LOG_ACTION", "MOST_AT_ONCE", "BulkChange", "PlannedChange", "apply", "plan_changes", "signature"]

LOG_ACTION = "outputs.bulk"
MOST_AT_ONCE = 3000
OUTPUTS_AT_ONCE = 50


@dataclass(frozen=True)
class BulkChange:
    """What is done to each output. `describe` gives its present value in words, `make` changes an unsaved output.

    `name` and `values` say the same as JSON. `fields` are those that `make` sets. `publishes`: True if the output is
    public afterwards, False if it no longer is, None if that stays.
    """

    name: str
    title: str
    values: dict[str, Any]
    fields: tuple[str, ...]
    describe: Callable[[Any], str]
    make: Callable[[Any], None]
    publishes: bool | None = None

    @property
    def action(self) -> str:
        """The action on a record that the person must be allowed."""
        return "change" if self.publishes is None and self.name != "set_visibility" else "publish"


@dataclass(frozen=True)
class PlannedChange:
    """An output of the plan: its changed, unsaved draft, its value before and after in words, and the fields before as
    JSON. `refusal`: why it is left as it is, or ""."""

    draft: Any
    was_live: bool
    before: str
    after: str
    fields_before: dict[str, JSONValue]
    refusal: str = ""

    @property
    def changes(self) -> bool:
        """Whether the output would be another afterwards."""
        return not self.refusal and self.before != self.after


def plan_changes(keys: Collection[int], change: BulkChange, user: Any) -> list[PlannedChange]:
    """What the change would do to each of those outputs that the person may change, in their order; nothing is written.
    The number of queries does not grow with them."""
    outputs = load_outputs(keys)
    rights = Rights(user)
    workable = rights.workable(outputs.values())
    drafts = drafts_of(outputs[key] for key in keys if key in workable)
    reviewed = in_review(list(drafts))
    may_publish = {model for model in {type(draft) for draft in drafts.values()} if rights.has("publish", model)}
    plans = []
    for key, draft in drafts.items():
        refusal = refusal_of(outputs[key], change, user, key in reviewed, type(draft) in may_publish)
        plans.append(planned(draft, change, refusal))
    public = [plan.draft for plan in plans if not plan.refusal and (plan.was_live or change.publishes)]
    errors = errors_of(public) if change.publishes is not False else {}
    return [refused(plan, errors[plan.draft.pk]) if plan.draft.pk in errors else plan for plan in plans]


def planned(draft: Any, change: BulkChange, refusal: str) -> PlannedChange:
    """The plan for one output; its draft is changed, unless that is refused."""
    was_live, before, fields = draft.live, change.describe(draft), current_values(draft, change.fields)
    if not refusal:
        change.make(draft)
    return PlannedChange(draft, was_live, before, before if refusal else change.describe(draft), fields, refusal)


def refused(plan: PlannedChange, reason: str) -> PlannedChange:
    """The plan of an output that cannot be changed so."""
    return PlannedChange(plan.draft, plan.was_live, plan.before, plan.before, plan.fields_before, reason)


def refusal_of(output: Any, change: BulkChange, user: Any, is_reviewed: bool, may_publish: bool) -> str:
    """Why this output is left alone, as a sentence that says what to do; "" if it is not."""
    if output.locked and (user is None or output.locked_by_id != user.pk):
        return _("It is locked: ask whoever locked it.")
    if is_reviewed:
        return _("It is being reviewed: finish the review first.")
    if output.live and output.has_unpublished_changes:
        return _("It has changes that are not published: publish or discard them first.")
    if (output.live or change.action == "publish") and not may_publish:
        return _("It is published: ask an editor to change it.")
    return ""


def signature(plan: list[PlannedChange], change: BulkChange) -> str:
    """Stands for the plan that was looked at: another value, or an output edited meanwhile, gives another."""
    state = [
        (planned.draft.pk, planned.draft.latest_revision_id, planned.was_live, planned.after, planned.refusal)
        for planned in plan
    ]
    return hashlib.sha256(repr((change.name, state)).encode()).hexdigest()


def apply(keys: Collection[int], change: BulkChange, seen: str, user: Any, progress: Watcher = UNWATCHED) -> ChangeSet:
    """Makes the change to all of those outputs or to none, if its plan is the one that was seen; gives what it did."""
    with transaction.atomic():
        lock_outputs(keys)
        plan = plan_changes(keys, change, user)
        if signature(plan, change) != seen:
            raise RefusedWorkError(
                _("Nothing was changed: one of the outputs was edited since you looked. Look at the plan again.")
            )
        changing = [planned for planned in plan if planned.changes]
        words = ngettext("%(title)s: %(count)d output", "%(title)s: %(count)d outputs", len(changing))
        change_set = ChangeSet.objects.create(
            kind=ChangeSet.Kind.BULK, title=words % {"title": change.title, "count": len(changing)}, made_by=user
        )
        change_set.url = reverse("change_set", args=[change_set.pk])
        change_set.save(update_fields=["url"])
        write(changing, change, change_set, user, progress)
        count = len(changing)
        message = ngettext("%d output was changed.", "%d outputs were changed.", count) % count
        progress.finish(message, change_set.url)
    return change_set


def write(plan: list[PlannedChange], change: BulkChange, change_set: ChangeSet, user: Any, progress: Watcher) -> None:
    """Saves the drafts of the plan as new versions, and what an undo needs to know."""
    writer = VersionWriter(user)
    for start in range(0, len(plan), OUTPUTS_AT_ONCE):
        progress.report(start, len(plan))
        some = plan[start : start + OUTPUTS_AT_ONCE]
        savings = [saving_of(planned, change) for planned in some]
        changes = [change_of(planned, change, change_set) for planned in some]
        for kept, revision in zip(changes, writer.save(savings), strict=True):
            kept.revision, kept.revision_at = revision.pk, revision.created_at
        Change.objects.bulk_create(changes)
    progress.report(len(plan), len(plan))


def saving_of(planned: PlannedChange, change: BulkChange) -> Saving:
    """The draft as it is saved: in the state of publication that it has now, and the one that it shall have."""
    planned.draft.live = planned.was_live
    publish = planned.was_live if change.publishes is None else change.publishes
    return Saving(planned.draft, publish, action=LOG_ACTION)


def change_of(planned: PlannedChange, change: BulkChange, change_set: ChangeSet) -> Change:
    """What an undo needs to know, but for the version."""
    draft = planned.draft
    kept = Change(
        change_set=change_set,
        record_id=draft.pk,
        title=str(draft),
        was_live=planned.was_live,
        is_live=planned.was_live if change.publishes is None else change.publishes,
        before=planned.fields_before,
        after=current_values(draft, change.fields),
    )
    kept.keep_former(draft)
    return kept
