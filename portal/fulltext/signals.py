"""Keeps `Entry` in step with the rows it stands for."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from portal.fulltext.models import LONGEST_BODY, Entry, Findable

__all__ = ["connect", "index_thing"]


def index_thing(thing: Findable) -> None:
    """Writes the entry of one page or record from what its row says now."""
    Entry.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(thing.fulltext_type()),
        object_id=thing.pk,
        defaults=entry_texts(thing),
    )


def entry_texts(thing: Findable) -> dict[str, str]:
    """The two texts of a thing's entry, without NUL (which PostgreSQL does not store) and bounded."""
    return {
        "title": thing.fulltext_title().replace("\x00", ""),
        "body": thing.fulltext_body().replace("\x00", "")[:LONGEST_BODY],
    }


def thing_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if isinstance(instance, Findable) and not raw:
        index_thing(instance)


def thing_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Findable):
        Entry.objects.of(type(instance)).filter(object_id=instance.pk).delete()


def connect() -> None:
    post_save.connect(thing_saved, dispatch_uid="fulltext.thing_saved")
    post_delete.connect(thing_deleted, dispatch_uid="fulltext.thing_deleted")
