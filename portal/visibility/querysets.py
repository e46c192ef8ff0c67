"""The rule of `visibility.rule` as a method that chains."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from portal.visibility.rule import hidden_by_own_fields, visible_pages, visible_records

__all__ = ["VisiblePageManager", "VisiblePageQuerySet", "VisibleQuerySet", "first_public_since"]


class VisibleQuerySet(QuerySet):
    """Records kept by the staff."""

    model: Any  # A kind of record, with the names that each has of its own.

    def visible(self, at: datetime | None = None) -> Self:
        """What the public may see at that moment (now, unless said otherwise)."""
        model: Any = self.model
        return self.filter(visible_records(model.base_path, at))

    def hidden_by_own_fields(self, at: datetime | None = None) -> Self:
        """Drafts, private records and those outside their dates at that moment: few, and found by a partial index."""
        return self.filter(hidden_by_own_fields(at))

    def public_since(self, day: date) -> Self:
        """Those that became public on this site on that day, in the site's time zone, or later."""
        return self.filter(first_public_since(day))

    def current(self) -> Self:
        """What the staff work with: all, unless a kind of record keeps rows for another purpose."""
        return self.all()

    def among(self, rows: Iterable[Model]) -> Self:
        """Those that are among `rows`: a queryset, or the rows that a draft in hand names."""
        return self.filter(pk__in=keys(rows))

    def owned_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """What is that person's own, by the model's word (`Record.ownership`)."""
        return self.filter(self.model.ownership(user))

    def showing_files(self, at: datetime | None = None) -> Self:
        """Those whose files the public may read: the visible ones, unless a kind of record knows better."""
        return self.visible(at)


class VisiblePageQuerySet(PageQuerySet):
    """Pages of the tree."""

    def visible(self, at: datetime | None = None) -> Self:
        """What the public may see at that moment (now, unless said otherwise)."""
        return self.filter(visible_pages(at))

    def public_since(self, day: date) -> Self:
        """Those that became public on this site on that day, in the site's time zone, or later."""
        return self.filter(first_public_since(day))

    def among(self, rows: Iterable[Model]) -> Self:
        """Those that are among `rows`: a queryset, or the rows that a draft in hand names."""
        return self.filter(pk__in=keys(rows))


def first_public_since(day: date) -> Q:
    """Condition on a queryset of pages or records: first published on that day, in the site's time zone, or later."""
    return Q(first_published_at__gte=timezone.make_aware(datetime.combine(day, time.min)))


def keys(rows: Iterable[Model]) -> QuerySet | list[object]:
    """The primary keys of rows, as a subquery where they are one."""
    return rows.order_by().values("pk") if isinstance(rows, QuerySet) else [instance.pk for instance in rows]


VisiblePageManager = PageManager.from_queryset(VisiblePageQuerySet)
