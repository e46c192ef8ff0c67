"""The one visibility rule: what the public may see, at a moment.

A page or a record is visible when it is live, inside its schedule, not kept private, and no ancestor of it is private.
Nobody sees more than that on a public page, logged in or not: staff look at the rest in previews. Hence what a member
of staff sees on the site is what everybody sees.
"""

from datetime import datetime
from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.visibility.frozen import FrozenQuery

LIST_DEPTH = 3  # The root of the tree is at 1, the home page at 2, the pages that list records at 3.

__all__ = [
    "DRAFT_PRIVATE_OR_SCHEDULED",
    "hidden_by_own_fields",
    "in_schedule",
    "live_in_schedule",
    "visible_pages",
    "visible_records",
]


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
    """Condition on a queryset of pages: open at that moment (now, unless said otherwise)."""
    return open_pages(at or timezone.now())


def visible_records(base_path: str, at: datetime | None = None) -> Q:
    """Condition on a queryset of records: live, in schedule, not private, and the page that lists them is open.

    `base_path` is the address under which the records stand, such as "/outputs/". Where the page at that address is a
    draft or restricted, so is everything beneath it.
    """
    at = at or timezone.now()
    return Q(live_in_schedule(at), open_lists(base_path).exists(at), is_private=False)


@cache
def open_lists(base_path: str) -> FrozenQuery:
    """The page that lists the records at that address, directly below the home page, if it is open."""
    pages = Page.objects.filter(depth=LIST_DEPTH, slug=base_path.strip("/"))
    return FrozenQuery(lambda at: pages.filter(open_pages(at)).order_by().values("pk"))


# Records that are not live, are private, or have a date to go live or to expire: all that their own fields can hide, at
# one moment or another. It names no moment, so it can be the condition of a partial index.
HAS_DATES = Q(go_live_at__isnull=False) | Q(expire_at__isnull=False)
DRAFT_PRIVATE_OR_SCHEDULED = Q(live=False) | Q(is_private=True) | HAS_DATES


def hidden_by_own_fields(at: datetime | None = None) -> Q:
    """Condition on a queryset of records: hidden at that moment (now, unless said otherwise) by `live`, `is_private`,
    `go_live_at` or `expire_at`, whether or not the page that lists them is open.

    It repeats the condition of the partial index, without which PostgreSQL would not use it.
    """
    return DRAFT_PRIVATE_OR_SCHEDULED & ~Q(live_in_schedule(at or timezone.now()), is_private=False)


def in_schedule(instance: Page, at: datetime | None = None) -> bool:
    """The same schedule asked of one page in hand: whether it is live and inside its dates at that moment."""
    at = at or timezone.now()
    begun = instance.go_live_at is None or instance.go_live_at <= at
    not_over = instance.expire_at is None or instance.expire_at > at
    return instance.live and begun and not_over
