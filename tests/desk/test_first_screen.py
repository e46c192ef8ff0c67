"""The first screen and the login: whose project it is, what is published, what waits, what to do next."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from portal.cms.models import SiteSettings
from portal.public.home.models import HomePage
from portal.public.home.skeleton import make_skeleton
from portal.records.outputs.models import Publication
from tests.tools.accounts import account
from tests.tools.factories import make_finding, make_output
from tests.tools.forms import EDITOR, filled_in

pytestmark = pytest.mark.django_db


def project_panel(client: Client) -> Tag:
    return BeautifulSoup(client.get("/admin/").content, "lxml").select_one("#project-section")


def words(panel: Tag) -> str:
    return " ".join(panel.get_text(" ").split())


def test_it_says_what_is_published_and_what_waits():
    make_skeleton()
    client, _user = account("Editor")
    assert "Published nothing yet Waiting nothing of yours" in words(project_panel(client))
    make_finding(1)
    changed = make_output("chapter", title="Changed since")
    changed.own.title = "Changed since, unpublished"
    changed.own.save_revision()
    Publication(kind="chapter", title="A draft", live=False).save()
    later = Publication(kind="chapter", title="Later", live=False, go_live_at=timezone.now() + timedelta(days=2))
    later.save()
    assert "scheduled" not in words(project_panel(client))  # Until somebody approves it.
    later.save_revision().publish()
    said = words(project_panel(client))
    assert "Published 1 finding, 1 output" in said
    assert "Waiting 1 draft, 1 published item with changes that are not published, 1 item scheduled" in said


def test_every_step_it_offers_opens():
    make_skeleton()
    for role, labels in {
        "Editor": ["Add an output", "Bring in outputs", "Write a finding", "View the site", "Handbook"],
        "Researcher": ["Add an output", "Bring in outputs", "View the site", "Handbook"],
    }.items():
        client, _user = account(role)
        links = project_panel(client).select(".desk-next a")
        assert [link.get_text() for link in links] == labels
        assert [client.get(link["href"]).status_code for link in links] == [200] * len(links)


def test_login_and_first_screen_bear_the_name_of_the_project():
    make_skeleton()
    site = HomePage.objects.get().get_site()
    SiteSettings.objects.create(site=site, project_name="A study of quokkas", short_name="Quokkas")
    login = BeautifulSoup(Client().get("/admin/login/").content, "lxml")
    assert " ".join(login.h1.get_text().split()) == "Sign in to Quokkas"
    assert "Wagtail" not in login.main.get_text()
    client, _user = account("Editor")
    first = BeautifulSoup(client.get("/admin/").content, "lxml")
    assert first.h1.get_text().strip() == "Quokkas"
    assert first.title.get_text().split() == ["Dashboard", "-", "Quokkas"]


def test_a_message_of_a_published_record_leads_to_its_page_and_one_of_a_draft_does_not():
    make_skeleton()
    client, _user = account("Editor")
    output = make_output("chapter", title="A chapter")
    address = f"/admin/snippets/records/publication/edit/{output.pk}/"
    assert live_links(client, address, {"action-publish": "1"}) == [output.get_absolute_url()]
    draft = Publication(kind="chapter", title="A draft", live=False)
    draft.save()
    assert live_links(client, f"/admin/snippets/records/publication/edit/{draft.pk}/", {}) == []


def live_links(client: Client, address: str, pressed: dict[str, str]) -> list[str]:
    """Where "View live" leads on the page that comes after the form at that address was sent."""
    form = BeautifulSoup(client.get(address).content, "lxml").select_one(EDITOR)
    answer = client.post(address, {**filled_in(form), **pressed}, follow=True)
    messages = BeautifulSoup(answer.content, "lxml").select(".messages .success a")
    return [link["href"] for link in messages if link.get_text().strip() == "View live"]
