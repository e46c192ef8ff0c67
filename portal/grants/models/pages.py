from typing import Any

from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.grants.facts import grant_facts
from portal.grants.models.grant import Grant
from portal.pages.blocks import ProseBlock, plain_text
from portal.pages.models import BasePage

__all__ = ["GrantPage", "GrantsPage"]


def grant_sheet(grant: Grant, continued_by: list[Grant], page: "GrantPage") -> dict[str, Any]:
    """What the page of a grant prints beside its prose: facts, and all that the public may see of what came of it."""
    findings = list(grant.findings.visible().in_order())
    shown = [
        (True, "record", _("The award")),
        (page.body, "about", _("What it was for")),
        (findings, "found", _("What it found")),
        (True, "came", _("What came of it")),
        (True, "people", _("Who worked on it")),
    ]
    return {
        "facts": grant_facts(grant, continued_by),
        "findings": findings,
        "outputs": list(grant.outputs.visible().newest_first().with_lines()),
        "roles": list(grant.memberships.with_visible_people()),
        "sections": [{"id": anchor, "title": title} for there, anchor, title in shown if there],
    }


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
        own_and_next = grants.filter(Q(pk=self.grant_id) | Q(continues=self.grant_id))
        found = list(own_and_next.with_page().with_funders().with_earlier().in_order())
        grant = next((each for each in found if each.pk == self.grant_id), None)
        if grant is None:
            raise Http404
        continued_by = [each for each in found if each is not grant]
        return {**context, "grant": grant, **grant_sheet(grant, continued_by, self)}

    def fulltext_body(self) -> str:
        words = self.grant.own_words() if self.grant else ""
        return f"{self.summary}\n{words}\n{plain_text(self.body)}"
