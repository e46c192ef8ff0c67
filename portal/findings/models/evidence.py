from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from portal.findings.kinds import EvidenceKind, Stance
from portal.findings.models.finding_page import FindingPage
from portal.findings.querysets import EvidenceQuerySet
from portal.outputs.models import Output

__all__ = ["Evidence"]


class Evidence(Orderable):
    """One thing a finding rests on, and whether it speaks for or against it."""

    finding = ParentalKey(FindingPage, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("kind"), max_length=20, choices=EvidenceKind.choices, default=EvidenceKind.INTERVIEWS)
    description = models.TextField(
        _("what it is"),
        blank=True,
        help_text=_("For example: 44 semi-structured interviews with officers and residents"),
    )
    stance = models.CharField(_("stance"), max_length=20, choices=Stance.choices, default=Stance.SUPPORTS)
    output = models.ForeignKey(
        Output,
        verbose_name=_("output"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="evidence",
        help_text=_("If it is one of the outputs of this portal"),
    )
    url = models.URLField(_("address"), max_length=1000, blank=True, help_text=_("If it is on another site"))
    locator = models.CharField(
        _("where in it"), max_length=120, blank=True, help_text=_("Page, section or time, for example: pp. 170–174")
    )
    quotation = models.TextField(
        _("quotation"), blank=True, help_text=_("The words themselves, without quotation marks")
    )

    objects = models.Manager.from_queryset(EvidenceQuerySet)()

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("stance")]),
        FieldPanel("description"),
        FieldPanel("output"),
        FieldRowPanel([FieldPanel("locator"), FieldPanel("url")]),
        FieldPanel("quotation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    @property
    def visible_output(self) -> Output | None:
        """The output it names, if the public may see it; no query if `with_visible_outputs()` fetched it."""
        if "output_is_visible" in self.__dict__:
            return self.output if self.output_is_visible else None
        return Output.objects.visible().filter(pk=self.output_id).first() if self.output_id else None

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_stance_display()}"
