from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from portal.findings.kinds import EvidenceKind
from portal.findings.models.case_study_page import CaseStudyPage
from portal.findings.querysets import FindingQuerySet
from portal.grants.models import Grant
from portal.outputs.bylines import joined_names
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

    evidence: Any  # findings.Evidence.finding

    objects: ClassVar[Any] = PageManager.from_queryset(FindingQuerySet)()

    content_panels = [
        FieldPanel("title", help_text=_("A short name, for menus and search: Support for the MCU")),
        MultiFieldPanel(
            [FieldPanel("number"), FieldPanel("claim"), FieldPanel("plain_summary")], heading=_("The finding")
        ),
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
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) | models.Q(number__gte=1), name="finding_number_from_1"
            )
        ]

    @property
    def meta_description(self) -> str:
        return self.search_description or self.claim

    @cached_property
    def visible_case_studies(self) -> list[CaseStudyPage]:
        """The case studies it rests on that the public may see, in the order of the tree."""
        return list(CaseStudyPage.objects.visible().among(self.case_studies.all()).order_by("path"))

    @cached_property
    def visible_grants(self) -> list[Grant]:
        """The awards behind it that the public may see, in order, with their pages and funders."""
        return list(Grant.objects.visible().among(self.grants.all()).with_page().with_earlier().in_order())

    @property
    def line(self) -> str:
        """What one line says of the finding beside its claim, from a queryset `with_lines()`."""
        kinds = dict.fromkeys(self.evidence_kinds)
        words = [str(EvidenceKind(kind).label).lower() for kind in kinds]
        rests_on = _("Rests on %s") % joined_names(words) if words else ""
        return " · ".join(filter(None, [rests_on, *self.case_titles]))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        siblings = list(FindingPage.objects.visible().in_order().only("number", "title", "url_path", "slug"))
        place = next((index for index, page in enumerate(siblings) if page.pk == self.pk), None)
        return {
            **context,
            "eyebrow": self.eyebrow(len(siblings)),
            "evidence": self.shown_evidence(),
            "grants": self.visible_grants,
            "previous": siblings[place - 1] if place else None,
            "next": siblings[place + 1] if place is not None and place + 1 < len(siblings) else None,
            "sections": self.sections(),
        }

    def shown_evidence(self) -> list[Any]:
        """Its evidence in order, each item with the output it names if the public may see that."""
        rows = self.evidence.all()
        return list(rows.with_visible_outputs() if hasattr(rows, "with_visible_outputs") else rows)

    def eyebrow(self, total: int) -> str:
        """ "Finding 2 of 5 · Muslim Contact Unit"."""
        place = _("Finding %(number)s of %(total)s") % {"number": self.number, "total": total} if self.number else ""
        return " · ".join(filter(None, [place, *(case.title for case in self.visible_case_studies)]))

    def sections(self) -> list[dict[str, str]]:
        """The headings of the page that are there."""
        shown = [
            (self.body, "full", _("In full")),
            (True, "evidence", _("Evidence")),
            (self.limits, "limits", _("What it does not show")),
            (self.visible_grants, "paid", _("Who paid")),
        ]
        return [{"id": anchor, "title": str(title)} for there, anchor, title in shown if there]

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
