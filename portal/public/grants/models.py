from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from portal.public.grants.line import line_of
from portal.public.grants.page import GrantContent, GrantsContent
from portal.public.outputs.filters import BySince
from portal.public.records_page import RecordsPage

__all__ = ["GrantsPage"]


class GrantsPage(RecordsPage):
    """The line of grants: which award followed from which; below it a page for each award."""

    fixed_slug = "grants"
    max_count = 1
    subpage_types: list[str] = []
    parent_page_types = ["public.HomePage"]
    template = "public/grants/grants_page.html"

    class Meta:
        verbose_name = _("grants page")

    def list_content(self, request: HttpRequest) -> GrantsContent:
        """The line of grants."""
        return GrantsContent()

    @path("<slug:slug>/", name="grant")
    def grant(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The page of the grant at that address; 404 unless the public may see it."""
        at = timezone.now()
        line = line_of(slug, at)
        grant = next((grant for grant in line if grant.slug == slug), None)
        if grant is None:
            raise Http404
        asked = request.GET.get(BySince.name, "").strip()
        return self.render_record(request, GrantContent(grant, line, at, BySince(asked) if asked else None))
