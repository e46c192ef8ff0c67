"""Who may read and change a page of the tree. Wagtail decides who changes one; who reads one is decided here.

Wagtail shows every page of the tree to whoever may add one anywhere: lists, search and log name all drafts. Here
somebody walks through the pages that they may read.
"""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy

from portal.visibility.rule import visible_pages

__all__ = [
    "changeable_pages",
    "explore_readable_pages_only",
    "may_change_page",
    "readable_pages",
    "works_on_pages",
]

ROOT_DEPTH = 1  # The root of the tree holds no content, and every way through the tree begins there.


def works_on_pages(user: Any) -> bool:
    """Whether somebody may add or change any page of the tree."""
    return page_permission_policy.explorable_root_instance(user) is not None


def changeable_pages(user: Any) -> QuerySet:
    """Pages that the person may change: all for whoever publishes pages, else those they added."""
    return page_permission_policy.instances_user_has_permission_for(user, "change")


def may_change_page(user: Any, page: Page) -> bool:
    """Whether the person may open the page's form: it is theirs to change, or in review with them."""
    return bool(page.permissions_for_user(user).can_edit())


def readable_pages(user: Any, pages: QuerySet) -> QuerySet:
    """Those of the pages that the person may read: the public ones, and those that are theirs to change."""
    public = Page.objects.filter(Q(visible_pages()) | Q(depth=ROOT_DEPTH))
    return pages.filter(Q(pk__in=public.values("pk")) | Q(pk__in=changeable_pages(user).values("pk")))


class ReadablePagesPolicy(PagePermissionPolicy):
    """Wagtail's own, but that nobody walks through pages that they may not read."""

    def explorable_instances(self, user: Any) -> QuerySet:
        """The pages that lists, searches and logs show to the person."""
        return readable_pages(user, super().explorable_instances(user))


def explore_readable_pages_only() -> None:
    """Gives Wagtail's policy of pages the rule above: its views each hold the very object."""
    page_permission_policy.__class__ = ReadablePagesPolicy
