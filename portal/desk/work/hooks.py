"""Work in the admin: its addresses and its menu item."""

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.desk.work import urls


@hooks.register("register_admin_urls")
def work_urls() -> list[URLResolver]:
    """The addresses under /admin/work/."""
    return [path("work/", include(urls))]


@hooks.register("register_admin_menu_item")
def work_menu_item() -> MenuItem:
    """The item that leads to the list; everybody has work of their own there, or none yet."""
    return MenuItem(_("Work"), reverse("desk_work:list"), name="work", icon_name="tasks", order=9000)
