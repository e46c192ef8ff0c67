from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from portal.desk.first_screen.setup_steps import SETUP_PERMISSION, steps_done

__all__ = ["SetupMenuItem"]


class SetupMenuItem(MenuItem):
    """ "Set up: 2 of 5 done" at the head of the main menu, for whoever may take the steps; it goes with the last."""

    def __init__(self) -> None:
        super().__init__("", reverse("wagtailadmin_home"), name="set-up", icon_name="form", order=10)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may take the steps, and one is not done."""
        user: Any = request.user
        return user.has_perm(SETUP_PERMISSION) and not all(steps_done().values())

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The item as the menu shows it now: Wagtail keeps one object for all requests."""
        done = steps_done().values()
        label = _("Set up: %(done)d of %(all)d done") % {"done": sum(done), "all": len(done)}
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)
