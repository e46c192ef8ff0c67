from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from portal.findings.models.case_study_page import CaseStudyPage
from portal.findings.querysets import FindingQuerySet
from portal.grants.models import Grant
from portal.pages.blocks import ProseBlock, plain_text
from portal.pages.models import BasePage

__all__ = ["FindingPage"]


class FindingPage(BasePage):
    """One thing the project found: the claim, what it means, what it rests on, and what it does not show."""

    parent_page_types = ["findings.FindingsPage"]
    subpage_types: list[str] = []
    template = "findings/finding_page.html"

    number = models.PositiveSmallIntegerField(
        _("number"), null=True, help_text=_("Its place among the findings; people cite it by this number")
    )
    claim = models.TextField(
        _("claim"),
        help_text=_("The finding as one plain sentence, for example: Community members generally support the unit."),
    )
    plain_summary = models.TextField(
        _("in plain words"),
        blank=True,
        help_text=_("Three or four sentences, under 120 words, for somebody new to the subject"),
    )
    body = StreamField(ProseBlock(), verbose_name=_("in full"), blank=True)
    limits = RichTextField(
        _("what it does not show"),
        blank=True,
        features=["bold", "italic", "link", "ul"],
        help_text=_("What a careful reader should not conclude from it"),
    )
    case_studies = ParentalManyToManyField(
        CaseStudyPage, verbose_name=_("case studies"), blank=True, related_name="findings"
    )
    grants = ParentalManyToManyField(
        Grant,
        verbose_name=_("grants"),
        blank=True,
        related_name="findings",
        help_text=_("The awards that paid for the work it comes from"),
    )

    objects = PageManager.from_queryset(FindingQuerySet)()

    content_panels = [
        FieldPanel("title", help_text=_("A short name, for menus and search: Support for the MCU")),
        MultiFieldPanel([FieldPanel("number"), FieldPanel("claim"), FieldPanel("plain_summary")], heading=_("The finding")),
        FieldPanel("body"),
        InlinePanel("evidence", heading=_("Evidence"), label=_("evidence")),
        FieldPanel("limits"),
        MultiFieldPanel([FieldPanel("case_studies"), FieldPanel("grants")], heading=_("Belongs to")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("claim", boost=2),
        index.SearchField("plain_summary"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.CheckConstraint(condition=models.Q(number__isnull=True) | models.Q(number__gte=1), name="finding_number_from_1")
        ]

    @property
    def meta_description(self) -> str:
        return self.search_description or self.claim

    @property
    def visible_case_studies(self) -> list[CaseStudyPage]:
        """The case studies it rests on that the public may see; no query if `with_lines()` fetched them."""
        if "fetched_case_studies" in self.__dict__:
            return self.fetched_case_studies
        ids = [case.pk for case in self.case_studies.all()]
        return list(CaseStudyPage.objects.visible().filter(pk__in=ids).order_by("path"))

    @property
    def listed_evidence(self) -> list:
        """Its evidence in order; no query if `with_lines()` fetched it."""
        return self.fetched_evidence if "fetched_evidence" in self.__dict__ else list(self.evidence.all())

    @property
    def visible_grants(self) -> list[Grant]:
        """The awards behind it that the public may see, in order, with their pages and funders."""
        ids = [grant.pk for grant in self.grants.all()]
        return list(Grant.objects.visible().filter(pk__in=ids).with_page().with_funders().in_order())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "siblings": FindingPage.objects.visible().in_order(),
        }

    def clean(self) -> None:
        super().clean()
        same = FindingPage.objects.exclude(pk=self.pk).filter(number=self.number).first() if self.number else None
        if same:
            message = _("“%(title)s” is finding %(number)s already. Choose another number.")
            raise ValidationError({"number": message % {"title": same.title, "number": self.number}})

    def fulltext_title(self) -> str:
        return f"{self.title}. {self.claim}"

    def fulltext_body(self) -> str:
        return "\n".join([self.plain_summary, plain_text(self.body), get_text_for_indexing(self.limits)])
