"""Whether a page or record in hand can be seen by the public, and where it stands."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.visibility.rule import visible_pages

__all__ = ["address_of", "is_kept_private", "is_over", "is_public"]


def is_public(target: Any) -> bool:
    """Whether the public may see that saved page or record now, as the one rule has it."""
    if not getattr(target, "live", False):
        return False
    if isinstance(target, Page):
        return Page.objects.filter(visible_pages(), pk=target.pk).exists()
    return target.fulltext_type().objects.visible().filter(pk=target.pk).exists()


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
