from typing import Any, ClassVar, Protocol

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from portal.bibliography.formats.signposting.links import Signposts
from portal.cms.models import BasePage
from portal.public.signposts import with_links
from portal.records.base.models import Record

__all__ = ["RecordContent", "RecordsPage", "draft_response"]


class RecordContent(Protocol):
    """What the page of one record prints: `template` finds it as `content`."""

    template: ClassVar[str]

    @property
    def open_graph_type(self) -> str:
        """What the page shows, in Open Graph's words."""

    @property
    def signposts(self) -> Signposts:
        """The links of the page's header."""

    @property
    def record(self) -> Record:
        """The record that the page is about."""


class RecordsPage(RoutablePageMixin, BasePage):
    """A page that lists records and has a page for each of them beneath it."""

    class Meta:
        abstract = True

    def list_content(self, request: HttpRequest) -> object:
        """What the template of the list prints as `content`."""
        raise NotImplementedError

    @path("", name="index_route")
    def index_route(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        """The list of records."""
        return self.render(request, context_overrides={"content": self.list_content(request)})

    def render_record(self, request: HttpRequest, content: RecordContent) -> HttpResponse:
        """The page of one record, with this page above it in the breadcrumbs."""
        context = {
            "content": content,
            "breadcrumbs": [*self.breadcrumbs(), self],
            "page_title": content.record.heading,
            "page_description": content.record.meta_description,
            "canonical_url": content.record.full_url,
            "page_kind": content.open_graph_type,
        }
        response = self.render(request, template=content.template, context_overrides=context)
        return with_links(response, content.signposts)


def draft_response(request: HttpRequest, content: RecordContent, template: str = "") -> TemplateResponse:
    """The page of one record as an editor sees it beside the form, or another template with the same content."""
    return TemplateResponse(request, template or content.template, {"content": content})
