"""Menus and choosers of Wagtail's admin, without what the access rules would refuse."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, DismissibleSubmenuMenuItem, MenuItem, SubmenuMenuItem
from wagtail.api.v2.router import WagtailAPIRouter

from portal.desk.access.pages_api import ReadablePagesAPIViewSet
from portal.desk.access.rules import may_publish_any
from portal.records.rights import readable


@hooks.register("construct_page_chooser_queryset")
def offer_readable_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """A person links to pages that they may read; no draft of others is listed to them."""
    return readable(request.user, pages)


@hooks.register("construct_admin_api")
def list_readable_pages(router: WagtailAPIRouter) -> None:
    """Puts our list of pages in the place of Wagtail's."""
    router.register_endpoint("pages", ReadablePagesAPIViewSet)


@hooks.register("construct_main_menu")
def calm_the_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's reports on the site bear another name than the reports among the outputs; help bears no badge."""
    for place, item in enumerate(items):
        if item.name == "reports":
            item.label = _("About the site")
        elif isinstance(item, DismissibleSubmenuMenuItem):
            plain = SubmenuMenuItem(item.label, item.menu, name=item.name, icon_name=item.icon_name, order=item.order)
            items[place] = plain


@hooks.register("construct_reports_menu")
def name_reviews_apart(request: HttpRequest, items: list[MenuItem]) -> None:
    """What is under review bears another name than the settings that say who reviews."""
    names = {"workflows": _("What is under review"), "workflow-tasks": _("Steps of reviews")}
    for item in items:
        item.label = names.get(item.name, item.label)


@hooks.register("construct_help_menu")
def claim_no_attention(request: HttpRequest, items: list[MenuItem]) -> None:
    """What is new in Wagtail concerns whoever runs the server; its guide is offered without a badge."""
    items[:] = [
        MenuItem(item.label, item.url, name=item.name, icon_name=item.icon_name, order=item.order)
        if isinstance(item, DismissibleMenuItem)
        else item
        for item in items
        if not item.name.startswith("whats-new")
    ]


@hooks.register("construct_main_menu")
def hide_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """The reports are closed to whoever publishes nothing, so the menu does not offer them."""
    if not may_publish_any(request.user):
        items[:] = [item for item in items if item.name != "reports"]
