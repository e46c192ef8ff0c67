"""Making the last part of an address from a title, once, so that it can be cited for twenty years."""

from collections.abc import Collection

from anyascii import anyascii
from django.db.models import QuerySet
from django.utils.text import slugify

__all__ = ["unused_slug"]


def unused_slug(text: str, taken: QuerySet, longest: int = 80, reserved: Collection[str] = ()) -> str:
    """A slug for `text` that no row of `taken` (a queryset with a `slug` field) has yet.

    Letters of any script are spelled in Latin ones; words are cut whole at `longest` characters; a number is added
    where the plain slug is in use or `reserved`. Text without a letter or digit gives "record".
    """
    slug = slugify(anyascii(text)) or "record"
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    used = set(reserved) | set(taken.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidate, number = slug, 2
    while candidate in used:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate
