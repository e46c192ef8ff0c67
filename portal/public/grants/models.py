from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from portal.public.grants.coverage import CoverageContent
from portal.public.grants.line import LineOfAwards, line_of
from portal.public.grants.page import GrantContent, GrantsContent
from portal.public.grants.summary import SummaryContent
from portal.public.outputs.filters import BySince
from portal.public.records_page import RecordsPage
from portal.records.grants.models import Grant

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
        line, grant = line_and_grant(slug, at)
        asked = request.GET.get(BySince.name, "").strip()
        return self.render_record(request, GrantContent(grant, line, at, BySince(asked) if asked else None))

    @path("<slug:slug>/summary/", name="grant_summary")
    def summary_of_grant(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One page about the grant, to be printed and filed."""
        at = timezone.now()
        line, grant = line_and_grant(slug, at)
        return self.render_below(request, grant, SummaryContent(grant, LineOfAwards(line, at)), "summary")

    @path("<slug:slug>/coverage/", name="grant_coverage")
    def coverage_of_grant(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Which finding of the grant rests on which sort of output, and what is left over on either side."""
        at = timezone.now()
        _line, grant = line_and_grant(slug, at)
        return self.render_below(request, grant, CoverageContent(grant, at), "coverage")

    def render_below(
        self, request: HttpRequest, grant: Grant, content: SummaryContent | CoverageContent, name: str
    ) -> HttpResponse:
        """The page of that name below the grant's, with that above it in the breadcrumbs."""
        context = {
            "content": content,
            "breadcrumbs": [*self.breadcrumbs(), self, {"title": grant.name, "url": grant.get_absolute_url()}],
            "page_title": content.title,
            "page_description": grant.summary,
            "canonical_url": f"{grant.full_url}{name}/",
        }
        return self.render(request, template=f"public/grants/{name}.html", context_overrides=context)


def line_and_grant(slug: str, at: datetime) -> tuple[list[Grant], Grant]:
    """The line of the visible grant at that address, and the grant; 404 for none."""
    line = line_of(slug, at)
    grant = next((grant for grant in line if grant.slug == slug), None)
    if grant is None:
        raise Http404
    return line, grant
