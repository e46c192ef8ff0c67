from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin
from wagtail.search import index

from portal.records.base.identifier_fields import RORField

__all__ = ["Organisation"]


class Organisation(RevisionMixin, index.Indexed, ClusterableModel):
    """A university, funder, broadcaster or other body. It has no page of its own: it is shown where others name it."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("university or research institute")
        FUNDER = "funder", _("funder")
        GOVERNMENT = "government", _("government or public body")
        COMMUNITY = "community", _("community or voluntary body")
        MEDIA = "media", _("broadcaster, press or publisher")
        OTHER = "other", _("other")

    name = models.CharField(
        _("name"), max_length=250, unique=True, help_text=_("In full, for example: University of Birmingham")
    )
    short_name = models.CharField(_("short name"), max_length=60, blank=True, help_text=_("For example: AHRC"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.UNIVERSITY)
    ror = RORField(_("ROR"), help_text=_("The organisation's identifier at ror.org, if it has one"))
    place = models.CharField(
        _("place"), max_length=250, blank=True, help_text=_("For example: Birmingham, United Kingdom")
    )
    website = models.URLField(_("website"), max_length=500, blank=True)

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("short_name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ror"], condition=~models.Q(ror=""), name="organisation_ror_unique"),
            models.CheckConstraint(condition=~models.Q(name=""), name="organisation_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name
