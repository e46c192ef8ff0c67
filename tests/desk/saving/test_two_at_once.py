"""Two at once: a stale form is told, each press is done once, and two new records of one title both get in."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Publication
from portal.records.people.models import Person
from tests.tools.accounts import account
from tests.tools.factories import make_output, make_person
from tests.tools.forms import EDITOR, filled_in

FINDING = {"claim": "Their claim, corrected."}


def opened(client: Client, address: str) -> dict[str, Any]:
    """The form at the address as a browser holds it, until it is sent."""
    response = client.get(address)
    assert response.status_code == 200
    return filled_in(BeautifulSoup(response.content, "lxml").select_one(EDITOR))


def record_edit(record: Any) -> str:
    return f"/admin/snippets/records/{record._meta.model_name}/edit/{record.pk}/"


def sent_from(response: HttpResponse) -> dict[str, Any]:
    """What the button "Save mine over it" would send."""
    return filled_in(BeautifulSoup(response.content, "lxml").select_one("form[method=post]:has(textarea)"))


@pytest.mark.usefixtures("demo")
class TestStale:
    def pages_and_records(self) -> list[tuple[str, str, Callable[[], str]]]:
        finding = FindingPage.objects.get(number=3)
        finding.save_revision()
        person, output = make_person("Ada", "Quokka"), make_output(title="Quokka")
        return [
            (f"/admin/pages/{finding.pk}/edit/", "title", lambda: latest(finding).title),
            (record_edit(person), "website", lambda: latest(person).website),
            (record_edit(output), "title", lambda: latest(output).title),
        ]

    def test_a_stale_form_overwrites_nothing_and_shows_what_the_other_changed(self):
        ann, _user = account("Editor", first_name="Ann", last_name="Numbat")
        bea, _user = account("Editor")
        for address, name, value in self.pages_and_records():
            theirs, mine = ("https://theirs.example/", "https://mine.example/")
            held = opened(bea, address)
            ann.post(address, {**opened(ann, address), name: theirs})
            assert value() == theirs
            answer = bea.post(address, {**held, name: mine})
            assert answer.status_code == 409, address
            page = BeautifulSoup(answer.content, "lxml").get_text(" ", strip=True)
            assert "Ann Numbat saved this" in " ".join(page.split())
            assert "theirs" in answer.content.decode()
            assert "nothing is overwritten" in page
            assert value() == theirs

    def test_what_was_typed_is_saved_over_it_if_they_say_so(self):
        ann, _user = account("Editor")
        bea, _user = account("Editor")
        for address, name, value in self.pages_and_records():
            held = opened(bea, address)
            ann.post(address, {**opened(ann, address), name: "https://theirs.example/"})
            answer = bea.post(address, {**held, name: "https://mine.example/"})
            assert bea.post(address, sent_from(answer)).status_code == 302
            assert value() == "https://mine.example/"

    def test_what_somebody_changed_after_the_question_is_asked_again(self):
        ann, _user = account("Editor")
        bea, _user = account("Editor")
        address, name, value = self.pages_and_records()[0]
        held = opened(bea, address)
        ann.post(address, {**opened(ann, address), name: "Theirs"})
        answer = bea.post(address, {**held, name: "Mine"})
        ann.post(address, {**opened(ann, address), name: "Theirs again"})
        assert bea.post(address, sent_from(answer)).status_code == 409
        assert value() == "Theirs again"

    def test_publishing_from_a_stale_form_publishes_nothing_and_does_so_if_they_say_so(self):
        ann, _user = account("Editor")
        bea, _user = account("Editor")
        output = make_output(title="Quokka")
        held = opened(bea, record_edit(output))
        ann.post(record_edit(output), {**opened(ann, record_edit(output)), "title": "Theirs"})
        answer = bea.post(record_edit(output), {**held, "title": "Mine", "action-publish": "action-publish"})
        assert Publication.objects.get(pk=output.pk).title == "Quokka"
        bea.post(record_edit(output), sent_from(answer))
        assert Publication.objects.get(pk=output.pk).title == "Mine"

    def test_a_form_is_not_stale_after_a_save_that_says_the_same(self):
        ann, _user = account("Editor")
        output = make_output(title="Quokka")
        held = opened(ann, record_edit(output))
        output.save_revision()
        assert ann.post(record_edit(output), {**held, "title": "Mine"}).status_code == 302

    def test_a_form_is_not_stale_because_of_the_drafts_that_its_own_script_saved(self):
        ann, _user = account("Editor")
        for address, name, value in self.pages_and_records():
            held = opened(ann, address)
            saved = ann.post(address, {**held, name: "https://half.example/"}, headers={"accept": "application/json"})
            assert saved.json()["success"]
            # The button is pressed before the script has told the form of its draft.
            assert ann.post(address, {**held, name: "https://whole.example/"}).status_code == 302
            assert value() == "https://whole.example/"

    def test_line_breaks_and_marks_survive_the_question(self):
        ann, _user = account("Editor")
        bea, _user = account("Editor")
        output = make_output(title="Quokka")
        held = opened(bea, record_edit(output))
        ann.post(record_edit(output), {**opened(ann, record_edit(output)), "title": "Theirs"})
        words = "\nFirst <b>line</b> & “more”\n\n</textarea>second"
        answer = bea.post(record_edit(output), {**held, "summary": words})
        bea.post(record_edit(output), sent_from(answer))
        assert latest(output).summary.replace("\r\n", "\n").strip() == words.strip()

    def test_one_press_that_arrives_eight_times_is_done_once(self):
        ann, _user = account("Editor")
        finding = FindingPage.objects.get(number=3)
        finding.save_revision()
        address = f"/admin/pages/{finding.pk}/edit/"
        press = {**opened(ann, address), **FINDING, "change_note": "Corrected", "action-publish": "action-publish"}
        before = finding.revisions.count()
        answers = [ann.post(address, press) for _time in range(8)]
        assert {answer.status_code for answer in answers} == {302}
        assert finding.revisions.count() == before + 1
        assert finding.versions.count() == 2
        assert "It was done once" in ann.get(address).content.decode()

    def test_a_new_record_sent_eight_times_is_one_record(self):
        ann, _user = account("Editor")
        address = "/admin/snippets/records/person/add/"
        press = {**opened(ann, address), "family_name": "Bilby"}
        answers = [ann.post(address, press) for _time in range(8)]
        assert {answer.status_code for answer in answers} == {302}
        assert Person.objects.filter(family_name="Bilby").count() == 1

    def test_a_form_that_was_refused_is_sent_again(self):
        ann, _user = account("Editor")
        address = "/admin/snippets/records/person/add/"
        form = opened(ann, address)
        assert ann.post(address, {**form, "family_name": "Bilby", "orcid": "none"}).status_code == 200
        assert ann.post(address, {**form, "family_name": "Bilby"}).status_code == 302
        assert Person.objects.filter(family_name="Bilby").count() == 1


def latest(thing: Any) -> Any:
    return type(thing)._base_manager.get(pk=thing.pk).get_latest_revision_as_object()


@pytest.mark.usefixtures("demo", "transactional_db")
class TestAtTheSameMoment:
    """In threads, each with its own connection, as two processes of the site have."""

    def at_once(self, acts: list[Callable[[], HttpResponse]]) -> list[int]:
        answers: list[int] = []
        start = threading.Barrier(len(acts))

        def run(act: Callable[[], HttpResponse]) -> None:
            start.wait()
            try:
                answers.append(act().status_code)
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(answers)

    def test_publish_pressed_eight_times_publishes_once(self):
        ann, _user = account("Editor")
        finding = FindingPage.objects.get(number=3)
        finding.save_revision()
        address = f"/admin/pages/{finding.pk}/edit/"
        press = {**opened(ann, address), **FINDING, "change_note": "Corrected", "action-publish": "action-publish"}
        before = finding.revisions.count()
        assert self.at_once([lambda: ann.post(address, press)] * 8) == [302] * 8
        assert finding.revisions.count() == before + 1
        assert finding.versions.count() == 2

    def test_two_new_records_of_one_title_both_get_in(self):
        clients = [account("Editor")[0] for _each in range(2)]
        address = "/admin/snippets/records/publication/add/"
        values = {"title": "Wombats at night", "kind": "journal-article", "action-publish": "action-publish"}
        presses = [(client, {**opened(client, address), **values}) for client in clients]
        acts = [lambda client=client, press=press: client.post(address, press) for client, press in presses]
        assert self.at_once(acts) == [302, 302]
        slugs = Publication.objects.filter(title="Wombats at night").values_list("slug", flat=True)
        assert sorted(slugs) == ["wombats-at-night", "wombats-at-night-2"]
        keys = Publication.objects.filter(title="Wombats at night").values_list("citation_key", flat=True)
        assert len(set(keys)) == 2

    def test_of_two_who_save_at_the_same_moment_one_is_asked(self):
        clients = [account("Editor")[0] for _each in range(2)]
        output = make_output(title="Quokka")
        address = record_edit(output)
        presses = [(client, {**opened(client, address), "title": f"By {at}"}) for at, client in enumerate(clients)]
        acts = [lambda client=client, press=press: client.post(address, press) for client, press in presses]
        assert self.at_once(acts) == [302, 409]
