"""The one visibility rule: what the public may see, at a moment.

A thing is visible when it is live, inside its schedule, not kept private, and no ancestor of it is private.
Nobody sees more than that on a public page, logged in or not: staff look at the rest in previews. Hence what a member
of staff sees on the site is what everybody sees.
"""

from datetime import datetime

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

__all__ = ["in_schedule", "visible_pages", "visible_records"]


def live_in_schedule(at: datetime) -> Q:
    """The part of the rule that a row carries itself, as a condition on `live`, `go_live_at` and `expire_at`."""
    begun = Q(go_live_at__isnull=True) | Q(go_live_at__lte=at)
    not_over = Q(expire_at__isnull=True) | Q(expire_at__gt=at)
    return Q(live=True) & begun & not_over


def visible_pages(at: datetime | None = None) -> Q:
    """Condition on a queryset of pages: live, in schedule, and neither the page nor an ancestor is restricted."""
    restricted = PageViewRestriction.objects.annotate(
        descendant=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(descendant__startswith=F("page__path"))
    return live_in_schedule(at or timezone.now()) & ~Exists(restricted)


def visible_records(model: type[Model], at: datetime | None = None) -> Q:
    """Condition on a queryset of records: live, in schedule, not private, and the page that hosts them is visible.

    `model.host_page` names the page type under whose address the records stand; where that page is a draft or
    restricted, so is everything beneath it.
    """
    at = at or timezone.now()
    rule = live_in_schedule(at) & Q(is_private=False)
    host = apps.get_model(model.host_page)  # type: ignore[attr-defined]
    return rule & Exists(host.objects.filter(visible_pages(at)))


def in_schedule(instance: Page, at: datetime | None = None) -> bool:
    """The same schedule asked of one page in hand: whether it is live and inside its dates at that moment."""
    at = at or timezone.now()
    begun = instance.go_live_at is None or instance.go_live_at <= at
    not_over = instance.expire_at is None or instance.expire_at > at
    return instance.live and begun and not_over
