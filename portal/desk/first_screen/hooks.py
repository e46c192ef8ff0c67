"""The first screen in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from portal.desk.first_screen.panels import ChecksPanel, WelcomePanel
from portal.desk.first_screen.views import CheckView


@hooks.register("register_admin_urls")
def check_urls() -> list[URLPattern]:
    """The address of each check's list."""
    return [path("attention/<slug:slug>/", CheckView.as_view(), name="desk_check")]


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Adds the desk's panels to Wagtail's."""
    panels += [WelcomePanel(), ChecksPanel(request.user)]
