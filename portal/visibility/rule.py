"""The one visibility rule: what the public may see, at a moment.

A thing is visible when it is live, inside its schedule, not kept private, and no ancestor of it is private.
Nobody sees more than that on a public page, logged in or not: staff look at the rest in previews. Hence what a member
of staff sees on the site is what everybody sees.
"""

from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

__all__ = ["in_schedule", "visible_pages", "visible_records"]


def live_in_schedule(at: datetime) -> Q:
    """The part of the rule that a row carries itself, as a condition on `live`, `go_live_at` and `expire_at`."""
    begun = Q(go_live_at__isnull=True) | Q(go_live_at__lte=at)
    not_over = Q(expire_at__isnull=True) | Q(expire_at__gt=at)
    return Q(Q(live=True), begun, not_over)


def open_pages(at: datetime) -> Q:
    """Condition on a queryset of pages: live, in schedule, and neither the page nor an ancestor is restricted."""
    restricted = PageViewRestriction.objects.annotate(
        descendant=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(descendant__startswith=F("page__path"))
    return Q(live_in_schedule(at), ~Q(Exists(restricted)))


def visible_pages(at: datetime | None = None) -> Q:
    """Condition on a queryset of pages: open, and a page that stands for a record is as visible as that record."""
    at = at or timezone.now()
    rule = open_pages(at)
    for model in pages_of_records():
        record = model._meta.get_field(model.shown_record).related_model
        hidden = model._base_manager.exclude(
            **{f"{model.shown_record}__in": record.objects.filter(visible_records(record, at))}
        )
        rule &= ~Q(pk__in=hidden.values("pk"))
    return rule


@cache
def pages_of_records() -> list[Any]:
    """The page types that name, in `shown_record`, the field of the record they stand for."""
    return [model for model in apps.get_models() if issubclass(model, Page) and model.__dict__.get("shown_record")]


def visible_records(model: Any, at: datetime | None = None) -> Q:
    """Condition on a queryset of records: live, in schedule, not private, and the page that hosts them is open.

    `model.host_page` names the page type under whose address the records stand; where that page is a draft or
    restricted, so is everything beneath it.
    """
    at = at or timezone.now()
    host = apps.get_model(model.host_page)
    return Q(live_in_schedule(at), Exists(host._base_manager.filter(open_pages(at))), is_private=False)


def in_schedule(instance: Page, at: datetime | None = None) -> bool:
    """The same schedule asked of one page in hand: whether it is live and inside its dates at that moment."""
    at = at or timezone.now()
    begun = instance.go_live_at is None or instance.go_live_at <= at
    not_over = instance.expire_at is None or instance.expire_at > at
    return instance.live and begun and not_over
