"""Whether a page or record in hand can be seen by the public, and where it stands."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Model, Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.visibility.rule import visible_pages

__all__ = ["address_of", "is_kept_private", "is_over", "is_public", "public_version", "type_of"]


def type_of(target: Any) -> type[Model]:
    """The model that a page or record is found by: `Page`, or the record's outermost."""
    return Page if isinstance(target, Page) else target.fulltext_type()


def public_version(target: Any) -> Any:
    """The page or record as it is saved, if the public may see it now, as the one rule has it; else None."""
    model: Any = type_of(target)
    visible = Page.objects.filter(visible_pages()) if model is Page else model.objects.visible()
    return visible.filter(pk=target.pk).first()


def is_public(target: Any) -> bool:
    """Whether the public may see that saved page or record now."""
    return bool(getattr(target, "live", False)) and public_version(target) is not None


def address_of(target: Any) -> str:
    """The address on this site of a page or record, without the host; "" for a page that has none."""
    return urlsplit(target.url or "").path if isinstance(target, Page) else target.get_absolute_url()


def is_kept_private(target: Any) -> bool:
    """Whether the staff keep it from the public on purpose: a record for staff only, a page with a restriction."""
    if not isinstance(target, Page):
        return bool(target.is_private)
    paths = [target.path[:end] for end in range(target.steplen, len(target.path) + 1, target.steplen)]
    return PageViewRestriction.objects.filter(Q(page__path__in=paths)).exists()


def is_over(target: Any, at: datetime | None = None) -> bool:
    """Whether it was taken from the public: unpublished, or past the moment at which it expires."""
    return not target.live or (target.expire_at is not None and target.expire_at <= (at or timezone.now()))
