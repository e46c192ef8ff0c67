"""What the form is told of works that are in the portal already."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from tests.tools.factories import make_output

pytestmark = pytest.mark.usefixtures("demo")
ADDRESS = "/admin/outputs/duplicates/"


def logged_in(*permissions: str) -> Client:
    user = get_user_model().objects.create_user("staff", "staff@example.org", "x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return logged_in("change_publication", "publish_publication")


def test_the_same_work_is_found_by_doi_and_by_title_and_year(editor: Client):
    output = make_output("journal-article", title="Trust and its conditions", date="2010-05", doi="10.1234/trust")
    by_doi = editor.get(ADDRESS, {"doi": "https://doi.org/10.1234/TRUST"}).json()["outputs"]
    by_title = editor.get(ADDRESS, {"title": "Trust and its Conditions", "date": "May 2010"}).json()["outputs"]
    assert [(one["title"], one["is_certain"]) for one in by_doi] == [(output.title, True)]
    assert by_doi == by_title
    assert by_doi[0]["edit_url"].endswith(f"/publication/edit/{output.pk}/")


def test_the_record_in_the_form_is_not_its_own_duplicate_and_can_be_merged(editor: Client):
    first = make_output("journal-article", title="Trust and its conditions", date="2010")
    second = make_output("journal-article", title="Trust and its conditions", date="2010")
    found = editor.get(ADDRESS, {"title": first.title, "date": "2010", "exclude": second.pk}).json()["outputs"]
    assert [one["merge_url"] for one in found] == [f"/admin/outputs/merge/{first.pk}/{second.pk}/"]


@pytest.mark.parametrize(
    "typed",
    [
        {"title": ""},
        {"title": "Nothing like it anywhere at all", "date": "20"},
        {"doi": "10."},
        {"isbn": "978", "exclude": "x"},
        {"title": "\x00", "exclude": "9" * 50},
        {"title": "x" * 5000},
    ],
)
def test_what_is_half_typed_or_odd_finds_nothing(editor: Client, typed: dict[str, str]):
    assert editor.get(ADDRESS, typed).json() == {"outputs": [], "note": ""}


def test_a_draft_of_somebody_else_is_not_named_to_those_who_may_not_see_it():
    draft = make_output("journal-article", title="Trust and its conditions", date="2010")
    draft.unpublish()
    answer = logged_in("add_publication").get(ADDRESS, {"title": draft.title, "date": "2010"}).json()
    assert answer["outputs"] == []
    assert "Ask an editor" in answer["note"]


def test_only_those_who_edit_outputs_may_ask():
    assert logged_in("change_grant").get(ADDRESS, {"title": "x"}).status_code in (302, 403)
