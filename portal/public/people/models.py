from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from portal.public.people.page import PersonContent, TeamContent
from portal.public.records_page import RecordsPage
from portal.records.people.models.person import Person

__all__ = ["TeamPage"]


class TeamPage(RecordsPage):
    """Everybody in the project, and below it a profile for each."""

    fixed_slug = "team"
    max_count = 1
    subpage_types: list[str] = []
    parent_page_types = ["public.HomePage"]
    template = "public/people/team_page.html"

    class Meta:
        verbose_name = _("team page")

    def list_content(self, request: HttpRequest) -> TeamContent:
        """The team."""
        return TeamContent()

    @path("<slug:slug>/", name="person")
    def person(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The profile at that address; 404 unless the public may see it."""
        person = Person.objects.visible().with_roles().filter(slug=slug).first()
        if person is None:
            raise Http404
        return self.render_record(request, PersonContent(person))
