from typing import Any

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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "people": Person.objects.visible().with_roles().in_team_order()}

    @path("<slug:slug>/", name="person")
    def person(self, request: HttpRequest, slug: str) -> HttpResponse:
        person = Person.objects.visible().with_roles().filter(slug=slug).first()
        if person is None:
            raise Http404
        return self.render(request, template="people/person.html", context_overrides={"person": person})
