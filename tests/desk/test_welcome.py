"""The first five steps of a new site tick themselves as they are done, and go when all are."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from portal.cms.models import SiteSettings
from portal.public.home.models import HomePage
from portal.public.home.skeleton import make_skeleton
from portal.records.people.models import Person
from tests.tools.accounts import account
from tests.tools.factories import make_finding, make_grant, make_output, make_person

pytestmark = pytest.mark.django_db


def panel(client: Client) -> Tag | None:
    return BeautifulSoup(client.get("/admin/").content, "lxml").select_one("#welcome-section")


def done(client: Client) -> int:
    shown = panel(client)
    return len(shown.select("li.done")) if shown else 5


def test_each_step_is_ticked_when_it_is_done_and_the_panel_goes_after_the_last():
    make_skeleton()
    client, _user = account("Administrator")
    assert done(client) == 0
    SiteSettings.objects.create(site=HomePage.objects.get().get_site(), project_name="A study of quokkas")
    assert done(client) == 1
    make_grant()
    assert done(client) == 2
    make_person()
    assert done(client) == 3
    make_output()
    assert done(client) == 4
    make_finding(1)
    assert panel(client) is None
    assert "Set up:" not in client.get("/admin/").content.decode()


def test_every_step_leads_to_the_place_where_it_is_done():
    make_skeleton()
    client, _user = account("Administrator")
    # Two of the five steps can be taken by a spreadsheet too; one award needs no choosing, of two one is chosen.
    for count in (7, 6, 7):
        links = [link["href"] for link in panel(client).select("ol a")]
        assert len(links) == count
        assert all(client.get(link, follow=True).status_code == 200 for link in links)
        make_grant()
    assert any(link.endswith("#id_grant") for link in links)


def test_a_step_leads_to_the_draft_that_waits_for_it_and_the_menu_back():
    make_skeleton()
    client, _user = account("Administrator")
    draft = Person(family_name="Quokka", live=False)
    draft.save()
    links = [link["href"] for link in panel(client).select("ol a")]
    assert f"/admin/snippets/records/person/edit/{draft.pk}/" in links
    form = client.get(links[0], follow=True).content.decode()
    assert "Set up: 0 of 5 done" in form
    make_person()
    assert "Set up: 1 of 5 done" in client.get(links[0], follow=True).content.decode()


def test_it_is_there_before_the_pages_are():
    client, _user = account("superuser")
    assert done(client) == 0


@pytest.mark.usefixtures("demo")
def test_it_is_not_shown_on_a_site_that_is_filled():
    assert panel(account("Administrator")[0]) is None


@pytest.mark.parametrize("role", ["Editor", "Contributor", "Researcher"])
def test_it_is_not_shown_to_whoever_may_not_do_the_steps(role: str):
    make_skeleton()
    assert panel(account(role)[0]) is None
