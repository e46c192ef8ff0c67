"""Addresses at which Wagtail answers anybody who may enter the admin, kept for those whose work they are.

tests/desk/test_walk.py asks every address of the admin: these named drafts to people who may not open them.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page
from wagtail.permissions import workflow_permission_policy

from portal.desk.access.bulk import may_bulk
from portal.desk.request_user import RequestUser
from portal.media.models import PortalDocument, PortalImage
from portal.records.base.models import Record
from portal.records.rights import answers_for_all, may_change_page, may_read, may_read_all, works_on_pages

__all__ = ["is_allowed", "may_publish_any"]

# What Wagtail calls the key of a page in the addresses of its page views.
PAGE_KEYS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")


def may_publish_any(user: RequestUser) -> bool:
    """Whether somebody may publish any kind of record, and so answers for others' work too."""
    return answers_for_all(user, Record)


def works_on_workflows(user: RequestUser) -> bool:
    """Whether somebody may add or change workflows."""
    return workflow_permission_policy.user_has_any_permission(user, ["add", "change"])


def may_name_pages(user: RequestUser, keys: list[str]) -> bool:
    """Whether all existing pages of these keys may be read."""
    return may_read_all(user, Page.objects.filter(pk__in=[key for key in keys if key.isdigit()]))


def may_read_pages(request: HttpRequest, parts: Mapping[str, object]) -> bool:
    """Whether the person works on pages, and may read those that the address names."""
    pages = Page.objects.filter(pk__in=[parts[key] for key in PAGE_KEYS if key in parts])
    return works_on_pages(request.user) and all(may_read(request.user, page) for page in pages)


def may_change_pages(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Whether the page that the address names is theirs to change: a copy holds all that was not published, too."""
    page = Page.objects.filter(pk=parts.get("page_id", parts.get("pk", 0))).first()
    return page is None or may_change_page(request.user, page)


def may_read_file(model: Any, request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Whether the person may read the image or document that the address names, if it names one."""
    file = model.objects.filter(pk=parts.get("image_id", parts.get("pk", 0))).first()
    return file is None or may_read(request.user, file)


def may_list(policy: Any, request: HttpRequest) -> bool:
    """Whether the person may choose files, and read every one: Wagtail's API lists them all."""
    files: QuerySet = policy.model.objects.all()
    return policy.user_has_permission(request.user, "choose") and may_read_all(request.user, files)


# Gives, for a request and the named parts of its address, whether the person may open it.
Rule: TypeAlias = Callable[[HttpRequest, Mapping[str, object]], bool]

# The start of a view's full name, and who may open it.
RULES: tuple[tuple[str, Rule], ...] = (
    ("wagtailadmin_reports:", lambda request, _parts: may_publish_any(request.user)),
    ("wagtailadmin_pages:", may_read_pages),
    ("wagtailadmin_pages:copy", may_change_pages),
    ("wagtailadmin_explore", may_read_pages),
    ("wagtailadmin_api:pages:", lambda request, _parts: works_on_pages(request.user)),
    ("wagtailadmin_api:pages:action", may_change_pages),
    ("wagtailadmin_api:documents:", lambda request, _parts: may_list(documents, request)),
    ("wagtailadmin_api:images:", lambda request, _parts: may_list(images, request)),
    ("wagtailimages_chooser:", lambda request, parts: may_read_file(PortalImage, request, parts)),
    ("wagtaildocs_chooser:", lambda request, parts: may_read_file(PortalDocument, request, parts)),
    ("wagtailadmin_workflows:task_cho", lambda request, _parts: works_on_workflows(request.user)),
    ("wagtailadmin_choose_page_child", lambda request, p: may_name_pages(request.user, [str(p["parent_page_id"])])),
    ("wagtailadmin_choose_page_chosen_multiple", lambda request, _: may_name_pages(request.user, ids(request))),
    ("wagtail_bulk_action", may_bulk),
)


def ids(request: HttpRequest) -> list[str]:
    """The keys that the address asks for."""
    return request.GET.getlist("id")


def is_allowed(request: HttpRequest, view_name: str, url_parts: Mapping[str, object]) -> bool:
    """Whether every rule for that view lets the request through."""
    return all(rule(request, url_parts) for start, rule in RULES if view_name.startswith(start))
