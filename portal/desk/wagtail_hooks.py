from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.desk.gate import choosable_pages, publishes
from portal.desk.panels import AttentionPanel, WelcomePanel
from portal.desk.views import AttentionView, HandbookView, MyOutputsView
from portal.outputs.models import TABLES


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern]:
    return [
        path("attention/<slug:slug>/", AttentionView.as_view(), name="desk_attention"),
        path("my-outputs/", MyOutputsView.as_view(), name="desk_my_outputs"),
        path("handbook/", HandbookView.as_view(), name="desk_handbook"),
    ]


@hooks.register("insert_global_admin_js")
def keep_the_field_in_view() -> SafeString:
    """Keeps the field that an address names in view while its form is being drawn."""
    return format_html('<script type="module" src="{}"></script>', static("js/target.js"))


@hooks.register("insert_global_admin_css")
def show_the_label_of_a_field_that_is_pointed_at() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/target.css"))


@hooks.register("construct_homepage_panels")
def show_what_to_mend(request: HttpRequest, panels: list[Any]) -> None:
    panels += [WelcomePanel(), AttentionPanel(request.user)]


class MyOutputsMenuItem(MenuItem):
    """For those who work on their own only; the others have all outputs in their lists."""

    def is_shown(self, request: HttpRequest) -> bool:
        tables: list[Any] = list(TABLES.values())
        policies = [table.snippet_viewset.permission_policy for table in tables]
        may_add = any(policy.user_has_permission(request.user, "add") for policy in policies)
        return may_add and not publishes(request.user)


@hooks.register("register_admin_menu_item")
def my_outputs() -> MenuItem:
    return MyOutputsMenuItem(_("My outputs"), reverse("desk_my_outputs"), icon_name="user", order=50)


@hooks.register("register_help_menu_item")
def handbook() -> MenuItem:
    return MenuItem(_("Handbook"), reverse("desk_handbook"), icon_name="help", order=100)


@hooks.register("construct_page_chooser_queryset")
def offer_choosable_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Links are made to public pages by whoever does not work on pages; drafts are not listed to them."""
    return choosable_pages(pages, request.user)


@hooks.register("construct_main_menu")
def hide_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """The reports are closed to whoever does not publish (see `gate`), so the menu does not offer them."""
    if not publishes(request.user):
        items[:] = [item for item in items if item.name != "reports"]


@hooks.register("construct_help_menu")
def leave_out_wagtails_news(request: HttpRequest, items: list[MenuItem]) -> None:
    """What is new in Wagtail is for whoever keeps the server; to the others its badge says that something is amiss."""
    items[:] = [item for item in items if not item.name.startswith("whats-new")]
