"""The first five steps of a new site, each of which knows by itself whether it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.findings.models import FindingPage, FindingsPage
from portal.grants.models import Grant
from portal.home.models import HomePage
from portal.outputs.models import Output
from portal.pages.models import SiteSettings
from portal.people.models import Person

__all__ = ["Step", "first_steps"]


@dataclass(frozen=True)
class Step:
    title: str | Promise
    advice: str | Promise
    url: str
    done: bool


def first_steps() -> list[Step]:
    """The steps in order; one question to the database for each."""
    named = SiteSettings.objects.exclude(project_name="").exists()
    chosen = HomePage.objects.filter(grant__isnull=False).exists()
    return [
        Step(
            _("Name the project"),
            _("Its name stands at the head of every page, the funder's thanks at its foot."),
            reverse("wagtailsettings:edit", args=("pages", "sitesettings")),
            named,
        ),
        Step(
            _("Record the award, and choose it on the home page"),
            _("The home page reads from it who paid, and until when."),
            home_or_grants(),
            chosen,
        ),
        Step(
            _("Add the people"),
            _("With the forms of their names as papers print them: so author lists find them."),
            reverse("wagtailsnippets_people_person:add"),
            Person.objects.filter(live=True).exists(),
        ),
        Step(
            _("Add the first output"),
            _("A paper, a broadcast, a report or a talk: each is cited and taken away from its own page."),
            reverse("wagtailsnippets_outputs_publication:add"),
            Output.objects.filter(live=True).exists(),
        ),
        Step(
            _("Publish the first finding"),
            _("One claim in one sentence, and what it rests on."),
            add_finding(),
            FindingPage.objects.filter(live=True).exists(),
        ),
    ]


def home_or_grants() -> str:
    """Where the next half of the second step is done: the award first, then its place on the home page."""
    home = HomePage.objects.first() if Grant.objects.exists() else None
    if home is None:
        return reverse("wagtailsnippets_grants_grant:add")
    return reverse("wagtailadmin_pages:edit", args=(home.pk,)) + "#id_grant"


def add_finding() -> str:
    above = FindingsPage.objects.first()
    if above is None:
        return reverse("wagtailadmin_explore_root")
    return reverse("wagtailadmin_pages:add", args=("findings", "findingpage", above.pk))
