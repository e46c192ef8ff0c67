"""The indexes over many saved outputs: the readers' search, the admin's search, and who refers to what."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from portal.fulltext.models import Entry

__all__ = ["index_new_references", "index_words"]


def index_words(outputs: Collection[Any]) -> None:
    """Writes the words by which readers and staff find the outputs, as they are saved."""
    Entry.objects.write_all(outputs)
    by_table: defaultdict[type, list[Any]] = defaultdict(list)
    for output in outputs:
        by_table[type(output)].append(output)
    for backend in get_search_backends(with_auto_update=True):
        for model, rows in by_table.items():
            backend.add_bulk(model, rows)


def index_new_references(outputs: Collection[Any]) -> None:
    """Writes what new outputs refer to; as `ReferenceIndex.create_or_update_for_object` for one of which there is
    nothing yet."""
    entries = []
    for output in outputs:
        types = [ContentType.objects.get_for_model(model, for_concrete_model=False) for model in tables_of(output)]
        for to_type, to_key, model_path, content_path in set(ReferenceIndex._extract_references_from_object(output)):
            entries.append(
                ReferenceIndex(
                    content_type=types[0],
                    base_content_type=types[-1],
                    object_id=output.pk,
                    to_content_type_id=to_type,
                    to_object_id=to_key,
                    model_path=model_path,
                    content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                )
            )
    ReferenceIndex.objects.bulk_create(entries, ignore_conflicts=True)


def tables_of(output: Any) -> list[Any]:
    """Its model, and then those that it stands on."""
    return [type(output), *output._meta.get_parent_list()]
