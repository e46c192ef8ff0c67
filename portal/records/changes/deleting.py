"""Deleting many records, with all that deleting one takes along."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.records.changes.history import log_entry

__all__ = ["delete"]


def delete(records: Collection[Any], user: Any) -> dict[int, str]:
    """Deletes records of one kind. Gives, by key, the reason why one stays: another record needs it."""
    kept: dict[int, str] = {}
    by_table: defaultdict[Any, list[Any]] = defaultdict(list)
    for record in records:
        by_table[type(record)].append(record)
    for model, rows in by_table.items():
        try:
            delete_together(model, rows, user)
        except ProtectedError:
            kept |= delete_one_by_one(model, rows, user)
    return kept


def delete_one_by_one(model: Any, records: Collection[Any], user: Any) -> dict[int, str]:
    """Deletes those of the records that nothing needs."""
    kept: dict[int, str] = {}
    for record in records:
        try:
            delete_together(model, [record], user)
        except ProtectedError:
            kept[record.pk] = _("a finding or another record names it")
    return kept


@transaction.atomic
def delete_together(model: Any, records: Collection[Any], user: Any) -> None:
    """Deletes records of one table, and says so in the history. Raises ProtectedError, and then none is deleted."""
    keys = [str(record.pk) for record in records]
    entries = [log_entry(record, "wagtail.delete", user) for record in records]
    for entry in entries:
        entry.deleted, entry.content_changed = True, False
    ModelLogEntry.objects.bulk_create(entries)
    with disable_reference_index_auto_update():  # It would ask for each row by itself.
        model.objects.filter(pk__in=keys).delete()
    types = ContentType.objects.get_for_models(model, *model._meta.get_parent_list()).values()
    naming = Q(base_content_type__in=types, object_id__in=keys)
    ReferenceIndex.objects.filter(naming | Q(to_content_type__in=types, to_object_id__in=keys)).delete()
