"""A check that does not apply to a record is set aside with a reason, and comes back when the record changes."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.desk.checks import CHECKS
from portal.desk.models import SetAside
from portal.records.outputs.models import Contribution, Publication
from tests.tools.accounts import account
from tests.tools.factories import make_output, make_person, make_picture

pytestmark = pytest.mark.django_db

BY_SLUG = {check.slug: check for check in CHECKS}
DOI = "/admin/attention/outputs-without-doi/"


def listed(slug: str, user: Any) -> set[str]:
    """The titles that a check lists to the person."""
    records = BY_SLUG[slug].records(user, timezone.now())
    return {item.title for item in BY_SLUG[slug].items(records)}


def without_doi(**values: Any) -> Publication:
    output = make_output("journal-article", title="Quokkas", **values).own
    output.save_revision().publish()
    return output


def set_aside(client: Client, address: str, reason: str = "The journal gives none") -> BeautifulSoup:
    """Opens the check's list, follows "Set aside" and gives the reason; the page after that."""
    link = BeautifulSoup(client.get(address).content, "lxml").select_one('a[href*="/set-aside/"]')
    return BeautifulSoup(client.post(link["href"], {"reason": reason}, follow=True).content, "lxml")


def test_a_record_is_set_aside_with_a_reason_and_brought_back():
    client, user = account("Editor", first_name="Ada", last_name="Quokka")
    without_doi()
    page = set_aside(client, DOI)
    assert "Nothing is left to mend here." in page.get_text()
    said = page.select_one(".desk-set-aside li").get_text(" ", strip=True)
    assert said.startswith("Quokkas : The journal gives none Ada Quokka,")
    assert "without a DOI" not in client.get("/admin/").content.decode()
    form = page.select_one('form[action*="/bring-back/"]')
    client.post(form["action"])
    assert listed("outputs-without-doi", user) == {"Quokkas"}
    assert not SetAside.objects.exists()


def test_no_reason_is_asked_for_again_and_nothing_is_set_aside():
    client, user = account("Editor")
    without_doi()
    page = set_aside(client, DOI, reason=" ")
    assert "This field is required." in page.get_text()
    assert listed("outputs-without-doi", user) == {"Quokkas"}


def test_it_comes_back_when_the_record_changes_and_may_be_set_aside_again():
    client, user = account("Editor")
    output = without_doi()
    set_aside(client, DOI)
    assert listed("outputs-without-doi", user) == set()
    output.title = "Quokkas again"
    output.save_revision().publish()
    assert listed("outputs-without-doi", user) == {"Quokkas again"}
    set_aside(client, DOI, "It still gives none")
    assert listed("outputs-without-doi", user) == set()
    assert SetAside.objects.get().reason == "It still gives none"


def test_one_check_set_aside_leaves_the_others():
    client, user = account("Editor")
    without_doi(summary="")
    set_aside(client, DOI)
    assert listed("outputs-without-summary", user) == {"Quokkas"}


def test_a_contributor_is_set_aside_until_their_output_changes():
    client, user = account("Editor")
    make_person("Ada", "Quokka")
    output = without_doi()
    Contribution.objects.create(output=output, role="author", name="Quokka, A.", sort_order=0)
    output.refresh_from_db()
    output.save_revision().publish()
    set_aside(client, "/admin/attention/unlinked-contributors/", "Another A. Quokka")
    assert listed("unlinked-contributors", user) == set()
    output.refresh_from_db()
    output.save_revision().publish()
    assert listed("unlinked-contributors", user) == {"Quokkas"}


def test_what_has_no_versions_is_set_aside_too():
    client, user = account("Editor")
    make_picture()
    set_aside(client, "/admin/attention/images-without-alt-text/", "Decoration")
    assert listed("images-without-alt-text", user) == set()


def test_nobody_sets_aside_what_is_none_of_theirs():
    output = without_doi()
    researcher, _user = account("Researcher")
    assert researcher.post(f"{DOI}set-aside/{output.pk}/", {"reason": "Mine"}).status_code == 404
    editor, _editor = account("Editor")
    set_aside(editor, DOI)
    assert researcher.post(f"{DOI}bring-back/{output.pk}/").status_code == 404
    assert editor.get(f"{DOI}bring-back/{output.pk}/").status_code == 405
    assert SetAside.objects.count() == 1


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_every_check_knows_what_was_set_aside(check: Any):
    _client, user = account("superuser")
    for records in (check.records(user, timezone.now()), check.set_aside(user, timezone.now())):
        assert list(records) == []
