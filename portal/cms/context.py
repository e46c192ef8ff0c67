"""The frame of every page: settings and menus, queried once and only when a template prints them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from portal.cms.models import SiteSettings
from portal.visibility.rule import visible_pages

__all__ = ["site_frame"]


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Template context: `site_root` (the site's address with the host), `site_settings`, and `menu` and `footer_menu`
    (lists of title, url, is_current)."""
    tree = SimpleLazyObject(lambda: pages_below_home(request))
    return {
        "site_root": settings.WAGTAILADMIN_BASE_URL,
        "site_settings": SimpleLazyObject(lambda: SiteSettings.for_request(request)),
        "menu": SimpleLazyObject(lambda: [menu_item(page, request) for page in tree if page.show_in_menus]),
        "footer_menu": SimpleLazyObject(lambda: [menu_item(page, request) for page in tree if not page.show_in_menus]),
    }


def pages_below_home(request: HttpRequest) -> list[Page]:
    """The visible pages directly below the home page, in the order of the tree: editors say which are in the menu."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    return list(Page.objects.child_of(site.root_page).filter(visible_pages()).order_by("path"))


def menu_item(page: Page, request: HttpRequest) -> dict[str, Any]:
    """A page as the menus show it: title, url, and whether the reader is in it."""
    url = page.get_url(request)
    return {"title": page.title, "url": url, "is_current": request.path.startswith(url or "\0")}
