from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published

from portal.dates.partial import PartialDate
from portal.public.findings.freezing import frozen, says_the_same
from portal.public.findings.models.finding_page import FindingPage
from portal.public.findings.querysets import VersionQuerySet
from portal.records.base.date_display import display

__all__ = ["FindingVersion"]


class FindingVersion(models.Model):
    """A finding as it was published on a day: the words are kept, unless an editor takes them away (`redaction`)."""

    finding = models.ForeignKey(FindingPage, on_delete=models.CASCADE, related_name="versions", editable=False)
    number = models.PositiveIntegerField(_("version"), editable=False)
    published_at = models.DateTimeField(_("published"), default=timezone.now, editable=False)
    change_note = models.CharField(_("what changed"), max_length=300, blank=True, editable=False)
    content = models.JSONField(editable=False)
    redacted_at = models.DateTimeField(_("words taken away"), null=True, editable=False)
    redaction_reason = models.TextField(_("why"), blank=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a finding")
        verbose_name_plural = _("versions of findings")
        ordering = ["finding", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "number"], name="version_once_a_finding"),
            models.CheckConstraint(
                condition=models.Q(redacted_at__isnull=True) | ~models.Q(redaction_reason=""),
                name="redacted_version_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding}, {self.label}"

    @property
    def is_redacted(self) -> bool:
        """Whether its words were taken away."""
        return self.redacted_at is not None

    @property
    def label(self) -> str:
        """ "version 2"."""
        return str(_("version %s")) % self.number

    @property
    def dated_label(self) -> str:
        """ "Version 1, 24 November 2026"."""
        words = {"number": self.number, "day": display(PartialDate(self.day.isoformat()))}
        return _("Version %(number)d, %(day)s") % words

    @property
    def day(self) -> date:
        """The day on which it was published, in the site's time zone."""
        return timezone.localdate(self.published_at)

    def get_absolute_url(self) -> str:
        """The address of the version on this site."""
        return reverse("version_of_finding", args=[self.finding.slug, self.number])

    def get_full_url(self) -> str:
        """The same with the host, as it is cited."""
        return settings.WAGTAILADMIN_BASE_URL + self.get_absolute_url()


@receiver(page_published, sender=FindingPage, dispatch_uid="findings.keep_version")
def keep_version(sender: type[FindingPage], instance: FindingPage, **kwargs: Any) -> None:
    """Each publication that says something new keeps a version; however it came about, by hand or on schedule."""
    with transaction.atomic():
        finding = FindingPage._base_manager.select_for_update(of=("self",)).get(pk=instance.pk)
        content = frozen(finding)
        last = finding.versions.order_by("-number").first()
        if last and says_the_same(last.content, content):
            return
        note = finding.change_note if last else ""
        FindingVersion.objects.create(
            finding=finding, number=last.number + 1 if last else 1, change_note=note, content=content
        )
