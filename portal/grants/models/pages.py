from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.grants.models.grant import Grant
from portal.pages.blocks import ProseBlock, plain_text
from portal.pages.models import BasePage

__all__ = ["GrantPage", "GrantsPage"]


class GrantsPage(BasePage):
    """The line of grants: which award followed from which."""

    fixed_slug = "grants"
    max_count = 1
    subpage_types = ["grants.GrantPage"]
    parent_page_types = ["home.HomePage"]
    template = "grants/grants_page.html"

    class Meta:
        verbose_name = _("grants page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "grants": Grant.objects.visible().with_page().with_funders().with_earlier().in_order()}


class GrantPage(BasePage):
    """What one award was for and what came of it, in prose, beside the figures of its record."""

    subpage_types: list[str] = []
    parent_page_types = ["grants.GrantsPage"]
    template = "grants/grant_page.html"
    shown_record = "grant"
    exclude_fields_in_copy = ["grant"]

    grant = models.ForeignKey(
        Grant,
        verbose_name=_("grant"),
        null=True,
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("The record that holds the amount, dates and funders"),
    )
    body = StreamField(ProseBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("grant"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("grant page")
        verbose_name_plural = _("grant pages")
        constraints = [models.UniqueConstraint(fields=["grant"], name="one_page_a_grant")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        grants = Grant.objects.all() if getattr(request, "is_preview", False) else Grant.objects.visible()
        grant = grants.with_continuations(self.grant_id)
        if grant is None:
            raise Http404
        return {**context, "grant": grant}

    def fulltext_body(self) -> str:
        words = self.grant.own_words() if self.grant else ""
        return f"{self.summary}\n{words}\n{plain_text(self.body)}"
