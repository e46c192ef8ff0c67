from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.dates.partial import PartialDate
from portal.records.base.date_fields import PartialDateField
from portal.records.outcomes.models import Reach
from portal.records.outputs.models import Output

__all__ = ["OutputFacts"]


class OutputFacts(models.Model):
    """What funders ask of an output that nobody else does, so that the form of outputs does not ask it.

    An answer that is None or "" is not known; it is never taken for no.
    """

    class Version(models.TextChoices):
        """The version of a publication that is free to read."""

        UNKNOWN = "", _("not known")
        RECORD = "version of record", _("the published version (version of record)")
        ACCEPTED = "accepted manuscript", _("the author’s accepted manuscript")

    output = models.OneToOneField(Output, on_delete=models.CASCADE, related_name="funder_facts", editable=False)
    audience = models.CharField(
        _("primary audience"),
        max_length=250,
        blank=True,
        help_text=_("Whom it was for, for example: the general public"),
    )
    reach = models.CharField(_("geographic reach"), max_length=20, blank=True, choices=Reach.choices)
    official_scheme = models.BooleanField(_("part of an official scheme"), null=True, blank=True)
    provided_to_others = models.BooleanField(_("provided to others"), null=True, blank=True)
    is_open_source = models.BooleanField(_("under an open source licence"), null=True, blank=True)
    impact = models.TextField(
        _("results and impact"),
        blank=True,
        help_text=_("What came of it, for example: two forces changed their training"),
    )
    submitted = PartialDateField(
        _("submitted"), help_text=_("When the publisher first received it: 3 May 2022, or 2022-05")
    )
    accepted = PartialDateField(_("accepted"), help_text=_("When the publisher accepted it"))
    free_version = models.CharField(
        _("version that is free to read"), max_length=30, blank=True, choices=Version.choices
    )
    free_from = PartialDateField(_("free to read from"), help_text=_("The first day on which anybody could read it"))
    data_statement = models.BooleanField(_("has a data access statement"), null=True, blank=True)
    rights_retention = models.BooleanField(_("has the rights retention statement"), null=True, blank=True)
    names_funder = models.BooleanField(_("acknowledges the funder with the award’s reference"), null=True, blank=True)
    exception = models.CharField(
        _("exception agreed with the funder"),
        max_length=300,
        blank=True,
        help_text=_("For example: CC BY-ND, agreed on 4 July 2023"),
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("facts for funders")
        verbose_name_plural = _("facts for funders")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.output)

    def answer(self, name: str) -> str | bool | PartialDate | None:
        """The answer of that name."""
        value: str | bool | PartialDate | None = getattr(self, name)
        return value
