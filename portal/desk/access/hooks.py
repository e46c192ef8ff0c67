"""Menus and choosers of Wagtail's admin, without what the access rules would refuse."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, DismissibleSubmenuMenuItem, MenuItem, SubmenuMenuItem

from portal.desk.access.rules import choosable_pages, may_publish_any


@hooks.register("construct_page_chooser_queryset")
def offer_choosable_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Whoever does not work on pages links to public pages; no drafts are listed to them."""
    return choosable_pages(pages, request.user)


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
