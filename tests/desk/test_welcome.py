"""The first five steps of a new site tick themselves as they are done, and go when all are."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from portal.cms.models import SiteSettings
from portal.public.home.models import HomePage
from portal.public.home.skeleton import make_skeleton
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
    HomePage.objects.update(grant=make_grant())
    assert done(client) == 2
    make_person()
    assert done(client) == 3
    make_output()
    assert done(client) == 4
    make_finding(1)
    assert panel(client) is None


def test_every_step_leads_to_the_place_where_it_is_done():
    make_skeleton()
    client, _user = account("Administrator")
    for grants in (0, 1):
        links = [link["href"] for link in panel(client).select("ol a")]
        assert len(links) == 5
        assert all(client.get(link, follow=True).status_code == 200 for link in links)
        assert any(link.endswith("#id_grant") for link in links) is bool(grants)
        make_grant()


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
