"""The rule for files: closed, at every address they have, unless something the public may see shows them.

Which pages and records name a file is known from Wagtail's reference index, which follows fields, blocks, rich text
and inline rows of what is saved as live.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, get_page_models

from portal.visibility.rule import visible_pages

__all__ = ["files_named_by", "is_shown", "pages_naming", "public_files"]

# Takes a model whose rows may name files; gives those of its rows that count, or None for none of them.
RowsOf = Callable[[type[Model] | None], QuerySet | None]


def is_shown(file: Model, at: datetime | None = None) -> bool:
    """Whether something that is visible at that moment (now, unless said otherwise) shows this image or document."""
    model: Any = type(file)
    return bool(model._default_manager.filter(public_files(model, at), pk=file.pk).exists())


def public_files(model: type[Model], at: datetime | None = None) -> Q:
    """Condition on images or documents: something that is visible at that moment shows them."""
    return files_named_by(model, lambda source: showing(source, at))


def files_named_by(model: type[Model], rows_of: RowsOf) -> Q:
    """Condition on images or documents: one of the rows that `rows_of` gives for its model names them."""
    references = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
    condition = Q(pk__in=[])
    for type_id in references.order_by().values_list("base_content_type", flat=True).distinct():
        rows = rows_of(ContentType.objects.get_for_id(type_id).model_class())
        if rows is not None:
            keys = rows.order_by().annotate(reference_key=Cast("pk", CharField())).values("reference_key")
            named = references.filter(base_content_type=type_id, object_id__in=keys)
            condition |= Q(pk__in=named.annotate(file=Cast("to_object_id", BigIntegerField())).values("file"))
    return condition


def pages_naming(file: Model) -> QuerySet:
    """The pages, whatever their state, that name this image or document."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(type(file)),
        to_object_id=str(file.pk),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    keys = references.annotate(page=Cast("object_id", BigIntegerField())).values("page")
    return Page.objects.filter(pk__in=keys)


def showing(model: Any, at: datetime | None) -> QuerySet | None:
    """The rows of a model that give their files to the public; None for a model without a rule.

    Of the pages, a type may close the files of some that stay visible: `closing_files` of its queryset.
    """
    if model is Page:
        pages = Page.objects.filter(visible_pages(at))
        closing = [page_type.objects for page_type in get_page_models() if hasattr(page_type.objects, "closing_files")]
        for manager in closing:
            pages = pages.exclude(pk__in=manager.closing_files().order_by().values("pk"))
        return pages
    records: Any = getattr(model, "objects", None)
    return records.showing_files(at) if hasattr(records, "showing_files") else None
