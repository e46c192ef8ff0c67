"""The rule of `visibility.rule` as a method that chains."""

from datetime import datetime
from typing import Self

from django.db.models import QuerySet
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from portal.visibility.rule import visible_pages, visible_records

__all__ = ["VisiblePageManager", "VisiblePageQuerySet", "VisibleQuerySet"]


class VisibleQuerySet(QuerySet):
    """Records kept by the staff."""

    def visible(self, at: datetime | None = None) -> Self:
        """What the public may see at that moment (now, unless said otherwise)."""
        return self.filter(visible_records(self.model, at))

    def showing_files(self, at: datetime | None = None) -> Self:
        """Those whose files the public may read at that moment: the visible ones, unless a kind of record knows better."""
        return self.visible(at)


class VisiblePageQuerySet(PageQuerySet):
    """Pages of the tree."""

    def visible(self, at: datetime | None = None) -> Self:
        """What the public may see at that moment (now, unless said otherwise)."""
        return self.filter(visible_pages(at))


VisiblePageManager = PageManager.from_queryset(VisiblePageQuerySet)
