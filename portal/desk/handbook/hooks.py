"""The handbook in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.desk.handbook.views import HandbookView


@hooks.register("register_admin_urls")
def handbook_urls() -> list[URLPattern]:
    """The address of the handbook."""
    return [path("handbook/", HandbookView.as_view(), name="desk_handbook")]


@hooks.register("register_help_menu_item")
def handbook_menu_item() -> MenuItem:
    """The handbook in the help menu."""
    return MenuItem(_("Handbook"), reverse("desk_handbook"), icon_name="help", order=100)


@hooks.register("construct_help_menu")
def leave_out_wagtails_news(request: HttpRequest, items: list[MenuItem]) -> None:
    """News of Wagtail is for whoever keeps the server; its badge would tell the others that something is amiss."""
    items[:] = [item for item in items if not item.name.startswith("whats-new")]
