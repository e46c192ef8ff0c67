"""`start_site` makes the empty pages of a site for a project of one's own."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape

from portal.public.content.models import ContentPage
from tests.tools.contents import all_rows
from tests.tools.reading import read, sitemap

PAGES = {
    "/": "Research project",
    "/findings/": "Findings",
    "/outputs/": "Outputs",
    "/team/": "Team",
    "/grants/": "Grants",
    "/about/": "About this site",
    "/accessibility/": "Accessibility",
    "/privacy/": "Privacy",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _started_site() -> None:
    call_command("start_site")


@pytest.mark.parametrize(("address", "heading"), PAGES.items())
def test_each_page_of_a_new_site_answers_under_its_own_heading(client: Client, address, heading):
    page = read(client, address)
    assert page.heading == heading
    assert page.soup.title.get_text().startswith(heading)


def test_there_are_these_pages_and_no_others(client: Client):
    assert set(sitemap(client)) == set(PAGES)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/findings/", "No finding has been published yet."),
        ("/outputs/", "No output has been recorded yet."),
        ("/team/", "Nobody has been recorded yet."),
        ("/grants/", "No grant has been recorded yet."),
    ],
)
def test_an_empty_list_says_that_nothing_is_there_yet(client: Client, address, words):
    assert words in read(client, address).text


def test_the_empty_home_page_asks_nothing_that_it_cannot_answer(client: Client):
    page = read(client, "/")
    assert page.part(".cover") == "Research project Nothing of the project has been published here yet."
    assert page.facts == {}
    assert page.parts("main section, main h2") == []


@pytest.mark.parametrize("address", ["/about/", "/accessibility/", "/privacy/"])
def test_what_editors_are_asked_to_complete_is_shown_to_them_alone(client: Client, address: str):
    page = ContentPage.objects.get(slug=address.strip("/"))
    reminders = [block.value for block in page.body if block.block_type == "reminder"]
    assert reminders
    seen, preview = client.get(address).content.decode(), page.make_preview_request().rendered_content
    for reminder in reminders:
        assert escape(reminder) not in seen
        assert escape(reminder) in preview
        assert reminder not in page.fulltext_body()


def test_a_page_of_prose_that_was_deleted_does_not_come_back():
    ContentPage.objects.get(slug="about").delete()
    call_command("start_site")
    assert not ContentPage.objects.filter(slug="about").exists()


def test_an_empty_list_of_outputs_shows_no_zero_and_no_search(client: Client):
    page = read(client, "/outputs/")
    assert page.parts("main .numeral, main form") == []


def test_the_menu_leads_to_the_four_lists_and_the_search(client: Client):
    menu = read(client, "/").soup.select("ul.menu a")
    assert [link["href"] for link in menu] == ["/findings/", "/outputs/", "/team/", "/grants/", "/search/"]


def test_a_second_time_nothing_is_changed():
    before = all_rows()
    call_command("start_site")
    assert all_rows() == before
