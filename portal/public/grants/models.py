from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from portal.public.grants.page import GrantContent, GrantsContent
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
        grants = {grant.slug: grant for grant in Grant.objects.visible().around(slug).with_funders().in_order()}
        if slug not in grants:
            raise Http404
        return self.render_record(request, GrantContent(grants.pop(slug), list(grants.values())))
