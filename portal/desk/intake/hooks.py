"""The intake in the admin: its addresses, its menu item and where its runs open."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.menu import MenuItem

from portal.accounts.models import User
from portal.desk.intake import urls
from portal.intake.models import IntakeRun
from portal.records.rights import Rights


class IntakeMenuItem(MenuItem):
    """The menu item, for whoever may add any kind of output."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may add any kind of output."""
        return Rights(request.user).may_bring_in


@hooks.register("register_admin_urls")
def intake_urls() -> list[URLResolver]:
    """The addresses under /admin/intake/."""
    return [path("intake/", include(urls))]


@hooks.register("register_admin_menu_item")
def intake_menu_item() -> MenuItem:
    """The item that leads to the start page."""
    return IntakeMenuItem(_("Bring in outputs"), reverse("intake:start"), icon_name="download", order=215)


class IntakeRunURLFinder:
    """Gives the admin the address of a run. The page itself checks that the person may see it."""

    def __init__(self, user: User | AnonymousUser | None = None) -> None:
        self.user = user

    def get_edit_url(self, run: IntakeRun) -> str:
        """The address of the run's page."""
        return run.get_absolute_url()


register_admin_url_finder(IntakeRun, IntakeRunURLFinder)
