from http import HTTPMethod
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from portal.cms.contents import content_of
from portal.cms.forms import PageForm
from portal.fulltext.models import Findable
from portal.visibility.querysets import VisiblePageManager
from portal.visibility.rule import in_schedule

__all__ = ["BasePage"]


class BasePage(Findable, Page):
    """The ground of every page of the portal: the search finds it, it keeps its schedule, it has a summary.

    A page type with a `fixed_slug` always stands at that address, because the records beneath it are cited there.
    """

    fixed_slug: ClassVar[str] = ""
    # What `cms.routing` saw on its way to the page; None where somebody else fetched it.
    pages_above: list[Page] | None = None
    is_restricted: bool | None = None

    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two plain sentences. They stand under the title, in search results and in shared links."),
    )

    objects: ClassVar[Any] = VisiblePageManager()

    base_form_class = PageForm
    # A page is only read: forms of the public site have addresses of their own.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    def fulltext_title(self) -> str:
        """The page's title."""
        return self.title

    def fulltext_body(self) -> str:
        """The summary; page types add their own words."""
        return self.summary

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validates the page, at its fixed address if the page type has one."""
        if self.fixed_slug:
            self.slug = self.fixed_slug
        super().full_clean(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page; 404 outside its schedule."""
        # Wagtail serves whatever is live; a page whose time is over stays live until the next scheduled run.
        if not in_schedule(self):
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_view_restrictions(self) -> QuerySet:
        """As Wagtail's, in one query, or none where `deepest_page` saw that there are none.

        A page's path holds those of the pages above it; what an alias stands for may be restricted elsewhere.
        """
        if self.alias_of_id:
            return super().get_view_restrictions()
        if self.is_restricted is False:
            return PageViewRestriction.objects.none()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    @property
    def meta_description(self) -> str:
        """The description in search engines and shared links: the one typed for them, else the summary."""
        return self.search_description or self.summary

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """Template context: Wagtail's own, `breadcrumbs`, `content` (see `cms.contents`), and `page_description`: the
        content's lead, where it has one that the page itself does not know."""
        context = super().get_context(request, *args, **kwargs)
        content = content_of(self, request)
        description = self.meta_description or getattr(content, "lead", "")
        return {**context, "breadcrumbs": self.breadcrumbs(), "content": content, "page_description": description}

    def breadcrumbs(self) -> list[Page]:
        """The pages above this one, the home page first; none for the home page."""
        if self.pages_above is not None:
            return self.pages_above
        return list(self.get_ancestors().filter(depth__gt=1)) if self.depth and self.depth > 2 else []
