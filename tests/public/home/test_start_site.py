"""`start_site` makes the empty pages of a site for a project of one's own."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.tools.contents import all_rows
from tests.tools.reading import read, sitemap

PAGES = {
    "/": "Research project",
    "/findings/": "Findings",
    "/outputs/": "Outputs",
    "/team/": "Team",
    "/grants/": "Grants",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _started_site() -> None:
    call_command("start_site")


@pytest.mark.parametrize(("address", "heading"), PAGES.items())
def test_each_of_the_five_pages_answers_under_its_own_heading(client: Client, address, heading):
    page = read(client, address)
    assert page.heading == heading
    assert page.soup.title.get_text().startswith(heading)


def test_there_are_these_five_pages_and_no_others(client: Client):
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


def test_the_empty_home_page_shows_no_figure_and_no_blank_answer(client: Client):
    page = read(client, "/")
    assert "0" not in page.part(".cover")
    assert all(page.facts.values()), page.facts


def test_the_menu_leads_to_the_four_lists_and_the_search(client: Client):
    menu = read(client, "/").soup.select("ul.menu a")
    assert [link["href"] for link in menu] == ["/findings/", "/outputs/", "/team/", "/grants/", "/search/"]


def test_a_second_time_nothing_is_changed():
    before = all_rows()
    call_command("start_site")
    assert all_rows() == before
