"""Merging two records that describe the same work.

The record that is merged into the other stays in the database, and its address leads on to the other: old revisions
that name it still find it, and nobody else gets its address.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.models import Revision

from portal.desk.outputs.differences import CONTRIBUTIONS, differences
from portal.desk.request_user import RequestUser
from portal.records.changes.merges import archived_values, repoint
from portal.records.changes.models import Change, ChangeSet
from portal.records.outputs.field_values import CHILDREN, GRANTS, JSONValue, current_values
from portal.records.outputs.models import Contribution, Output
from portal.work.progress import UNWATCHED, RefusedWorkError, Watcher

__all__ = ["RefusedMergeError", "merge", "obstacles", "state_of"]

TAKEN = "The two cannot be joined like this: a value of one is taken. Nothing was done."


class RefusedMergeError(RefusedWorkError):
    """The two cannot be merged now; the message is a sentence for the person who asked."""


def obstacles(kept: Output, other: Output) -> list[str]:
    """Why the two cannot be merged as they are, each with what to do; none if they can."""
    reasons = []
    if kept.pk == other.pk:
        reasons.append(_("A record cannot be merged with itself."))
    for output in (kept, other):
        if output.merged_into_id:
            reasons.append(_("“%s” was merged into another record before.") % output)
        if output.locked:
            reasons.append(_("“%s” is locked. Unlock it first.") % output)
        if output.workflow_in_progress:
            reasons.append(_("“%s” is being reviewed. Finish the review first.") % output)
    if kept.live and kept.has_unpublished_changes:
        reasons.append(_("“%s” has changes that are not published. Publish or discard them first.") % kept)
    if other.live and not kept.live:
        reasons.append(_("The other record is published and this one is not. Keep the published one."))
    return reasons


def state_of(kept: Output, other: Output) -> str:
    """What changes as soon as either record is edited: a merge that was looked at is of these two states only."""
    return f"{kept.pk}:{kept.latest_revision_id}:{other.pk}:{other.latest_revision_id}"


def merge(
    kept_key: int, other_key: int, from_other: Collection[str], state: str, user: Any, progress: Watcher = UNWATCHED
) -> ChangeSet:
    """Merges the second record into the first and gives what was changed, by which it can be taken back.

    `from_other`: the names of the differing fields whose value is taken from the second record; the first's stays
    otherwise. Grants, files, outlets and everything that names the second record are kept. Raises RefusedMergeError.
    """
    try:
        with transaction.atomic():
            change_set = write_merge(kept_key, other_key, from_other, state, user)
            words = {"other": change_set.changes.earliest("pk").title, "kept": change_set.changes.latest("pk").title}
            message = _("“%(other)s” was merged into “%(kept)s”. Its address leads there from now on.") % words
            progress.finish(message, reverse("change_set", args=[change_set.pk]))
    except (ValidationError, IntegrityError) as error:
        raise RefusedMergeError(_(TAKEN)) from error
    return change_set


def write_merge(kept_key: int, other_key: int, from_other: Collection[str], state: str, user: Any) -> ChangeSet:
    """Does it, inside a transaction."""
    records = Output.objects.select_for_update().in_bulk([kept_key, other_key])
    if len(records) < len({kept_key, other_key}):
        raise RefusedMergeError(_("One of the two records is gone."))
    kept, other = records[kept_key].own, records[other_key].own
    if reasons := obstacles(kept, other):
        raise RefusedMergeError(" ".join(reasons))
    if state != state_of(kept, other):
        raise RefusedMergeError(_("One of the two records was changed meanwhile. Look at the differences again."))
    merged, source = kept.get_latest_revision_as_object(), other.get_latest_revision_as_object()
    before = current_values(merged, changing_fields(merged, source))
    take_values(merged, source, from_other)
    take_relations(merged, source)
    archived = {"record_id": other.pk, "title": str(other), "was_live": other.live, "merge": archived_values(other)}
    archive(other, kept, user)
    archived["merge"] |= repoint(other, kept)
    revision = save(merged, user)
    log(merged, "outputs.merge", user=user, data={"other": {"id": other.pk, "title": str(other)}})
    change_set = ChangeSet.objects.create(
        kind=ChangeSet.Kind.MERGE,
        title=_("Merge into “%s”") % str(merged)[:200],
        url=AdminURLFinder(user).get_edit_url(merged) or "",
        made_by=user,
    )
    latest = other.latest_revision
    seen = {"revision": latest.pk, "revision_at": latest.created_at} if latest else {}
    Change.objects.create(change_set=change_set, **archived, **seen)
    # Written last and so undone first: the record that is kept has to let go of the DOI before the other takes it.
    keep_changes(change_set, merged, before, revision)
    return change_set


def changing_fields(merged: Output, source: Output) -> list[str]:
    """The fields of the record that is kept which a merge may change."""
    names = [difference.name for difference in differences(merged, source)]
    relations = [name for name in (GRANTS, *CHILDREN) if name not in names and hasattr(merged, name)]
    return [*names, *relations]


def take_values(merged: Output, source: Output, names: Collection[str]) -> None:
    """Gives `merged` the values of `source` in the named fields, as far as the two differ in them."""
    for difference in differences(merged, source):
        if difference.name not in names:
            continue
        if difference.name == CONTRIBUTIONS:
            contributions = sorted(source.contributions.all(), key=lambda contribution: contribution.sort_order or 0)
            merged.contributions.set([copy_of(original, Contribution, "output") for original in contributions])
        else:
            setattr(merged, difference.name, getattr(source, difference.name))


def take_relations(merged: Output, source: Output) -> None:
    """Adds the grants, files and outlets that only the second record has."""
    merged.grants.set({*merged.grants.all(), *source.grants.all()})
    add_missing(merged, source, "files", "output", lambda file: file.document_id)
    if hasattr(merged, "carriers") and hasattr(source, "carriers"):
        add_missing(
            merged, source, "carriers", "appearance", lambda carrier: (carrier.outlet, carrier.title, carrier.url)
        )


def add_missing(merged: Output, source: Output, relation: str, parent: str, identity: Callable[[Any], object]) -> None:
    """Adds copies of the children of `source` that `merged` lacks, by `identity`, behind those it has."""
    present = list(getattr(merged, relation).all())
    known, names = {identity(child) for child in present}, {getattr(child, "name", None) for child in present}
    for child in getattr(source, relation).all():
        if identity(child) not in known:
            copy = copy_of(child, type(child), parent)
            copy.sort_order = len(present)
            if relation == "files":
                copy.name = unused(child.name, names)
                names.add(copy.name)
            getattr(merged, relation).add(copy)
            present.append(copy)


def copy_of(original: models.Model, model: type[models.Model], parent: str) -> Any:
    """An unsaved instance with the same values, without a key and without its parent."""
    kept = [field.attname for field in model._meta.concrete_fields if not field.primary_key and field.name != parent]
    return model(**{name: getattr(original, name) for name in kept})


def unused(name: str, names: Collection[str | None]) -> str:
    """The file name, with a number before its ending where the record has a file of that name."""
    stem, dot, ending = name.rpartition(".")
    candidate, number = name, 2
    while candidate in names:
        candidate, number = f"{stem}-{number}{dot}{ending}", number + 1
    return candidate


def archive(other: Output, kept: Output, user: RequestUser) -> None:
    """Takes the second record from the public; its address leads on from now, as do those that led to it."""
    if other.live:
        # Whether the person may is asked before; Wagtail's action can ask it of pages only.
        UnpublishAction(other, user=user).execute(skip_permission_checks=True)
    Output.objects.filter(merged_into=other).update(merged_into=kept)
    record = Output.objects.filter(pk=other.pk)
    # The DOI is the work's, and so belongs to the one record that is left.
    record.update(merged_into=kept, doi="", live=False, go_live_at=None, expire_at=None)
    other.revisions.update(approved_go_live_at=None)


def save(merged: Output, user: RequestUser) -> Revision:
    """Saves a revision, as the editor does, and publishes it where the record is published."""
    revision: Revision = merged.save_revision(user=user, log_action=True, changed=True)
    if merged.live:
        revision.publish(user=user)
    else:
        merged.save()
    return revision


def keep_changes(change_set: ChangeSet, merged: Output, before: dict[str, JSONValue], revision: Revision) -> None:
    """Keeps what the merge changes in the record that is kept; `before` holds its fields as they were."""
    after = current_values(merged, before)
    names = [name for name in before if before[name] != after[name]]
    Change.objects.create(
        change_set=change_set,
        record_id=merged.pk,
        title=str(merged),
        was_live=merged.live,
        is_live=merged.live,
        before={name: before[name] for name in names},
        after={name: after[name] for name in names},
        revision=revision.pk,
        revision_at=revision.created_at,
    )
