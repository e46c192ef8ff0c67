"""The newest versions of many outputs, as their editors see them, in as many queries as those of one."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import partial
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations

from portal.records.grants.models import Grant
from portal.records.outputs.field_values import GRANTS
from portal.records.outputs.models import TABLES, Output

__all__ = ["drafts_of", "load_outputs", "lock_outputs"]


def lock_outputs(keys: Any) -> None:
    """Locks the rows of those outputs (keys, or a queryset of them) until the transaction ends, in one order, so that
    two who write the same outputs wait for each other and do not stop each other."""
    list(Output.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def load_outputs(keys: Collection[int]) -> dict[int, Any]:
    """Outputs by key, as models of their own tables, with their version, rows and grants."""
    by_table: defaultdict[str, list[int]] = defaultdict(list)
    for key, table in Output.objects.filter(pk__in=keys).values_list("pk", "table"):
        by_table[table].append(key)
    outputs: dict[int, Any] = {}
    for table, keys_of_table in by_table.items():
        model: Any = TABLES[table]
        relations = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        of_table = model.objects.filter(pk__in=keys_of_table).select_related("latest_revision", "locked_by", "owner")
        outputs |= {output.pk: output for output in of_table.prefetch_related(GRANTS, *relations)}
    return outputs


def drafts_of(outputs: Iterable[Any]) -> dict[int, Any]:
    """The newest version of each of those outputs, by key: the row itself where it has no changes since, as Wagtail
    has it, else what its newest revision holds. Whatever a version names that is gone is left out of it."""
    outputs = list(outputs)
    revised = [output for output in outputs if output.has_unpublished_changes and output.latest_revision]
    existing = Existing(revised)
    drafts = {output.pk: output for output in outputs}
    for output in revised:
        # Wagtail would ask for each key that a version names whether it is still there.
        output.from_serializable_data = partial(type(output).from_serializable_data, check_fks=False)
        draft = output.with_content_json(existing.cleaned(output))
        del output.from_serializable_data
        draft.grants = existing.grants_of(output)
        drafts[output.pk] = draft
    return drafts


class Existing:
    """What the newest revisions of some outputs name and what of it is still there."""

    def __init__(self, outputs: list[Any]) -> None:
        named: defaultdict[type[models.Model], set[Any]] = defaultdict(set)
        grants: set[int] = set()
        for output in outputs:
            content = output.latest_revision.content
            grants |= set(content.get(GRANTS, ()))
            for model, values in parts_of(type(output), content):
                for field in foreign_keys(model):
                    named[field.related_model].add(values.get(field.name))
        self.keys = {
            model: set(model._base_manager.filter(pk__in=keys - {None}).values_list("pk", flat=True))
            for model, keys in named.items()
        }
        self.grants = Grant.objects.in_bulk(list(grants)) if grants else {}

    def cleaned(self, output: Any) -> dict[str, Any]:
        """The content of the newest revision, without grants and without keys of what is gone."""
        content = output.latest_revision.content
        cleaned = {name: value for name, value in content.items() if name != GRANTS}
        for relation in get_all_child_relations(type(output)):
            name = relation.get_accessor_name()
            cleaned[name] = [self.without_gone(relation.related_model, child) for child in content.get(name, [])]
        return self.without_gone(type(output), cleaned)

    def without_gone(self, model: Any, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a row, where an optional key of what is gone is none."""
        gone = {
            field.name: None
            for field in foreign_keys(model)
            if field.null and values.get(field.name) not in self.keys.get(field.related_model, set())
        }
        return {**values, **{name: None for name in gone if name in values}}

    def grants_of(self, output: Any) -> list[Grant]:
        """The grants that the newest revision names."""
        return [self.grants[key] for key in output.latest_revision.content.get(GRANTS, ()) if key in self.grants]


def parts_of(model: Any, content: dict[str, Any]) -> Iterable[tuple[Any, dict[str, Any]]]:
    """The models and values of a version: its own, and those of the rows that belong to it."""
    yield model, content
    for relation in get_all_child_relations(model):
        for child in content.get(relation.get_accessor_name(), ()):
            yield relation.related_model, child


def foreign_keys(model: Any) -> list[models.ForeignKey]:
    """The keys of other rows that a row of the model holds, without the one of its own parent table."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and not field.remote_field.parent_link
    ]
