from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from portal.cms.blocks import plain_text
from portal.cms.models import BasePage, SiteSettings
from portal.cms.routing import deepest_page
from portal.media.models import PortalImage
from portal.public.home.blocks import SectionsBlock
from portal.public.home.page import HomeContent
from portal.records.grants.models import Grant

__all__ = ["HomePage"]

LONGEST_TITLE = 255  # Of any page.


class HomePage(BasePage):
    """The project in one screen: what was found, who says so, what came of it, who paid; then the sections below."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "public.FindingsPage",
        "public.OutputsPage",
        "public.TeamPage",
        "public.GrantsPage",
        "public.ContentPage",
        "public.GlossaryPage",
    ]
    template = "public/home/home_page.html"

    grant = models.ForeignKey(
        Grant,
        verbose_name=_("award"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "The award the project began with; the head of this page says who paid by it. Of one award only, "
            "nothing needs choosing."
        ),
    )
    basis = models.CharField(
        _("what the findings rest on"),
        max_length=200,
        blank=True,
        help_text=_("Ends the line “5 findings”, for example: from 44 interviews and two case studies"),
    )
    picture = models.ForeignKey(
        PortalImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Of the project, for the head of this page; its credit is shown under it. May be left empty."),
    )
    picture_alt = models.CharField(
        _("alt text of the picture"),
        max_length=250,
        blank=True,
        help_text=_("What it shows, in words, for whoever does not see it"),
    )
    sections = StreamField(SectionsBlock(), verbose_name=_("sections"), blank=True)

    content_panels = [
        HelpPanel(_("The title of this page is the project’s name, from “Settings › Site settings”.")),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("grant"), FieldPanel("basis")], heading=_("In one screen")),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        FieldPanel("sections"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("sections")]

    class Meta:
        verbose_name = _("home page")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the page under the project's name, as soon as it has one."""
        settings = SiteSettings.objects.filter(site__root_page_id=self.pk).first() if self.pk else None
        if settings and settings.name:
            self.title = self.draft_title = settings.name[:LONGEST_TITLE]
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuses a picture that nothing is said of."""
        super().clean()
        if self.picture and not self.picture_alt.strip():
            raise ValidationError({"picture_alt": _("Say in words what the picture shows.")})

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail routes, but the page of an address is found in one query (see `cms.routing`)."""
        if not path_components:
            return super().route(request, path_components)
        page, remaining = deepest_page(self, path_components)
        if page is None:
            raise Http404
        return page.route(request, remaining)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Template context: besides a page's, `content`; where the page has no summary, the project's contribution."""
        settings = SiteSettings.for_request(request)
        summary = self.summary or settings.contribution_line
        content = HomeContent(settings.full_name or self.title, summary, self.grant_id, self.basis)
        context = super().get_context(request, *args, **kwargs)
        return {**context, "content": content, "page_description": self.search_description or summary}

    def fulltext_prose(self) -> str:
        """The summary: the sections' headings are no prose."""
        return self.summary

    def fulltext_body(self) -> str:
        """The summary, and all words of the sections."""
        return f"{self.summary}\n{plain_text(self.sections)}"


@receiver(post_save, sender=SiteSettings, dispatch_uid="home.take_name")
def take_name(instance: SiteSettings, **_kwargs: Any) -> None:
    """A new name of the project becomes the title of its home page."""
    for home in HomePage.objects.filter(pk=instance.site.root_page_id):
        home.save()
