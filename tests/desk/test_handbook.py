"""The handbook has a chapter for each thing that staff do, and is searched."""

import pytest
from bs4 import BeautifulSoup

from portal.desk.handbook.chapters import CHAPTERS
from tests.tools.accounts import account

pytestmark = pytest.mark.django_db


def handbook(query: str) -> BeautifulSoup:
    answer = account("Contributor")[0].get("/admin/handbook/", {"q": query} if query else {})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml").select_one(".desk-handbook")


def chapters_of(soup: BeautifulSoup) -> list[str]:
    return [str(section["id"]) for section in soup.select("section")]


def test_every_chapter_is_printed_and_listed():
    soup = handbook("")
    assert chapters_of(soup) == [slug for slug, _title in CHAPTERS]
    assert [link["href"] for link in soup.select("nav a")] == [f"#{slug}" for slug, _title in CHAPTERS]
    assert all(len(section.get_text()) > 200 for section in soup.select("section"))


@pytest.mark.parametrize(
    ("query", "expected"), [("embargo", "schedule"), ("ALT text", "mend"), ("  site   settings ", "setting-up")]
)
def test_a_word_leads_to_the_chapters_that_speak_of_it(query: str, expected: str):
    soup = handbook(query)
    assert expected in chapters_of(soup)
    assert len(chapters_of(soup)) < len(CHAPTERS)
    assert f"“{' '.join(query.split())}”" in soup.select_one("[role=status]").get_text()


@pytest.mark.parametrize("query", ["quokka", "<script>", "\x00 wombat"])
def test_a_word_of_no_chapter_is_said_to_be_of_none(query: str):
    soup = handbook(query)
    assert chapters_of(soup) == []
    assert "No chapter speaks of" in soup.get_text()
