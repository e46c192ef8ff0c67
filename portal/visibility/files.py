"""The rule for files: closed, at every address they have, unless something the public may see shows them.

Which pages and records name a file is known from Wagtail's reference index, which follows fields, blocks, rich text
and inline rows of what is saved as live.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from portal.visibility.rule import visible_pages

__all__ = ["is_named_by_own", "is_shown", "naming"]


def is_shown(file: Model, at: datetime | None = None) -> bool:
    """Whether something that is visible at that moment (now, unless said otherwise) shows this image or document."""
    return any(shows(model, ids, at) for model, ids in naming(file))


def is_named_by_own(user: AbstractBaseUser | AnonymousUser, file: Model) -> bool:
    """Whether a record that is the person's own names this image or document."""
    records = [(records_of(model), ids) for model, ids in naming(file) if hasattr(model, "ownership")]
    return any(manager.owned_by(user).filter(pk__in=ids).exists() for manager, ids in records)


def naming(file: Model) -> list[tuple[type[Model] | None, list[str]]]:
    """The models of the pages and records that name the file, each with the keys of those that do."""
    sources: dict[int, list[str]] = defaultdict(list)
    for type_id, object_id in ReferenceIndex.get_references_to(file).values_list("base_content_type", "object_id"):
        sources[type_id].append(object_id)
    return [(ContentType.objects.get_for_id(type_id).model_class(), ids) for type_id, ids in sources.items()]


def shows(model: Any, ids: list[str], at: datetime | None) -> bool:
    """Whether any of those rows gives its files to the public; rows of a model without a rule do not."""
    if model is Page:
        return Page.objects.filter(visible_pages(at), pk__in=ids).exists()
    manager = records_of(model)
    return hasattr(manager, "showing_files") and manager.showing_files(at).filter(pk__in=ids).exists()


def records_of(model: type[Model] | None) -> Any:
    """The manager of a model, whose methods depend on it; None where a content type has no model any more."""
    return getattr(model, "objects", None)
