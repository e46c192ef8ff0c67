from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from portal.people.models.person import Person
from portal.records.pages import RecordsPage

__all__ = ["TeamPage"]


class TeamPage(RecordsPage):
    """Everybody in the project, and below it a profile for each."""

    fixed_slug = "team"
    max_count = 1
    subpage_types: list[str] = []
    parent_page_types = ["home.HomePage"]
    template = "people/team_page.html"

    class Meta:
        verbose_name = _("team page")

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"people": Person.objects.visible().with_roles().in_team_order()}

    @path("<slug:slug>/", name="person")
    def person(self, request: HttpRequest, slug: str) -> HttpResponse:
        person = Person.objects.visible().with_roles().filter(slug=slug).first()
        if person is None:
            raise Http404
        return self.render_record(request, person)
