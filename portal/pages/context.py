"""What stands around every page: settings and menus, asked for once and only when a template prints them."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from portal.pages.models import SiteSettings
from portal.visibility.rule import visible_pages

__all__ = ["site_frame"]


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Template context: `site_settings`, `menu` and `footer_menu` (lists of title, url, is_current)."""
    return {
        "site_settings": SimpleLazyObject(lambda: SiteSettings.for_request(request)),
        "menu": SimpleLazyObject(lambda: menu(request)),
    }


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The pages directly below the home page that editors put in the menu, in the order of the tree."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = Page.objects.child_of(site.root_page).in_menu().filter(visible_pages()).order_by("path")
    return [menu_item(page, request) for page in pages]


def menu_item(page: Page, request: HttpRequest) -> dict[str, Any]:
    url = page.get_url(request)
    return {"title": page.title, "url": url, "is_current": request.path.startswith(url or "\0")}
