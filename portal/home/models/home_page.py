from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from portal.grants.models import Grant
from portal.home.blocks import SectionsBlock
from portal.home.overview import Overview
from portal.pages.blocks import plain_text
from portal.pages.models import BasePage
from portal.pages.routing import deepest_page

__all__ = ["HomePage"]


class HomePage(BasePage):
    """The project in one screen: what was found, who says so, what came of it, who paid; then the sections below."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "findings.FindingsPage",
        "outputs.OutputsPage",
        "people.TeamPage",
        "grants.GrantsPage",
        "pages.ContentPage",
        "glossary.GlossaryPage",
    ]
    template = "home/home_page.html"

    grant = models.ForeignKey(
        Grant,
        verbose_name=_("award"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The award the project began with; “who paid” and “finished” are read from it"),
    )
    basis = models.CharField(
        _("what the findings rest on"),
        max_length=200,
        blank=True,
        help_text=_("Ends the line “5 findings”, for example: from 44 interviews and two case studies"),
    )
    sections = StreamField(SectionsBlock(), verbose_name=_("sections"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("grant"), FieldPanel("basis")], heading=_("In one screen")),
        FieldPanel("sections"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("sections")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, path_components)
        page, remaining = deepest_page(self, path_components)
        if page is None:
            raise Http404
        return page.route(request, remaining)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "overview": Overview(self.grant_id, self.basis)}

    def fulltext_body(self) -> str:
        return f"{self.summary}\n{plain_text(self.sections)}"
