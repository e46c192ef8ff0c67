"""The page of the handbook."""

from typing import Any

from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.desk.handbook.chapters import chapters
from portal.desk.roles import ROLES
from portal.desk.roles.table import role_table
from portal.desk.styles import DESK_STYLES

__all__ = ["HandbookView"]


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    """How things are done here, with this portal's own screens."""

    template_name = "desk/handbook/handbook.html"
    page_title = gettext_lazy("Handbook")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Wagtail's breadcrumbs, and the handbook itself as the last."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Template context: `query`, and the `chapters` that speak of it."""
        query = " ".join(self.request.GET.get("q", "").replace("\x00", "").split())[:100]
        printed = chapters(query, {"roles": ROLES, "rights": role_table()})
        return {**super().get_context_data(**kwargs), "query": query, "chapters": printed, "media": DESK_STYLES}
