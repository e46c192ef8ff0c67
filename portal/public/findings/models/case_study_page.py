from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.cms.blocks import ProseBlock, plain_text
from portal.cms.models import BasePage

__all__ = ["CaseStudyPage"]


class CaseStudyPage(BasePage):
    """One of the cases that were studied, and the findings that rest on it."""

    parent_page_types = ["public.FindingsPage"]
    subpage_types: list[str] = []
    template = "public/findings/case_study_page.html"

    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True, help_text=_("For example: MCU"))
    body = StreamField(ProseBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("abbreviation"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")

    @property
    def short_name(self) -> str:
        """The abbreviation, or the title where there is none."""
        return self.abbreviation or self.title

    def fulltext_title(self) -> str:
        """Title and abbreviation."""
        return f"{self.title} {self.abbreviation}"

    def fulltext_body(self) -> str:
        """The summary, and all words of the body."""
        return f"{self.summary}\n{plain_text(self.body)}"
