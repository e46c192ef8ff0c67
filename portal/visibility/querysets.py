"""The rule of `visibility.rule` as a method that chains."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db.models import Model, QuerySet
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from portal.visibility.rule import set_aside, visible_pages, visible_records

__all__ = ["VisiblePageManager", "VisiblePageQuerySet", "VisibleQuerySet"]


class VisibleQuerySet(QuerySet):
    """Records kept by the staff."""

    def visible(self, at: datetime | None = None) -> Self:
        """What the public may see at that moment (now, unless said otherwise)."""
        return self.filter(visible_records(self.model, at))

    def set_aside(self, at: datetime | None = None) -> Self:
        """What the public may not see at that moment for a reason of its own: few rows, which an index can hold."""
        return self.filter(set_aside(at))

    def current(self) -> Self:
        """What the staff work with: all, unless a kind of record keeps rows for another purpose."""
        return self.all()

    def among(self, rows: Iterable[Model]) -> Self:
        """Those that are among `rows`: a queryset, or the rows that a draft in hand names."""
        return self.filter(pk__in=keys(rows))

    def owned_by(self, user: Any) -> Self:
        """What is that person's own, by the model's word (`Record.ownership`)."""
        model: Any = self.model
        return self.filter(model.ownership(user))

    def showing_files(self, at: datetime | None = None) -> Self:
        """Those whose files the public may read: the visible ones, unless a kind of record knows better."""
        return self.visible(at)


class VisiblePageQuerySet(PageQuerySet):
    """Pages of the tree."""

    def visible(self, at: datetime | None = None) -> Self:
        """What the public may see at that moment (now, unless said otherwise)."""
        return self.filter(visible_pages(at))

    def among(self, rows: Iterable[Model]) -> Self:
        """Those that are among `rows`: a queryset, or the rows that a draft in hand names."""
        return self.filter(pk__in=keys(rows))


def keys(rows: Iterable[Model]) -> QuerySet | list[Any]:
    """The primary keys of rows, as a subquery where they are one."""
    return rows.order_by().values("pk") if isinstance(rows, QuerySet) else [row.pk for row in rows]


VisiblePageManager = PageManager.from_queryset(VisiblePageQuerySet)
