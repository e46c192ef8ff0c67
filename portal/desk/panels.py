"""What the admin's first screen shows above Wagtail's own panels."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.desk.attention import CHECKS
from portal.desk.gate import works_on_pages
from portal.desk.steps import first_steps

__all__ = ["AttentionPanel", "WelcomePanel"]

# What the first step needs; whoever has it may do the others too.
FIRST_OF_THEM = "pages.change_sitesettings"
STYLES = Media(css={"all": ["css/admin/desk.css"]})
WITHOUT_PAGES = Media(css={"all": ["css/admin/desk-no-pages.css"]})


class WelcomePanel(Component):
    """The first five steps of a new site, ticked as they are done; it goes when all are."""

    name = "welcome"
    template_name = "desk/welcome_panel.html"
    order = 40
    media = STYLES

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        user = parent_context["request"].user if parent_context else None
        steps = first_steps() if user and user.has_perm(FIRST_OF_THEM) else []
        return super().render_html({"steps": steps}) if any(not step.done for step in steps) else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        steps = parent_context["steps"]
        return {"steps": steps, "done": sum(step.done for step in steps)}


class AttentionPanel(Component):
    """What there is to mend, for the person who is logged in; or that there is nothing."""

    name = "attention"
    template_name = "desk/attention_panel.html"
    # After what is in review, which others wait for, and before one's own recent edits.
    order = 230

    def __init__(self, user: Any) -> None:
        self.user = user

    @property
    def media(self) -> Media:
        return STYLES if works_on_pages(self.user) else STYLES + WITHOUT_PAGES

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        now = timezone.now()
        found = [result for check in CHECKS if (result := check.found(self.user, now))]
        return {"found": found, "count": sum(result.count for result in found)}
