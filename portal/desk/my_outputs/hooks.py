"""A person's own outputs in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.desk.access.rules import may_publish_any
from portal.desk.my_outputs.views import MyOutputsView
from portal.records.outputs.models import TABLES


@hooks.register("register_admin_urls")
def my_outputs_urls() -> list[URLPattern]:
    """The address of a person's own outputs."""
    return [path("my-outputs/", MyOutputsView.as_view(), name="desk_my_outputs")]


class MyOutputsMenuItem(MenuItem):
    """For those who work on their own only; the others have all outputs in their lists."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person adds outputs and publishes none."""
        tables: list[Any] = list(TABLES.values())
        policies = [table.snippet_viewset.permission_policy for table in tables]
        may_add = any(policy.user_has_permission(request.user, "add") for policy in policies)
        return may_add and not may_publish_any(request.user)


@hooks.register("register_admin_menu_item")
def my_outputs_menu_item() -> MenuItem:
    """A person's own outputs in the main menu."""
    return MyOutputsMenuItem(_("My outputs"), reverse("desk_my_outputs"), icon_name="user", order=50)
