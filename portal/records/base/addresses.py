"""Making the last part of an address from a title, once, so that it can be cited for twenty years."""

from collections.abc import Collection

from anyascii import anyascii
from django.db.models import QuerySet
from django.utils.text import slugify

__all__ = ["numbered_slug", "unused_slug"]


def unused_slug(text: str, taken: QuerySet, longest: int = 80, reserved: Collection[str] = ()) -> str:
    """A slug for `text` that no row of `taken` (a queryset with a `slug` field) has yet.

    Letters of any script are spelled in Latin ones; words are cut whole at `longest` characters; a number is added
    where the plain slug is in use or `reserved`. Text without a letter or digit gives "record".
    """
    slug = plain_slug(text, longest)
    return numbered(slug, set(reserved) | set(taken.filter(slug__startswith=slug).values_list("slug", flat=True)))


def numbered_slug(text: str, used: Collection[str], longest: int = 80) -> str:
    """The same, where all slugs that are used or reserved are in hand."""
    return numbered(plain_slug(text, longest), used)


def plain_slug(text: str, longest: int) -> str:
    """The slug for a text, whether it is in use or not."""
    slug = slugify(anyascii(text)) or "record"
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return slug


def numbered(slug: str, used: Collection[str]) -> str:
    """The slug, with a number behind it where it is used."""
    candidate, number = slug, 2
    while candidate in used:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate
