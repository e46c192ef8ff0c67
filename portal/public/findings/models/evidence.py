from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from portal.public.findings.kinds import EvidenceKind, Stance
from portal.public.findings.models.case_study_page import CaseStudyPage
from portal.public.findings.models.finding_page import FindingPage
from portal.public.findings.querysets import EvidenceQuerySet
from portal.records.outputs.models import Output

__all__ = ["Evidence"]


class Evidence(Orderable):
    """What a finding rests on (interviews, a document, an output), and whether it speaks for or against it."""

    finding = ParentalKey(FindingPage, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=EvidenceKind.choices,
        default=EvidenceKind.INTERVIEWS,
        help_text=_("What sort of thing it is, for example: interviews"),
    )
    description = models.TextField(
        _("what it is"),
        blank=True,
        help_text=_("For example: 44 semi-structured interviews with officers and residents"),
    )
    stance = models.CharField(
        _("stance"),
        max_length=20,
        choices=Stance.choices,
        default=Stance.SUPPORTS,
        help_text=_(
            "How it bears on the claim, for example: supports. Background is of the same subject without bearing on it."
        ),
    )
    output = models.ForeignKey(
        Output,
        verbose_name=_("output"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="evidence",
        help_text=_("If it is one of the outputs of this portal, for example: Final report"),
    )
    case_study = models.ForeignKey(
        CaseStudyPage,
        verbose_name=_("case study"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="evidence",
        help_text=_(
            "If it is one of the case studies, for example: Muslim Contact Unit. Tick it under “Belongs to” as well."
        ),
    )
    url = models.URLField(
        _("address"),
        max_length=1000,
        blank=True,
        help_text=_("If it is on another site, for example: https://example.org/report.pdf"),
    )
    locator = models.CharField(
        _("where in it"), max_length=120, blank=True, help_text=_("Page, section or time, for example: pp. 170–174")
    )
    quotation = models.TextField(
        _("quotation"),
        blank=True,
        help_text=_("The words themselves, without quotation marks, for example: We met every month."),
    )

    objects = EvidenceQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("stance")]),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("output"), FieldPanel("case_study")]),
        FieldRowPanel([FieldPanel("locator"), FieldPanel("url")]),
        FieldPanel("quotation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    @property
    def is_support(self) -> bool:
        """Whether it supports the claim."""
        return self.stance == Stance.SUPPORTS

    @property
    def is_background(self) -> bool:
        """Whether it is of the same subject only."""
        return self.stance == Stance.BACKGROUND

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_stance_display()}"
