"""Returns in the admin: their addresses and their menu item."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.records.rights import may_make_returns
from portal.returns import previews, urls

__all__ = ["ReturnsMenuItem", "previews"]


@hooks.register("register_admin_urls")
def returns_urls() -> list[URLResolver]:
    """The addresses under /admin/returns/."""
    return [path("returns/", include(urls))]


class ReturnsMenuItem(MenuItem):
    """For those who may make returns."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may."""
        return may_make_returns(request.user)


@hooks.register("register_admin_menu_item")
def returns_menu_item() -> MenuItem:
    """The item that leads to the awards with their returns, after the records."""
    return ReturnsMenuItem(_("Returns"), reverse("returns:list"), name="returns", icon_name="doc-full", order=700)
