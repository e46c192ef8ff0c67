"""What an undo would do to each output of a change set, found in a number of queries that does not grow with them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex, WorkflowState

from portal.records.changes.drafts import drafts_of, load_outputs
from portal.records.changes.models import Change, ChangeSet
from portal.records.outputs.field_values import GRANTS, JSONValue, current_values
from portal.records.outputs.models import Output
from portal.records.rights import Rights

__all__ = ["Action", "Verdict", "in_review", "judge", "restorable", "summary"]

MOST_AT_ONCE = 500


class Action(StrEnum):
    """What the undo does with an output."""

    DELETE = "delete"
    RESTORE = "restore"
    LEAVE = "leave"
    NOTHING = "nothing"  # It is gone already.


@dataclass
class Verdict:
    """What is done with the output of a change; `reason` says why it, or some of its fields, are left."""

    change: Change
    output: Any = None
    action: Action = Action.NOTHING
    reason: str = ""
    draft: Any = None  # The newest version of one that is restored.

    @property
    def takes_down(self) -> bool:
        """Whether the output is published and will not be any more."""
        goes = self.action == Action.DELETE or (self.action == Action.RESTORE and not self.change.was_live)
        return bool(self.output) and self.output.live and goes


def judge(change_set: ChangeSet, user: Any) -> Iterable[Verdict]:
    """The verdict on each change, the newest first, some hundreds at a time."""
    rights = Rights(user)
    keys = list(change_set.changes.order_by("-pk").values_list("pk", flat=True))
    for start in range(0, len(keys), MOST_AT_ONCE):
        changes = list(change_set.changes.filter(pk__in=keys[start : start + MOST_AT_ONCE]).order_by("-pk"))
        yield from Judge(changes, rights).verdicts()


def summary(verdicts: Iterable[Verdict]) -> Counter[str]:
    """How many outputs there are for each action, and under "published" how many of them are taken down."""
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        counts[verdict.action] += 1
        counts["published"] += verdict.takes_down
    return counts


class Judge:
    """Judges some changes, with all that is asked of their outputs fetched before."""

    def __init__(self, changes: list[Change], rights: Rights) -> None:
        self.changes, self.rights = changes, rights
        keys = [change.output_id for change in changes]
        self.outputs = load_outputs(keys)
        self.drafts = drafts_of(self.outputs.values())
        self.named = named_elsewhere(keys)
        self.in_review = in_review(keys)
        self.workable = rights.workable(self.outputs.values())

    def verdicts(self) -> Iterable[Verdict]:
        """The verdict on each change."""
        return [self.verdict(change) for change in self.changes]

    def verdict(self, change: Change) -> Verdict:
        """The verdict on one change."""
        output = self.outputs.get(change.output_id)
        if output is None:
            return Verdict(change)
        reason = self.refusal(change, output)
        if reason:
            return Verdict(change, output, Action.LEAVE, reason)
        if change.created:
            reason = self.reason_to_keep(change, output)
            return Verdict(change, output, Action.LEAVE if reason else Action.DELETE, reason)
        return self.restoring(change, output)

    def refusal(self, change: Change, output: Output) -> str:
        """Why the person, or now nobody, may take this back; "" if they may."""
        if output.pk not in self.workable:
            return _("somebody else’s to change")
        if (output.live or change.was_live) and not self.rights.may_publish:
            return _("published: ask an editor")
        if output.locked and output.locked_by_id != getattr(self.rights.user, "pk", None):
            return _("locked")
        if output.pk in self.in_review:
            return _("being reviewed")
        return ""

    def reason_to_keep(self, change: Change, output: Output) -> str:
        """Why an output that was created stays: people have worked on it, or refer to it."""
        if is_edited(change, output):
            return _("edited since")
        if output.live != change.is_live:
            return _("published since") if output.live else _("edited since")
        return _("a finding or another record names it") if output.pk in self.named else ""

    def restoring(self, change: Change, output: Output) -> Verdict:
        """What is put back in an output that was changed."""
        if output.merged_into_id and not change.merge:
            return Verdict(change, output, Action.LEAVE, _("merged into another record since"))
        if change.is_live and output.live and output.has_unpublished_changes:
            return Verdict(change, output, Action.LEAVE, _("it has changes that are not published"))
        if change.was_live != change.is_live and (is_edited(change, output) or output.live != change.is_live):
            return Verdict(change, output, Action.LEAVE, _("edited since"))
        draft = self.drafts[output.pk]
        _restored, kept = restorable(change, draft)
        if kept and len(kept) == len(set(change.after)):
            return Verdict(change, output, Action.LEAVE, _("edited since"))
        labels = [label_of(output, name) for name in kept]
        reason = _("edited since: %s") % ", ".join(labels) if labels else ""
        return Verdict(change, output, Action.RESTORE, reason, draft)


def restorable(change: Change, draft: Any) -> tuple[dict[str, JSONValue], list[str]]:
    """The values to put back, by field, and the names of the fields that were edited since and stay; `draft` is the
    newest version. Of grants only those that the change added are taken away, and only those it took away are added."""
    restored: dict[str, JSONValue] = {}
    kept = []
    now: dict[str, Any] = current_values(draft, change.after)
    for name in sorted(change.after):
        before, after = change.before[name], change.after[name]
        if name == GRANTS:
            restored[name] = sorted((set(now[name]) - (set(after) - set(before))) | (set(before) - set(after)))
        elif now[name] == after:
            restored[name] = before
        else:
            kept.append(name)
    return restored, kept


def is_edited(change: Change, output: Any) -> bool:
    """Whether a version was saved after the change's own."""
    latest = output.latest_revision
    return latest is None or latest.pk != change.revision or latest.created_at != change.revision_at


def label_of(output: Any, name: str) -> str:
    """The field's name as the form shows it."""
    model_field = output._meta.get_field(name)
    return str(getattr(model_field, "verbose_name", "") or _("contributors, files or outlets"))


def named_elsewhere(keys: list[int]) -> set[int]:
    """Those of the outputs that other content refers to."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Output), to_object_id__in=[str(key) for key in keys]
    ).exclude(base_content_type=F("to_content_type"), object_id=F("to_object_id"))
    return {int(key) for key in references.values_list("to_object_id", flat=True)}


def in_review(keys: list[int]) -> set[int]:
    """Those of the outputs that are in a review now."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Output), object_id__in=[str(key) for key in keys]
    )
    return {int(key) for key in states.values_list("object_id", flat=True)}
