"""Review: an editor's words reach whoever sent the draft, and the buttons stand where they are expected."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from portal.public.findings.models import FindingPage, FindingsPage
from portal.public.home.skeleton import make_skeleton
from portal.records.outputs.models import Report
from tests.tools.accounts import account
from tests.tools.forms import EDITOR, filled_in, send

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_records_report:add"
WORDS = "Please name the <page> & the year."


def edit(record: Report) -> str:
    return reverse("wagtailsnippets_records_report:edit", args=(record.pk,))


def sent_back(words: str) -> tuple[Client, Report]:
    """A contributor's report that an editor sent back with those words."""
    contributor, _user = account("Contributor")
    send(contributor, reverse(ADD), title="My report", **{"action-submit": "action-submit"})
    record = Report.objects.get()
    editor, _user = account("Editor", first_name="Ada", last_name="Quokka")
    task = record.current_workflow_task_state
    names = (record.pk, "reject", task.pk)
    address = reverse("wagtailsnippets_records_report:workflow_action", args=names)
    answer = editor.post(address, {"comment": words})
    assert answer.status_code in (200, 302)
    return contributor, Report.objects.get()


def test_an_editors_words_stand_on_the_first_screen_and_at_the_top_of_the_form():
    contributor, record = sent_back(WORDS)
    panel = BeautifulSoup(contributor.get(reverse("wagtailadmin_home")).content, "lxml").select_one(
        "#attention-section"
    )
    assert f"Ada Quokka asks for changes: “{WORDS}”" in panel.get_text()
    assert "All is well" not in panel.get_text()
    assert panel.select_one(".desk-asked a")["href"] == edit(record)
    form = BeautifulSoup(contributor.get(edit(record)).content, "lxml")
    assert f"Ada Quokka asks for changes: “{WORDS}”" in form.select_one(".messages").get_text()


def test_without_words_it_says_who_asks():
    contributor, record = sent_back("")
    assert "Ada Quokka asks for changes." in contributor.get(edit(record)).content.decode()


def test_what_was_sent_again_says_nothing_any_more():
    contributor, record = sent_back(WORDS)
    form = BeautifulSoup(contributor.get(edit(record)).content, "lxml").select_one(EDITOR)
    contributor.post(edit(record), {**filled_in(form), "action-restart-workflow": "1"}, follow=True)
    assert Report.objects.get().current_workflow_state.status == "in_progress"
    assert "asks for changes" not in contributor.get(edit(record)).content.decode()
    assert "asks for changes" not in contributor.get(reverse("wagtailadmin_home")).content.decode()


def test_nobody_else_is_told():
    sent_back(WORDS)
    other, _user = account("Contributor")
    assert "asks for changes" not in other.get(reverse("wagtailadmin_home")).content.decode()


def buttons(client: Client, address: str) -> list[str]:
    """The names of the buttons at the foot of a form, in order."""
    footer = BeautifulSoup(client.get(address).content, "lxml").select_one("footer")
    words = [button.get_text(" ", strip=True) for button in footer.select("button, a") if button.get_text(strip=True)]
    return [word for word in words if word in ("Save draft", "Publish", "Unpublish")]


def test_unpublish_stands_last_of_what_is_published():
    client, _user = account("Editor")
    record = Report.objects.create(kind="report", title="Is out", live=True)
    record.save_revision().publish()
    make_skeleton()
    page = FindingsPage.objects.get()
    for address in (edit(record), reverse("wagtailadmin_pages:edit", args=(page.pk,))):
        assert buttons(client, address) == ["Save draft", "Publish", "Unpublish"]


def test_the_number_of_a_new_finding_is_proposed():
    make_skeleton()
    parent = FindingsPage.objects.get()
    parent.add_child(instance=FindingPage(title="A draft", number=7, claim="C", live=False))
    client, _user = account("Editor")
    address = reverse("wagtailadmin_pages:add", args=("public", "findingpage", parent.pk))
    form = BeautifulSoup(client.get(address).content, "lxml")
    assert form.select_one("#id_number")["value"] == "8"
    # What somebody else takes meanwhile is told when it is published; a draft is saved.
    send(client, address, title="Another")
    assert FindingPage.objects.get(title="Another").get_latest_revision_as_object().number == 8
    assert Page.objects.filter(title="Another").exists()
