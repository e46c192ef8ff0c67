from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.desk.gate import choosable_pages, publishes


@hooks.register("construct_page_chooser_queryset")
def offer_choosable_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Links are made to public pages by whoever does not work on pages; drafts are not listed to them."""
    return choosable_pages(pages, request.user)


@hooks.register("construct_main_menu")
def hide_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """The reports are closed to whoever does not publish (see `gate`), so the menu does not offer them."""
    if not publishes(request.user):
        items[:] = [item for item in items if item.name != "reports"]
