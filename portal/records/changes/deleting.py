"""Deleting many outputs, with all that deleting one takes along."""

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
from portal.records.outputs.models import Output

__all__ = ["delete"]


def delete(outputs: Collection[Any], user: Any) -> dict[int, str]:
    """Deletes outputs. Gives, by key, the reason why one stays: another record needs it."""
    kept: dict[int, str] = {}
    by_table: defaultdict[Any, list[Any]] = defaultdict(list)
    for output in outputs:
        by_table[type(output)].append(output)
    for model, rows in by_table.items():
        try:
            delete_together(model, rows, user)
        except ProtectedError:
            kept |= delete_one_by_one(model, rows, user)
    return kept


def delete_one_by_one(model: Any, outputs: Collection[Any], user: Any) -> dict[int, str]:
    """Deletes those of the outputs that nothing needs."""
    kept: dict[int, str] = {}
    for output in outputs:
        try:
            delete_together(model, [output], user)
        except ProtectedError:
            kept[output.pk] = _("a finding or another record names it")
    return kept


@transaction.atomic
def delete_together(model: Any, outputs: Collection[Any], user: Any) -> None:
    """Deletes outputs of one table, and says so in the history. Raises ProtectedError, and then none is deleted."""
    keys = [str(output.pk) for output in outputs]
    entries = [log_entry(output, "wagtail.delete", user) for output in outputs]
    for entry in entries:
        entry.deleted, entry.content_changed = True, False
    ModelLogEntry.objects.bulk_create(entries)
    with disable_reference_index_auto_update():  # It would ask for each row by itself.
        model.objects.filter(pk__in=keys).delete()
    types = ContentType.objects.get_for_models(model, Output).values()
    naming = Q(base_content_type__in=types, object_id__in=keys)
    ReferenceIndex.objects.filter(naming | Q(to_content_type__in=types, to_object_id__in=keys)).delete()
