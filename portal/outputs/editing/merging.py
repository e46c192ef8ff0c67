"""Making one record of two that describe the same work.

The record that is merged into the other stays in the database as what its address leads on from: everything that names
it in an old revision still finds a row, and its address is taken for good.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.models import Revision

from portal.outputs.editing.differences import CONTRIBUTIONS, differences
from portal.outputs.models import Contribution, Output

__all__ = ["RefusedMergeError", "merge", "obstacles", "state_of"]


class RefusedMergeError(Exception):
    """The two cannot be merged now; the message is a sentence for the person who asked."""


def obstacles(kept: Output, other: Output) -> list[str]:
    """Why the two cannot be merged as they are, each with what to do; none if they can."""
    found = []
    if kept.pk == other.pk:
        found.append(_("A record cannot be merged with itself."))
    for output in (kept, other):
        if output.merged_into_id:
            found.append(_("“%s” was merged into another record before.") % output)
        if output.locked:
            found.append(_("“%s” is locked. Unlock it first.") % output)
        if output.workflow_in_progress:
            found.append(_("“%s” is being reviewed. Finish the review first.") % output)
    if kept.live and kept.has_unpublished_changes:
        found.append(_("“%s” has changes that are not published. Publish or discard them first.") % kept)
    if other.live and not kept.live:
        found.append(_("The other record is published and this one is not. Keep the published one."))
    return found


def state_of(kept: Output, other: Output) -> str:
    """What changes as soon as either record is edited: a merge that was looked at is of these two states only."""
    return f"{kept.pk}:{kept.latest_revision_id}:{other.pk}:{other.latest_revision_id}"


@transaction.atomic
def merge(kept_key: int, other_key: int, from_other: Collection[str], state: str, user: Any) -> Output:
    """Merges the second record into the first and gives that one.

    `from_other`: the names of the differing fields whose value is taken from the second record; the first's stays
    otherwise. Grants, files, outlets and everything that names the second record are kept. Raises RefusedMergeError.
    """
    rows = {row.pk: row for row in Output.objects.select_for_update().filter(pk__in=[kept_key, other_key])}
    if len(rows) < len({kept_key, other_key}):
        raise RefusedMergeError(_("One of the two records is gone."))
    kept, other = rows[kept_key].own, rows[other_key].own
    if why := obstacles(kept, other):
        raise RefusedMergeError(" ".join(why))
    if state != state_of(kept, other):
        raise RefusedMergeError(_("One of the two records was changed meanwhile. Look at the differences again."))
    merged, source = kept.get_latest_revision_as_object(), other.get_latest_revision_as_object()
    take_values(merged, source, from_other)
    take_relations(merged, source)
    retire(other, kept, user)
    name_instead(other, kept)
    save(merged, user)
    log(merged, "outputs.merge", user=user, data={"other": {"id": other.pk, "title": str(other)}})
    return kept


def take_values(merged: Output, source: Output, names: Collection[str]) -> None:
    for difference in differences(merged, source):
        if difference.name not in names:
            continue
        if difference.name == CONTRIBUTIONS:
            rows = sorted(source.contributions.all(), key=lambda row: row.sort_order or 0)
            merged.contributions.set([copy_of(row, Contribution, "output") for row in rows])
        else:
            setattr(merged, difference.name, getattr(source, difference.name))


def take_relations(merged: Output, source: Output) -> None:
    """Adds the grants, files and outlets that only the second record has."""
    merged.grants.set({*merged.grants.all(), *source.grants.all()})
    add_missing(merged, source, "files", "output", lambda row: row.document_id)
    if hasattr(merged, "carriers") and hasattr(source, "carriers"):
        add_missing(merged, source, "carriers", "appearance", lambda row: (row.outlet, row.title, row.url))


def add_missing(merged: Output, source: Output, relation: str, parent: str, same: Any) -> None:
    """Adds copies of the rows that are not there yet, behind those that are."""
    there = list(getattr(merged, relation).all())
    known, names = {same(row) for row in there}, {getattr(row, "name", None) for row in there}
    for row in getattr(source, relation).all():
        if same(row) not in known:
            copy = copy_of(row, type(row), parent)
            copy.sort_order = len(there)
            if relation == "files":
                copy.name = unused(row.name, names)
                names.add(copy.name)
            getattr(merged, relation).add(copy)
            there.append(copy)


def copy_of(row: Any, model: type[models.Model], parent: str) -> Any:
    """A row of the same values that belongs to nothing yet."""
    kept = [field.attname for field in model._meta.concrete_fields if not field.primary_key and field.name != parent]
    return model(**{name: getattr(row, name) for name in kept})


def unused(name: str, names: Collection[str | None]) -> str:
    """The file name, with a number before its ending where the record has a file of that name."""
    stem, dot, ending = name.rpartition(".")
    candidate, number = name, 2
    while candidate in names:
        candidate, number = f"{stem}-{number}{dot}{ending}", number + 1
    return candidate


def retire(other: Output, kept: Output, user: Any) -> None:
    """Takes the second record from the public; its address leads on from now, as do those that led to it."""
    if other.live:
        # Whether the person may is asked before; Wagtail's action can ask it of pages only.
        UnpublishAction(other, user=user).execute(skip_permission_checks=True)
    Output.objects.filter(merged_into=other).update(merged_into=kept)
    rows = Output.objects.filter(pk=other.pk)
    # The DOI is the work's, and so belongs to the one record that is left.
    rows.update(merged_into=kept, doi="", live=False, go_live_at=None, expire_at=None)
    other.revisions.update(approved_go_live_at=None)


def name_instead(other: Output, kept: Output) -> None:
    """Lets everything that named the second record name the first: rows, and what is said of them in revisions."""
    for field in naming_fields():
        field.model._base_manager.filter(**{field.name: other}).update(**{field.name: kept})
        for parental in field.model._meta.concrete_fields:
            if isinstance(parental, ParentalKey):
                name_in_revisions(parental, field.name, other, kept)


def naming_fields() -> list[models.ForeignKey]:
    """The fields of other models that name an output, but for those of rows that belong to it."""
    relations = [one for one in Output._meta.get_fields(include_hidden=True) if isinstance(one, models.ManyToOneRel)]
    fields = [relation.field for relation in relations]
    return [one for one in fields if not isinstance(one, ParentalKey) and not issubclass(one.model, Output)]


def name_in_revisions(parental: ParentalKey, name: str, other: Output, kept: Output) -> None:
    """The same in drafts and older versions, whose rows an editor may bring back."""
    owner = ContentType.objects.get_for_model(parental.related_model)
    relation = parental.remote_field.related_name
    naming = Revision.objects.filter(content_type=owner, **{f"content__{relation}__contains": [{name: other.pk}]})
    for revision in naming.only("content"):
        for row in revision.content[relation]:
            if row.get(name) == other.pk:
                row[name] = kept.pk
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def save(merged: Output, user: Any) -> None:
    """As the editor saves: a revision, which is published where the record is."""
    revision = merged.save_revision(user=user, log_action=True, changed=True)
    if merged.live:
        revision.publish(user=user)
    else:
        merged.save()
