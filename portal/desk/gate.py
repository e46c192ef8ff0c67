"""Addresses at which Wagtail answers anybody who may enter the admin, kept for those whose work they are.

Each was found by the walk (tests/desk/test_walk.py): it names drafts to people who may not open them.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.auth import permission_denied
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page
from wagtail.permissions import page_permission_policy, workflow_permission_policy

from portal.records.models import Record
from portal.records.ownership import answers_for_all
from portal.visibility.rule import visible_pages

__all__ = ["Gate", "choosable_pages", "publishes", "works_on_pages"]


def publishes(user: Any) -> bool:
    """Whether somebody may publish any kind of record, and so answers for others' work too."""
    return answers_for_all(user, Record)


def choosable_pages(pages: QuerySet, user: Any) -> QuerySet:
    """Those of the pages that a person may link to: all, for whoever works on pages; else what the public sees."""
    if works_on_pages(user):
        return pages
    return pages.filter(pk__in=Page.objects.filter(visible_pages()).values("pk"))


def works_on_pages(user: Any) -> bool:
    """Whether somebody may add or change any page of the tree."""
    return page_permission_policy.explorable_root_instance(user) is not None


def may_name(user: Any, keys: list[str]) -> bool:
    """Whether all pages of these keys may be linked to, as far as they exist; the root, which says nothing, may."""
    asked = Page.objects.filter(pk__in=[key for key in keys if key.isdigit()], depth__gt=1)
    return asked.count() == choosable_pages(asked, user).count()


Rule = Callable[[HttpRequest, dict[str, Any]], bool]

# The start of a view's full name, and who is let through.
RULES: tuple[tuple[str, Rule], ...] = (
    ("wagtailadmin_reports:", lambda request, _named: publishes(request.user)),
    ("wagtailadmin_pages:", lambda request, _named: works_on_pages(request.user)),
    ("wagtailadmin_api:pages:", lambda request, _named: works_on_pages(request.user)),
    ("wagtailadmin_api:documents:", lambda request, _named: documents.user_has_permission(request.user, "choose")),
    ("wagtailadmin_api:images:", lambda request, _named: images.user_has_permission(request.user, "choose")),
    ("wagtailadmin_workflows:task_cho", lambda request, _named: tends_workflows(request.user)),
    ("wagtailadmin_choose_page_child", lambda request, named: may_name(request.user, [str(named["parent_page_id"])])),
    ("wagtailadmin_choose_page_chosen_multiple", lambda request, _n: may_name(request.user, request.GET.getlist("id"))),
)


def tends_workflows(user: Any) -> bool:
    return workflow_permission_policy.user_has_any_permission(user, ["add", "change"])


class Gate:
    """Middleware: whoever is in the admin and not let through by a rule is told so, as Wagtail itself tells it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, named: dict) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        rules = [rule for start, rule in RULES if name.startswith(start)]
        if not rules or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        return None if all(rule(request, named) for rule in rules) else permission_denied(request)
