from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.cms.blocks import plain_text
from portal.cms.models import BasePage
from portal.cms.reminders import ProseWithReminders

__all__ = ["ContentPage"]


class ContentPage(BasePage):
    """A page of prose: the approach, about, accessibility, privacy."""

    template = "public/content/content_page.html"

    body = StreamField(ProseWithReminders(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def fulltext_body(self) -> str:
        """The summary, and all words of the body."""
        return f"{self.summary}\n{plain_text(self.body)}"
