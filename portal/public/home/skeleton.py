"""The bones of every site: the home page, the four pages under whose addresses the records stand, and the first pages
of prose."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from portal.cms.models import BasePage
from portal.public.content.models import ContentPage
from portal.public.findings.models import FindingsPage
from portal.public.grants.models import GrantsPage
from portal.public.home.fixture_files import read
from portal.public.home.models import HomePage
from portal.public.home.prose import blocks
from portal.public.outputs.models import OutputsPage
from portal.public.people.models import TeamPage

__all__ = ["is_untouched", "make_skeleton", "publish_below", "set_address"]

SECTION_PAGES: tuple[tuple[type[BasePage], str], ...] = (
    (FindingsPage, "Findings"),
    (OutputsPage, "Outputs"),
    (TeamPage, "Team"),
    (GrantsPage, "Grants"),
)

# What a home page shows until editors put it together in another way; a section without content is left out.
FIRST_SECTIONS = [
    {"type": name, "value": {"heading": heading}}
    for name, heading in (
        ("findings", "What the project found"),
        ("timeline", "Timeline"),
        ("outputs", "What came of it"),
        ("people", "Who says so"),
    )
]


@transaction.atomic
def make_skeleton() -> HomePage:
    """Makes what is missing of the bones, and gives the home page. What is there is left as it is."""
    existing = HomePage.objects.first()
    home = existing or make_home()
    for model, title in SECTION_PAGES:
        if not model.objects.exists():
            publish_below(home, model(title=title, slug=model.fixed_slug, show_in_menus=True))
    if existing is None:
        make_first_pages(home)
    return home


def make_home() -> HomePage:
    """A home page as the root of the default site, in place of the greeting that Wagtail starts with."""
    root = Page.get_first_root_node()
    home = HomePage(title="Research project", slug="project", sections=json.dumps(FIRST_SECTIONS))
    publish_below(root, home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    greeting = site.root_page if site.pk else None
    site.root_page = home
    set_address(site)
    if greeting and greeting.specific_class is Page and not greeting.get_children().exists():
        greeting.delete()
    return home


def make_first_pages(home: HomePage) -> None:
    """Publishes the pages of prose that a new site begins with; who deletes one later does not get it again."""
    for values in read("first_pages/pages"):
        publish_below(home, ContentPage(**{**values, "body": json.dumps(blocks(values["body"]))}))


def set_address(site: Site) -> None:
    """Saves the site under the address of the settings, by which pages name themselves in full."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.save()


def publish_below(parent: Page, page: BasePage) -> None:
    """Adds a page and publishes it, with a first version in its history."""
    parent.add_child(instance=page)
    page.save_revision().publish()


def is_untouched(page: BasePage) -> bool:
    """Whether nobody has edited the page since the bones of the site were made: it has its first version only."""
    return page.revisions.count() == 1
