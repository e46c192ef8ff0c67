"""The five steps that set a new site up, each of which is done as soon as readers see it."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Site

from portal.cms.models import SiteSettings
from portal.public.findings.models import FindingPage, FindingsPage
from portal.public.home.models import HomePage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person

__all__ = ["SETUP_PERMISSION", "SetupStep", "setup_steps", "steps_done"]

# The permission that the first step needs; whoever has it may take the others too.
SETUP_PERMISSION = "cms.change_sitesettings"
STEPS = ("settings", "award", "people", "outputs", "findings")


@dataclass(frozen=True)
class SetupStep:
    """A step: its title, a sentence of advice, the address of the form where it is taken, whether it is done, and the
    name and address of another way to take it ("" where there is none)."""

    title: str | Promise
    advice: str | Promise
    url: str
    done: bool
    other_way: str | Promise = ""
    other_url: str = ""


def steps_done() -> dict[str, bool]:
    """Whether each of the five steps is done, by its name; one query."""
    named = SiteSettings.objects.filter(site=OuterRef("pk")).exclude(project_name="")  # A check asks for the contact.
    awards = Grant.objects.visible()
    chosen = HomePage.objects.filter(pk=OuterRef("root_page"), grant__in=awards)
    done = Site.objects.filter(is_default_site=True).values(
        settings=Exists(named),
        award=Exists(chosen) | Exists(awards.exclude(Exists(others_than(awards)))),
        people=Exists(Person.objects.visible()),
        outputs=Exists(Output.objects.visible()),
        findings=Exists(FindingPage.objects.visible()),
    )
    return done.first() or dict.fromkeys(STEPS, False)


def others_than(grants: QuerySet) -> QuerySet:
    """Those of the grants that are not the one of the outer query."""
    return grants.exclude(pk=OuterRef("pk"))


def setup_steps() -> list[SetupStep]:
    """The steps in order."""
    done = steps_done()
    return [*project_steps(done), *content_steps(done)]


def project_steps(done: dict[str, bool]) -> list[SetupStep]:
    """The steps that say which project this is."""
    award = _("Record the award that pays for it")
    advice = _("The home page then says who paid, how much and until when, as far as you know it.")
    if Grant.objects.visible().count() > 1:
        award = _("Choose the award that the project began with")
        advice = _("There are several; the head of the home page says who paid by this one.")
    return [
        SetupStep(
            _("Name the project"),
            _("The name stands at the head of every page. The same form has the contact and the funder’s thanks."),
            reverse("wagtailsettings:edit", args=("cms", "sitesettings")),
            done["settings"],
        ),
        SetupStep(award, advice, award_form(), done["award"]),
    ]


def content_steps(done: dict[str, bool]) -> list[SetupStep]:
    """The steps that fill the site: people, outputs, findings."""
    return [
        SetupStep(
            _("Add the people"),
            _("Each with their role on the award. The forms of their names let author lists find them."),
            draft_or(Person.objects.all(), reverse("wagtailsnippets_records_person:add")),
            done["people"],
            _("bring in a list of people"),
            reverse("intake:people_start"),
        ),
        SetupStep(
            _("Add the first output"),
            _("A paper, a broadcast, a report or a talk: each is cited and taken away from its own page."),
            draft_or(Output.objects.current(), reverse("wagtailsnippets_records_publication:add")),
            done["outputs"],
            _("bring in many at once"),
            reverse("intake:start"),
        ),
        SetupStep(
            _("Publish the first finding"),
            _("One claim in one sentence, and what it rests on."),
            draft_or(FindingPage.objects.all(), finding_form()),
            done["findings"],
        ),
    ]


def draft_or(content: QuerySet, address: str) -> str:
    """The form of the newest draft among the content, which waits to be published; else the address."""
    draft = content.filter(live=False, expired=False).order_by(F("latest_revision").desc(nulls_last=True)).first()
    return (AdminURLFinder().get_edit_url(getattr(draft, "own", draft)) if draft else "") or address


def award_form() -> str:
    """The form of an award; where several are published, the place on the home page where one is chosen."""
    home = HomePage.objects.first() if Grant.objects.visible().count() > 1 else None
    if home is None:
        return draft_or(Grant.objects.all(), reverse("wagtailsnippets_records_grant:add"))
    return reverse("wagtailadmin_pages:edit", args=(home.pk,)) + "#id_grant"


def finding_form() -> str:
    """The form of a new finding, or the page tree where no list of findings is there yet."""
    findings_page = FindingsPage.objects.first()
    if findings_page is None:
        return reverse("wagtailadmin_explore_root")
    return reverse("wagtailadmin_pages:add", args=("public", "findingpage", findings_page.pk))
