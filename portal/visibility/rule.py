"""The one visibility rule: what the public may see, at a moment.

A thing is visible when it is live, inside its schedule, not kept private, and no ancestor of it is private.
Nobody sees more than that on a public page, logged in or not: staff look at the rest in previews. Hence what a member
of staff sees on the site is what everybody sees.
"""

from datetime import datetime
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.visibility.frozen import FrozenQuery

__all__ = ["EVER_SET_ASIDE", "in_schedule", "set_aside", "visible_pages", "visible_records"]


def live_in_schedule(at: datetime) -> Q:
    """The part of the rule that a row carries itself, as a condition on `live`, `go_live_at` and `expire_at`."""
    begun = Q(go_live_at__isnull=True) | Q(go_live_at__lte=at)
    not_over = Q(expire_at__isnull=True) | Q(expire_at__gt=at)
    return Q(Q(live=True), begun, not_over)


def open_pages(at: datetime) -> Q:
    """Condition on a queryset of pages: live, in schedule, and neither the page nor an ancestor is restricted."""
    return Q(live_in_schedule(at), ~Q(pk__in=RESTRICTED.keys(at)))


def restricted_pages(_at: datetime) -> QuerySet:
    """Pages that are restricted, and all below them, at any moment."""
    restricted = PageViewRestriction.objects.annotate(
        descendant=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(descendant__startswith=F("page__path"))
    return Page.objects.filter(Exists(restricted)).order_by().values("pk")


RESTRICTED = FrozenQuery(restricted_pages)


def visible_pages(at: datetime | None = None) -> Q:
    """Condition on a queryset of pages: open, and a page that stands for a record is as visible as that record."""
    at = at or timezone.now()
    rule = open_pages(at)
    for hidden in pages_of_hidden_records():
        rule &= ~Q(pk__in=hidden.keys(at))
    return rule


@cache
def pages_of_hidden_records() -> list[FrozenQuery]:
    """For each page type that names, in `shown_record`, the field of the record it stands for: those to be hidden."""
    models = [model for model in apps.get_models() if issubclass(model, Page) and model.__dict__.get("shown_record")]
    return [FrozenQuery(partial(pages_without_record, model)) for model in models]


def pages_without_record(model: Any, at: datetime) -> QuerySet:
    """The pages of that type whose record is not visible."""
    record = model._meta.get_field(model.shown_record).related_model
    visible = record.objects.filter(visible_records(record, at))
    return model._base_manager.exclude(**{f"{model.shown_record}__in": visible}).values("pk")


def visible_records(model: Any, at: datetime | None = None) -> Q:
    """Condition on a queryset of records: live, in schedule, not private, and the page that hosts them is open.

    `model.host_page` names the page type under whose address the records stand; where that page is a draft or
    restricted, so is everything beneath it.
    """
    at = at or timezone.now()
    return Q(live_in_schedule(at), open_hosts(model.host_page).exists(at), is_private=False)


@cache
def open_hosts(page_type: str) -> FrozenQuery:
    """The open pages of a type, by its label."""
    pages = apps.get_model(page_type)._base_manager
    return FrozenQuery(lambda at: pages.filter(open_pages(at)).values("pk"))


# Rows that may have a reason of their own to be hidden, at one moment or another: the condition of an index of them.
EVER_SET_ASIDE = Q(live=False) | Q(is_private=True) | Q(go_live_at__isnull=False) | Q(expire_at__isnull=False)


def set_aside(at: datetime | None = None) -> Q:
    """Condition on a queryset of records: hidden for a reason of their own, whatever the page that hosts them is."""
    return EVER_SET_ASIDE & ~Q(live_in_schedule(at or timezone.now()), is_private=False)


def in_schedule(instance: Page, at: datetime | None = None) -> bool:
    """The same schedule asked of one page in hand: whether it is live and inside its dates at that moment."""
    at = at or timezone.now()
    begun = instance.go_live_at is None or instance.go_live_at <= at
    not_over = instance.expire_at is None or instance.expire_at > at
    return instance.live and begun and not_over
