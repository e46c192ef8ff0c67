from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from portal.public.outputs.formats import preferred_format, record_in
from portal.public.outputs.listing import OutputListing
from portal.public.outputs.moved import redirect_to_kept
from portal.public.outputs.page import OutputContent
from portal.public.records_page import RecordsPage
from portal.public.style_choice import style_choice
from portal.records.outputs.models.output import Output
from portal.records.outputs.references import reference

__all__ = ["OutputsPage"]


class OutputsPage(RecordsPage):
    """Everything that came of the project, filtered and grouped by year, and below it a page for each output."""

    fixed_slug = "outputs"
    max_count = 1
    subpage_types: list[str] = []
    parent_page_types = ["public.HomePage"]
    template = "public/outputs/outputs_page.html"

    class Meta:
        verbose_name = _("outputs page")

    def list_content(self, request: HttpRequest) -> OutputListing:
        """The list that the address asks for."""
        return OutputListing(request.GET, Output.objects.visible())

    @path("<slug:slug>/", name="output")
    def output(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The output at that address: its page, or the format that the request's `Accept` prefers to it.

        The address of a merged record leads to the one that stands for it; 404 where the public may see neither.
        """
        output = Output.objects.visible().with_own_table().filter(slug=slug).first()
        if output is None:
            return redirect_to_kept(request, slug)
        response: HttpResponse
        if chosen := preferred_format(request):
            response = record_in(chosen, reference(output), style_choice(request).style)
        else:
            response = self.render_record(request, OutputContent(output, style_choice(request)))
        patch_vary_headers(response, ["Accept"])
        return response
