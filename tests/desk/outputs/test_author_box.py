"""What the author box of the form is told by the server, and who may ask."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from portal.records.people.models import Person
from tests.tools.factories import make_person

pytestmark = pytest.mark.django_db
READ, REMEMBER = "/admin/outputs/authors/read/", "/admin/outputs/authors/name-form/"


def logged_in(*permissions: str) -> Client:
    """Somebody of the staff with those permissions."""
    user = get_user_model().objects.create_user("staff", "staff@example.org", "x")
    names = ["access_admin", *permissions]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client


def test_a_list_is_answered_with_who_is_certain_and_whom_to_ask_for():
    ada = make_person("Ada", "Example")
    bob = make_person("Robert", "Hill")
    answer = logged_in("change_publication", "publish_person").post(
        READ, {"text": "Example, Ada; Hill, R.; Smith, Jane (ed.); Muslim Contact Unit; Plato, et al."}
    )
    assert answer.status_code == 200
    rows = answer.json()["authors"]
    assert [row["name"] for row in rows] == ["Example, Ada", "Hill, R.", "Smith, Jane", "Muslim Contact Unit", "Plato"]
    assert rows[0]["person"]["id"] == ada.pk
    assert rows[0]["is_known_form"]
    assert (rows[1]["person"], [one["id"] for one in rows[1]["candidates"]]) == (None, [bob.pk])
    assert rows[2]["is_editor"]
    assert rows[3]["is_corporate"]
    assert "One word" in rows[4]["question"]
    said = " ".join(answer.json()["notes"])
    assert "5 names were read" in said
    assert "2 need a look" in said
    assert "et al." in said


def test_drafts_of_others_are_named_to_nobody_who_may_not_choose_them(demo: None):
    Person(given_name="Ada", family_name="Example", live=False).save()
    client = logged_in("change_publication")
    ada, basia = client.post(READ, {"text": "Example, Ada; Spalek, Basia"}).json()["authors"]
    assert (ada["person"], ada["candidates"]) == (None, [])
    assert basia["person"]["title"] == "Basia Spalek"
    assert basia["person"]["edit_url"] is None


@pytest.mark.parametrize("text", ["", "12; 13", "x" * 300_000])
def test_what_cannot_be_read_is_answered_with_a_sentence(text: str):
    answer = logged_in("add_activity").post(READ, {"text": text})
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_only_those_who_edit_outputs_may_ask():
    assert Client().post(READ, {"text": "Smith J"}).status_code in (302, 403)
    client = logged_in("change_grant")
    assert client.post(READ, {"text": "Smith J"}, headers={"Accept": "application/json"}).status_code != 200
    assert client.get(READ).status_code == 405


def test_a_form_of_a_name_is_remembered_by_those_who_may_publish_people():
    ada = make_person("Ada", "Example")
    client = logged_in("change_person", "publish_person")
    answer = client.post(REMEMBER, {"person": ada.pk, "name": "Example, A."})
    assert answer.json() == {"message": "Remembered as a name of Ada Example."}
    assert [form.name for form in Person.objects.get(pk=ada.pk).name_forms.all()] == ["Example, A."]


def test_others_are_told_to_ask_an_editor():
    ada = make_person("Ada", "Example")
    answer = logged_in("change_publication").post(REMEMBER, {"person": ada.pk, "name": "Example, A."})
    assert answer.status_code == 403
    assert "Ask an editor" in answer.json()["error"]
    assert not ada.name_forms.exists()


@pytest.mark.parametrize("person", ["", "0", "999999", "x", "-1", "9" * 400])
def test_nobody_is_not_found(person: str):
    client = logged_in("change_person", "publish_person")
    assert client.post(REMEMBER, {"person": person, "name": "Example, A."}).status_code == 404
