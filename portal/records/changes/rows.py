"""Writing the rows of many outputs at once: of the shared table, of their own tables, and of what belongs to them.

Django writes many rows of one table at once, but none of a model that is split over two; so the two are written one
after the other here, as `Model.save` does for one object.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection
from django.db.models.constants import OnConflict
from modelcluster.models import get_all_child_relations

from portal.records.outputs.models import Contribution, Output

__all__ = [
    "commit_relations",
    "has_changed_relations",
    "insert_children",
    "insert_grants",
    "reserve_keys",
    "write_rows",
]


def reserve_keys(outputs: Collection[Any]) -> None:
    """Gives each new output its key, before there is a row: its version and its children name it."""
    with connection.cursor() as cursor:
        sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        cursor.execute(sequence, [Output._meta.db_table, len(outputs)])
        keys = [key for (key,) in cursor.fetchall()]
    for output, key in zip(outputs, keys, strict=True):
        output.pk = output.id = output.output_ptr_id = key


def write_rows(outputs: Collection[Any], are_new: bool) -> None:
    """Inserts the rows of new outputs, or writes every field of those that are there."""
    by_table: defaultdict[Any, list[Any]] = defaultdict(list)
    for output in outputs:
        by_table[type(output)].append(output)
    for model, rows in ((Output, list(outputs)), *by_table.items()):
        if rows:
            insert(model, rows, are_new)
    for output in outputs:
        output._state.adding = False
        output._state.db = connection.alias


def insert(model: Any, rows: list[Any], are_new: bool) -> None:
    """Inserts rows of one table, or updates those that are there."""
    fields = model._meta.local_concrete_fields
    options: dict[str, Any] = {}
    if not are_new:
        others = [field for field in fields if not field.primary_key]
        options = {"on_conflict": OnConflict.UPDATE, "update_fields": others, "unique_fields": [model._meta.pk]}
    model._base_manager.get_queryset()._insert(rows, fields=fields, using=connection.alias, **options)


def insert_children(outputs: Iterable[Any]) -> None:
    """Inserts the rows that belong to new outputs; contributors all at once."""
    contributions = []
    for output in outputs:
        for relation in get_all_child_relations(type(output)):
            for child in relations_in_hand(output).get(relation.get_accessor_name(), ()):
                setattr(child, relation.field.attname, output.pk)
                if isinstance(child, Contribution):
                    contributions.append(child)
                else:
                    child.save()
    Contribution.objects.bulk_create(contributions)


def insert_grants(outputs: Iterable[Any]) -> None:
    """Inserts the grants of new outputs."""
    through: Any = Output.grants.through
    links = [through(output_id=output.pk, grant_id=grant.pk) for output in outputs for grant in output.grants.all()]
    through.objects.bulk_create(links)


def relations_in_hand(output: Any) -> dict[str, list[Any]]:
    """The rows that were set on an output and are not written yet, by relation: modelcluster's own store of them."""
    return getattr(output, "_cluster_related_objects", {})


def has_changed_relations(output: Any) -> bool:
    """Whether rows or grants were set on an output and are not written yet."""
    return bool(relations_in_hand(output))


def commit_relations(output: Any) -> None:
    """Writes the rows and grants that were set on an output that is there."""
    for name in list(relations_in_hand(output)):
        getattr(output, name).commit()
