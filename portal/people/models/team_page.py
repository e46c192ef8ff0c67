from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from portal.pages.models import BasePage
from portal.people.models.person import Person

__all__ = ["TeamPage"]


class TeamPage(RoutablePageMixin, BasePage):
    """Everybody in the project, and below it a profile for each."""

    fixed_slug = "team"
    max_count = 1
    subpage_types: list[str] = []
    parent_page_types = ["home.HomePage"]
    template = "people/team_page.html"

    class Meta:
        verbose_name = _("team page")

    def people(self):
        """Who is shown, in team order: first place on any grant, then name."""
        people = Person.objects.visible().with_roles().by_name()
        return sorted(people, key=lambda person: min((role.position for role in person.visible_roles), default=1000))

    @path("<slug:slug>/", name="person")
    def person(self, request: HttpRequest, slug: str) -> HttpResponse:
        person = Person.objects.visible().with_roles().filter(slug=slug).first()
        if person is None:
            raise Http404
        return self.render(request, template="people/person.html", context_overrides={"person": person})
