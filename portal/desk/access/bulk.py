"""Bulk actions: whoever asks for one by address names rows by their keys, and Wagtail answers with their titles."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from portal.records.rights import may_read_all

__all__ = ["may_bulk"]

ALL = "all"


def may_bulk(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Whether the person may read every row that the address names; of accounts, whether they may change any."""
    try:
        model: Any = apps.get_model(parts["app_label"], parts["model_name"])
    except LookupError:
        return True  # The view itself answers that there is no such thing.
    keys = request.GET.getlist("id")
    if ALL in keys:
        return not issubclass(model, Page) or may_read_all(request.user, listed_pages(request.GET.get("childOf", "")))
    if not has_rule(model):
        return ModelPermissionPolicy(model).user_has_any_permission(request.user, ["change", "delete"])
    rows = model._default_manager.filter(pk__in=[key for key in keys if key.isdecimal() and len(key) < 19])
    return may_read_all(request.user, rows)


def has_rule(model: Any) -> bool:
    """Whether who may read a row is decided for the row itself: pages, records and files."""
    return issubclass(model, Page) or hasattr(model, "ownership") or hasattr(model, "uploaded_by_user")


def listed_pages(parent: str) -> QuerySet:
    """All pages that a list below that page may hold; all of the tree where no page is named."""
    if not parent.isdecimal():
        return Page.objects.all()
    above = Page.objects.filter(pk=parent).first()
    return above.get_descendants() if above else Page.objects.none()
