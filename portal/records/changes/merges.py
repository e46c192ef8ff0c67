"""What a merge did besides changing fields, kept so that it can be taken back: the address, the DOI, who named it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Revision

from portal.records.changes.models import Change
from portal.records.outputs.models import Output

__all__ = ["archived_values", "repoint", "unmerge"]


def archived_values(other: Output) -> dict[str, Any]:
    """What a record loses when it is merged into another, as JSON."""
    return {
        "doi": other.doi,
        "has_unpublished_changes": other.has_unpublished_changes,
        "go_live_at": iso(other.go_live_at),
        "expire_at": iso(other.expire_at),
        "merged": list(Output.objects.filter(merged_into=other).order_by("pk").values_list("pk", flat=True)),
    }


def iso(moment: datetime | None) -> str | None:
    """A moment as JSON."""
    return moment.isoformat() if moment else None


def repoint(other: Output, kept: Output) -> dict[str, list[list[Any]]]:
    """Lets everything that named the first record name the second: other records, and their versions.

    Gives what was changed: `rows` as [model, field, key], `revisions` as [key, relation, field].
    """
    rows: list[list[Any]] = []
    revisions: list[list[Any]] = []
    for field in fields_naming_outputs():
        naming = field.model._base_manager.filter(**{field.name: other})
        rows += [[field.model._meta.label, field.name, key] for key in naming.values_list("pk", flat=True)]
        naming.update(**{field.name: kept})
        for parental in field.model._meta.concrete_fields:
            if isinstance(parental, ParentalKey):
                relation = parental.remote_field.related_name
                keys = repoint_revisions(parental, field.name, other.pk, kept.pk)
                revisions += [[key, relation, field.name] for key in keys]
    return {"rows": rows, "revisions": revisions}


def fields_naming_outputs() -> list[models.ForeignKey]:
    """The fields of other models that name an output, without those of its own children."""
    relations = Output._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if isinstance(relation, models.ManyToOneRel)]
    return [field for field in fields if not isinstance(field, ParentalKey) and not issubclass(field.model, Output)]


def repoint_revisions(parental: ParentalKey, name: str, old: int, new: int) -> Iterator[int]:
    """Does the same in drafts and older versions, which an editor may bring back; gives the keys of those changed."""
    owner = ContentType.objects.get_for_model(parental.related_model)
    relation = parental.remote_field.related_name
    naming = Revision.objects.filter(content_type=owner, **{f"content__{relation}__contains": [{name: old}]})
    for revision in naming.only("content"):
        replace_in(revision, relation, name, old, new)
        yield revision.pk


def replace_in(revision: Revision, relation: str, name: str, old: int, new: int) -> None:
    """Lets the rows of that relation in a version name another output."""
    for child in revision.content.get(relation, []):
        if child.get(name) == old:
            child[name] = new
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def unmerge(change: Change, output: Output) -> None:
    """Gives a merged record back what it had, and what named it its name; not published yet."""
    before, kept = change.merge, output.merged_into_id
    is_free = not Output.objects.exclude(pk=output.pk).filter(doi=before["doi"]).exists()
    Output.objects.filter(pk=output.pk).update(
        merged_into=None,
        doi=before["doi"] if is_free else "",
        # Taking it down marked its row as changed, as if the newest version said more.
        has_unpublished_changes=before["has_unpublished_changes"],
        go_live_at=before["go_live_at"],
        expire_at=before["expire_at"],
    )
    Output.objects.filter(pk__in=before["merged"], merged_into=kept).update(merged_into=output.pk)
    # The labels are those that the merge kept: of whatever named the output, in the rooms above as well.
    for label, name, key in before["rows"]:
        apps.get_model(label)._base_manager.filter(pk=key, **{name: kept}).update(**{name: output.pk})
    for key, relation, name in before["revisions"]:
        for revision in Revision.objects.filter(pk=key):
            replace_in(revision, relation, name, kept or 0, output.pk)
