"""Menus and choosers of Wagtail's admin, without what the access rules would refuse."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.desk.access.rules import choosable_pages, may_publish_any


@hooks.register("construct_page_chooser_queryset")
def offer_choosable_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Whoever does not work on pages links to public pages; no drafts are listed to them."""
    return choosable_pages(pages, request.user)


@hooks.register("construct_main_menu")
def hide_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """The reports are closed to whoever publishes nothing, so the menu does not offer them."""
    if not may_publish_any(request.user):
        items[:] = [item for item in items if item.name != "reports"]
