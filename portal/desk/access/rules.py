"""Addresses at which Wagtail answers anybody who may enter the admin, kept for those whose work they are.

tests/desk/test_walk.py asks every address of the admin: these named drafts to people who may not open them.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page
from wagtail.permissions import page_permission_policy, workflow_permission_policy

from portal.desk.request_user import RequestUser
from portal.records.base.models import Record
from portal.records.base.ownership import answers_for_all
from portal.visibility.rule import visible_pages

__all__ = ["choosable_pages", "is_allowed", "may_publish_any", "works_on_pages"]


def may_publish_any(user: RequestUser) -> bool:
    """Whether somebody may publish any kind of record, and so answers for others' work too."""
    return answers_for_all(user, Record)


def choosable_pages(pages: QuerySet, user: RequestUser) -> QuerySet:
    """Those of the pages that a person may link to: all, for whoever works on pages; else what the public sees."""
    if works_on_pages(user):
        return pages
    return pages.filter(pk__in=Page.objects.filter(visible_pages()).values("pk"))


def works_on_pages(user: RequestUser) -> bool:
    """Whether somebody may add or change any page of the tree."""
    return page_permission_policy.explorable_root_instance(user) is not None


def works_on_workflows(user: RequestUser) -> bool:
    """Whether somebody may add or change workflows."""
    return workflow_permission_policy.user_has_any_permission(user, ["add", "change"])


def may_name(user: RequestUser, keys: list[str]) -> bool:
    """Whether all existing pages of these keys may be linked to; the root, which holds no content, may."""
    pages = Page.objects.filter(pk__in=[key for key in keys if key.isdigit()], depth__gt=1)
    return pages.count() == choosable_pages(pages, user).count()


# Gives, for a request and the named parts of its address, whether the person may open it.
Rule: TypeAlias = Callable[[HttpRequest, Mapping[str, object]], bool]

# The start of a view's full name, and who may open it.
RULES: tuple[tuple[str, Rule], ...] = (
    ("wagtailadmin_reports:", lambda request, _parts: may_publish_any(request.user)),
    ("wagtailadmin_pages:", lambda request, _parts: works_on_pages(request.user)),
    ("wagtailadmin_api:pages:", lambda request, _parts: works_on_pages(request.user)),
    ("wagtailadmin_api:documents:", lambda request, _parts: documents.user_has_permission(request.user, "choose")),
    ("wagtailadmin_api:images:", lambda request, _parts: images.user_has_permission(request.user, "choose")),
    ("wagtailadmin_workflows:task_cho", lambda request, _parts: works_on_workflows(request.user)),
    ("wagtailadmin_choose_page_child", lambda request, parts: may_name(request.user, [str(parts["parent_page_id"])])),
    ("wagtailadmin_choose_page_chosen_multiple", lambda request, _: may_name(request.user, request.GET.getlist("id"))),
)


def is_allowed(request: HttpRequest, view_name: str, url_parts: Mapping[str, object]) -> bool:
    """Whether every rule for that view lets the request through."""
    return all(rule(request, url_parts) for start, rule in RULES if view_name.startswith(start))
