"""The first five steps of a new site, each of which is done as soon as the site shows it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.cms.models import SiteSettings
from portal.public.findings.models import FindingPage, FindingsPage
from portal.public.home.models import HomePage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person

__all__ = ["SetupStep", "setup_steps"]


@dataclass(frozen=True)
class SetupStep:
    """A step: its title, a sentence of advice, the address of the form where it is taken, and whether it is done."""

    title: str | Promise
    advice: str | Promise
    url: str
    done: bool


def setup_steps() -> list[SetupStep]:
    """The steps in order, by six or seven queries."""
    return [*project_steps(), *content_steps()]


def project_steps() -> list[SetupStep]:
    """The steps that say which project this is."""
    is_named = SiteSettings.objects.exclude(project_name="").exists()
    is_chosen = HomePage.objects.filter(grant__isnull=False).exists()
    return [
        SetupStep(
            _("Name the project"),
            _("Its name stands at the head of every page, the funder's thanks at its foot."),
            reverse("wagtailsettings:edit", args=("cms", "sitesettings")),
            is_named,
        ),
        SetupStep(
            _("Record the award, and choose it on the home page"),
            _("The home page reads from it who paid, and until when."),
            award_form(),
            is_chosen,
        ),
    ]


def content_steps() -> list[SetupStep]:
    """The steps that fill the site: people, outputs, findings."""
    return [
        SetupStep(
            _("Add the people"),
            _("With the forms of their names as papers print them: so author lists find them."),
            reverse("wagtailsnippets_records_person:add"),
            Person.objects.filter(live=True).exists(),
        ),
        SetupStep(
            _("Add the first output"),
            _("A paper, a broadcast, a report or a talk: each is cited and taken away from its own page."),
            reverse("wagtailsnippets_records_publication:add"),
            Output.objects.filter(live=True).exists(),
        ),
        SetupStep(
            _("Publish the first finding"),
            _("One claim in one sentence, and what it rests on."),
            finding_form(),
            FindingPage.objects.filter(live=True).exists(),
        ),
    ]


def award_form() -> str:
    """The form of the next half of the second step: the award first, then its place on the home page."""
    home = HomePage.objects.first() if Grant.objects.exists() else None
    if home is None:
        return reverse("wagtailsnippets_records_grant:add")
    return reverse("wagtailadmin_pages:edit", args=(home.pk,)) + "#id_grant"


def finding_form() -> str:
    """The form of a new finding, or the page tree where no list of findings is there yet."""
    findings_page = FindingsPage.objects.first()
    if findings_page is None:
        return reverse("wagtailadmin_explore_root")
    return reverse("wagtailadmin_pages:add", args=("public", "findingpage", findings_page.pk))
