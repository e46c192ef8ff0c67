"""What an undo would do to each record of a change set. The number of queries does not grow with that of outputs."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex, WorkflowState

from portal.records.changes.kinds import KINDS
from portal.records.changes.models import Change, ChangeSet
from portal.records.outputs.field_values import GRANTS
from portal.records.outputs.models import Output
from portal.records.rights import answers_for_all, keys_to_change

__all__ = ["Action", "Verdict", "in_review", "judge", "restorable", "summary"]

MOST_AT_ONCE = 500


class Action(StrEnum):
    """What the undo does with a record."""

    DELETE = "delete"
    RESTORE = "restore"
    LEAVE = "leave"
    NOTHING = "nothing"  # It is gone already.


@dataclass
class Verdict:
    """What is done with the record of a change; `reason` says why it, or some of its fields, are left."""

    change: Change
    record: Any = None
    action: Action = Action.NOTHING
    reason: str = ""
    draft: Any = None  # The newest version of one that is restored.

    @property
    def takes_down(self) -> bool:
        """Whether the record is published and will not be any more."""
        goes = self.action == Action.DELETE or (self.action == Action.RESTORE and not self.change.was_live)
        return goes and is_public(self.record)

    @property
    def restores_all(self) -> bool:
        """Whether the record will be as it was before the change: nobody has edited it since, and all is put back."""
        return self.action == Action.RESTORE and not self.reason and not is_edited(self.change, self.record)

    @property
    def names_nothing(self) -> bool:
        """Whether the record will name no other record because of the change set."""
        return self.action == Action.DELETE or self.restores_all


def judge(change_set: ChangeSet, user: Any) -> Iterable[Verdict]:
    """The verdict on each change, the newest first, some hundreds at a time."""
    keys = list(change_set.changes.order_by("-pk").values_list("pk", flat=True))
    going: set[tuple[str, int]] = set()
    for start in range(0, len(keys), MOST_AT_ONCE):
        changes = change_set.changes.filter(pk__in=keys[start : start + MOST_AT_ONCE]).order_by("-pk")
        for kind, some in groupby(changes, key=lambda change: change.kind):
            verdicts = Judge(kind, list(some), user, going).verdicts()
            going |= {(kind, verdict.change.record_id) for verdict in verdicts if verdict.names_nothing}
            yield from verdicts


def summary(verdicts: Iterable[Verdict]) -> Counter[str]:
    """How many records there are for each action, and under "published" how many of them are taken down."""
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        counts[verdict.action] += 1
        counts["published"] += verdict.takes_down
    return counts


class Judge:
    """Judges some changes of one kind of record, with all that is asked of the records fetched before. `going`: kind
    and key of records of the same set that will name nothing of it afterwards."""

    def __init__(self, kind: str, changes: list[Change], user: Any, going: set[tuple[str, int]]) -> None:
        self.kind, self.changes, self.user = KINDS[kind], changes, user
        keys = [change.record_id for change in changes]
        self.records = self.kind.load(keys)
        changed = {change.record_id for change in changes if not change.created}
        self.drafts = self.kind.drafts(record for key, record in self.records.items() if key in changed)
        self.named = named_elsewhere(self.kind.model, keys, going)
        self.in_review = in_review(keys, self.kind.model)
        self.workable = keys_to_change(user, self.records.values())
        self.may_publish = user is None or answers_for_all(user, self.kind.model)

    def verdicts(self) -> list[Verdict]:
        """The verdict on each change."""
        return [self.verdict(change) for change in self.changes]

    def verdict(self, change: Change) -> Verdict:
        """The verdict on one change."""
        record = self.records.get(change.record_id)
        if record is None:
            return Verdict(change)
        reason = self.refusal(change, record)
        if reason:
            return Verdict(change, record, Action.LEAVE, reason)
        if change.created:
            reason = self.reason_to_keep(change, record)
            return Verdict(change, record, Action.LEAVE if reason else Action.DELETE, reason)
        return self.restoring(change, record)

    def refusal(self, change: Change, record: Any) -> str:
        """Why the person, or now nobody, may take this back; "" if they may."""
        if record.pk not in self.workable:
            return _("somebody else’s to change")
        if (is_public(record) or change.was_live) and not self.may_publish:
            return _("published: ask an editor")
        if getattr(record, "locked", False) and record.locked_by_id != getattr(self.user, "pk", None):
            return _("locked")
        if record.pk in self.in_review:
            return _("being reviewed")
        return ""

    def reason_to_keep(self, change: Change, record: Any) -> str:
        """Why a record that was created stays: people have worked on it, or refer to it."""
        if is_edited(change, record):
            return _("edited since")
        if is_public(record) != change.is_live:
            return _("published since") if is_public(record) else _("edited since")
        return _("a finding or another record names it") if record.pk in self.named else ""

    def restoring(self, change: Change, record: Any) -> Verdict:
        """What is put back in a record that was changed."""
        if getattr(record, "merged_into_id", None) and not change.merge:
            return Verdict(change, record, Action.LEAVE, _("merged into another record since"))
        if change.is_live and record.live and record.has_unpublished_changes:
            return Verdict(change, record, Action.LEAVE, _("it has changes that are not published"))
        if change.was_live != change.is_live and (is_edited(change, record) or record.live != change.is_live):
            return Verdict(change, record, Action.LEAVE, _("edited since"))
        draft = self.drafts[record.pk]
        _restored, kept = restorable(change, self.kind.current_values(draft, change.after))
        if kept and len(kept) == len(set(change.after)):
            return Verdict(change, record, Action.LEAVE, _("edited since"))
        labels = [label_of(record, name) for name in kept]
        reason = _("edited since: %s") % ", ".join(labels) if labels else ""
        return Verdict(change, record, Action.RESTORE, reason, draft)


def restorable(change: Change, now: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values to put back, by field, and the names of the fields that were edited since and stay; `now` are those of
    the newest version. Of grants only those that the change added are taken away, and only those it took away are
    added."""
    restored: dict[str, Any] = {}
    kept = []
    for name in sorted(change.after):
        before, after = change.before[name], change.after[name]
        if name == GRANTS:
            restored[name] = sorted((set(now[name]) - (set(after) - set(before))) | (set(before) - set(after)))
        elif now[name] == after:
            restored[name] = before
        else:
            kept.append(name)
    return restored, kept


def is_public(record: Any) -> bool:
    """Whether the record is published; an organisation never is by itself."""
    return bool(getattr(record, "live", False))


def is_edited(change: Change, record: Any) -> bool:
    """Whether a version was saved after the change's own; a record without versions was saved without one."""
    latest = record.latest_revision
    if latest is None:
        return change.revision is not None
    return latest.pk != change.revision or latest.created_at != change.revision_at


def label_of(record: Any, name: str) -> str:
    """The field's name as the form shows it."""
    field = record._meta.get_field(name)
    return str(getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name_plural)


def named_elsewhere(model: type[Model], keys: list[int], going: Collection[tuple[str, int]]) -> set[int]:
    """Those of the records that other content refers to, but for the records that are `going`."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model), to_object_id__in=[str(key) for key in keys]
    ).exclude(base_content_type=F("to_content_type"), object_id=F("to_object_id"))
    types = {ContentType.objects.get_for_model(KINDS[kind].model).pk: kind for kind, _key in going}
    naming = references.values_list("to_object_id", "base_content_type", "object_id")
    return {int(key) for key, type_key, other in naming if (types.get(type_key), int(other)) not in going}


def in_review(keys: list[int], model: type[Model] = Output) -> set[int]:
    """Those of the records that are in a review now."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(model), object_id__in=[str(key) for key in keys]
    )
    return {int(key) for key in states.values_list("object_id", flat=True)}
