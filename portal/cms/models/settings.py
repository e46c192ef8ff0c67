from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Site

from portal.bibliography.styles import DEFAULT_STYLE, STYLES
from portal.cms.fields import CitationStylesField

__all__ = ["SiteSettings"]


def all_styles() -> list[str]:
    """The names of all citation styles, the usual one of British universities first."""
    return [DEFAULT_STYLE, *(name for name in STYLES if name != DEFAULT_STYLE)]


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What stands around every page."""

    project_name = models.CharField(
        _("project name"), max_length=300, blank=True, help_text=_("In full, as the funder prints it")
    )
    short_name = models.CharField(
        _("short name"),
        max_length=60,
        blank=True,
        help_text=_("For the head of every page, for example: Partnership & Policing"),
    )
    contribution_line = models.CharField(
        _("contribution"),
        max_length=400,
        blank=True,
        help_text=_("One sentence: what the project added to what is known"),
    )
    acknowledgement = RichTextField(
        _("funders' acknowledgement"),
        blank=True,
        features=["link", "bold", "italic"],
        help_text=_("As the funders ask to be thanked; it stands at the foot of every page"),
    )
    footer_text = RichTextField(_("footer text"), blank=True, features=["link", "bold", "italic"])
    citation_styles = CitationStylesField(
        verbose_name=_("citation styles"),
        blank=True,
        default=all_styles,
        help_text=_("The styles a reader may choose among; the first is shown unless they choose"),
    )
    contact_name = models.CharField(_("contact name"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_address = models.TextField(_("contact address"), blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("project_name"), FieldPanel("short_name"), FieldPanel("contribution_line")],
            heading=_("Project"),
        ),
        MultiFieldPanel([FieldPanel("acknowledgement"), FieldPanel("footer_text")], heading=_("Footer")),
        FieldPanel("citation_styles"),
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_address")],
            heading=_("Contact"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def __str__(self) -> str:
        return self.name or str(self._meta.verbose_name)

    @property
    def name(self) -> str:
        """What the project is called where there is little room: its short name, else its name in full, else ""."""
        return self.short_name or self.project_name

    @property
    def full_name(self) -> str:
        """What the project is called in full: its name, else its short name, else ""."""
        return self.project_name or self.short_name

    @classmethod
    def for_site(cls, site: Site) -> Self:
        """The settings of the site; where nobody has saved any, the defaults. Reading them writes nothing."""
        return cls.base_queryset().filter(site=site).first() or cls(site=site)
