from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.menu import MenuItem

from portal.intake import urls
from portal.intake.models import IntakeRun
from portal.intake.rights import Rights


class IntakeMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return Rights(request.user).may_bring_in


@hooks.register("register_admin_urls")
def intake_urls() -> list[URLResolver]:
    return [path("intake/", include(urls))]


@hooks.register("register_admin_menu_item")
def intake_menu_item() -> MenuItem:
    return IntakeMenuItem(_("Bring in outputs"), reverse("intake:start"), icon_name="download", order=215)


class IntakeRunURLFinder:
    """Where the admin opens a run. Whether the person may see it, the page itself asks."""

    def __init__(self, user: Any = None) -> None:
        self.user = user

    def get_edit_url(self, run: IntakeRun) -> str:
        return run.get_absolute_url()


register_admin_url_finder(IntakeRun, IntakeRunURLFinder)
