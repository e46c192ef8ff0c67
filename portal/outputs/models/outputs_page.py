from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from portal.outputs.listing import OutputListing
from portal.outputs.models.output import Output
from portal.records.pages import RecordsPage

__all__ = ["OutputsPage"]


class OutputsPage(RecordsPage):
    """Everything that came of the project, filtered and grouped by year, and below it a page for each output."""

    fixed_slug = "outputs"
    max_count = 1
    subpage_types: list[str] = []
    parent_page_types = ["home.HomePage"]
    template = "outputs/outputs_page.html"

    class Meta:
        verbose_name = _("outputs page")

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"listing": OutputListing(request.GET, Output.objects.visible())}

    @path("<slug:slug>/", name="output")
    def output(self, request: HttpRequest, slug: str) -> HttpResponse:
        output = Output.objects.visible().with_details().filter(slug=slug).first()
        if output is None:
            raise Http404
        return self.render_record(request, output)
