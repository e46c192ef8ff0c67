from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.pages.blocks import ProseBlock, plain_text, section_headings
from portal.pages.models.base import BasePage

__all__ = ["ContentPage"]


class ContentPage(BasePage):
    """A page of prose: the approach, about, accessibility, privacy."""

    template = "pages/content_page.html"

    body = StreamField(ProseBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "sections": section_headings(self.body)}

    def fulltext_body(self) -> str:
        return f"{self.summary}\n{plain_text(self.body)}"
