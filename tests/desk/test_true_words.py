"""Words of the staff's screens that have to be true: what waits, what is marked, and which of two records is which."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.public.findings.kinds import Status
from portal.public.findings.models import FindingsPage
from portal.records.outputs.models import Publication
from tests.tools.accounts import account
from tests.tools.factories import make_finding, make_output, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def page_of(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "lxml")


def words_of(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def test_a_finding_that_does_not_stand_is_marked_in_the_list():
    client, _user = account("Editor")
    make_finding(71, title="Quokkas rule", status=Status.WITHDRAWN, status_reason="They do not.")
    make_finding(72, title="Quokkas rest")
    listed = words_of(page_of(client, f"/admin/pages/{FindingsPage.objects.get().pk}/?q=Quokkas"))
    assert "Quokkas rule (withdrawn)" in listed
    assert "Quokkas rest (" not in listed


def test_the_first_screen_names_the_drafts_that_wait_and_opens_them():
    client, user = account("Editor")
    draft = Publication(kind="chapter", title="Half a chapter", live=False, owner=user)
    draft.save()
    draft.save_revision(user=user)
    link = page_of(client, "/admin/").find("a", string="Half a chapter")
    assert link["href"] == f"/admin/snippets/records/publication/edit/{draft.pk}/"
    contributor, _other = account("Contributor")
    assert "Half a chapter" not in words_of(page_of(contributor, "/admin/"))


def test_the_first_screen_speaks_of_the_project_and_not_of_the_cms():
    words = words_of(page_of(account("Editor")[0], "/admin/").select_one("main"))
    for strange in ("created in", "Wagtail", "workflow", "snippets"):
        assert strange not in words, strange


def test_what_was_sent_for_review_is_called_so():
    client, user = account("Contributor")
    draft = Publication(kind="chapter", title="Sent chapter", live=False, owner=user)
    draft.save()
    draft.save_revision(user=user)
    draft.get_workflow().start(draft, user)
    panel = page_of(client, "/admin/").select_one("#objects-in-workflow-section")
    assert "What you sent for review" in words_of(panel)
    assert "waiting for the editor" in words_of(panel)
    assert "snippets" not in words_of(panel)


def test_two_records_of_one_title_are_told_apart_when_they_are_merged():
    client, _user = account("Editor")
    first = make_output("chapter", title="Twins", date="2010")
    second = make_output("journal-article", title="Twins", date="2011-03")
    page = page_of(client, f"/admin/outputs/merge/{first.pk}/{second.pk}/")
    kept, other = (words_of(section) for section in page.select(".merge__sides section"))
    assert kept.startswith("Kept Twins Book chapter · 2010 · published · added on")
    assert other.startswith("Merged into it Twins Journal article · March 2011 · published · added on")
    assert first.get_absolute_url() in kept
    swapped = page_of(client, page.find("a", string="Keep the other one instead")["href"])
    assert words_of(swapped.select_one(".merge__sides section")).startswith("Kept Twins Journal article")


@pytest.mark.parametrize(("role", "proposed"), [("Researcher", "Ada Quokka"), ("Editor", "")])
def test_a_new_paper_proposes_its_own_author_to_who_adds_their_own(role: str, proposed: str):
    client, user = account(role)
    make_person("Ada", "Quokka", account=user)
    page = page_of(client, "/admin/snippets/records/publication/add/")
    assert page.select_one("#author-box-text").get_text().strip() == proposed
