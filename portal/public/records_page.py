from typing import Any, ClassVar, Protocol

from django.http import HttpRequest
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from portal.cms.models import BasePage
from portal.records.base.models import Record

__all__ = ["RecordContent", "RecordsPage", "draft_response"]


class RecordContent(Protocol):
    """What the page of one record prints: `template` finds it as `content`."""

    template: ClassVar[str]

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

    def render_record(self, request: HttpRequest, content: RecordContent) -> TemplateResponse:
        """The page of one record, with this page above it in the breadcrumbs."""
        context = {
            "content": content,
            "breadcrumbs": [*self.breadcrumbs(), self],
            "page_title": content.record.heading,
            "page_description": content.record.meta_description,
            "canonical_url": content.record.full_url,
        }
        return self.render(request, template=content.template, context_overrides=context)


def draft_response(request: HttpRequest, content: RecordContent, template: str = "") -> TemplateResponse:
    """The page of one record as an editor sees it beside the form, or another template with the same content."""
    return TemplateResponse(request, template or content.template, {"content": content})
