from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from portal.pages.models import BasePage
from portal.records.models import Record

__all__ = ["RecordsPage"]


class RecordsPage(RoutablePageMixin, BasePage):
    """A page that lists records and has a page for each of them beneath it."""

    class Meta:
        abstract = True

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the template of the list needs besides the page."""
        raise NotImplementedError

    @path("", name="index_route")
    def index_route(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render(request, context_overrides=self.list_context(request))

    def render_record(self, request: HttpRequest, record: Record) -> HttpResponse:
        """The page of one record, with this page above it in the breadcrumbs."""
        context = {
            record.context_name: record,
            "breadcrumbs": [*self.breadcrumbs(), self],
            "page_title": str(record),
            "page_description": record.meta_description,
            "canonical_url": record.full_url,
        }
        return self.render(request, template=record.page_template, context_overrides=context)
