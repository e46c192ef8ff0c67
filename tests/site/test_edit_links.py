"""Every public page shows whoever may edit it the way to its form, and nobody else anything."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from tests.tools.reading import Page, read

pytestmark = pytest.mark.usefixtures("demo")

FINDING = "/findings/support-for-the-mcu/"
OUTPUT = "/outputs/final-report/"
PERSON = "/team/basia-spalek/"
PLACES = ["/", "/findings/", FINDING, f"{FINDING}versions/1/", "/outputs/", OUTPUT, "/team/", PERSON, "/approach/"]


def person_of_staff(group: str) -> tuple[Client, object]:
    user = get_user_model().objects.create_user(f"{group}-1", f"{group}@example.org".lower(), "a-long-password")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client, user


def way_to_form(client: Client, address: str) -> str:
    links = read(client, address).soup.select("body > p.staff a")
    return str(links[0]["href"]) if links else ""


def test_an_editor_finds_the_form_of_every_page_and_record_and_it_is_the_right_one():
    client, _user = person_of_staff("Editor")
    ways = {address: way_to_form(client, address) for address in PLACES}
    assert all(ways.values()), ways
    finding, person = FindingPage.objects.get(slug="support-for-the-mcu"), Person.objects.get(slug="basia-spalek")
    output = Output.objects.get(slug="final-report").own
    assert ways[FINDING] == ways[f"{FINDING}versions/1/"] == f"/admin/pages/{finding.pk}/edit/"
    assert ways[PERSON].endswith(f"/edit/{person.pk}/")
    assert f"/{output._meta.model_name}/edit/{output.pk}/" in ways[OUTPUT]
    assert {client.get(way).status_code for way in ways.values()} == {200}


def test_a_researcher_sees_it_on_what_is_theirs_only():
    client, user = person_of_staff("Researcher")
    person = Person.objects.get(slug="basia-spalek")
    Person.objects.filter(pk=person.pk).update(account=user)
    assert way_to_form(client, PERSON).endswith(f"/edit/{person.pk}/")
    assert way_to_form(client, "/team/salwa-el-awa/") == way_to_form(client, "/findings/") == ""


@pytest.mark.parametrize("address", PLACES)
def test_for_a_reader_there_is_no_trace_of_it_and_no_session_is_touched(client: Client, address: str):
    response = client.get(address)
    html = response.content.decode()
    assert "staff" not in [name for element in Page(address, html).soup.select("[class]") for name in element["class"]]
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    with_cookie = Client()
    with_cookie.cookies["sessionid"] = "nobodys"
    other = with_cookie.get(address).content.decode()
    assert without_csrf(other) == without_csrf(html)


def without_csrf(html: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", html)


def test_what_an_editor_is_shown_is_kept_by_no_shared_cache():
    client, _user = person_of_staff("Editor")
    for address in PLACES:
        response = client.get(address)
        assert "Cookie" in response["Vary"], address
        assert "private" in response["Cache-Control"], address
    assert "private" not in Client().get(OUTPUT).get("Cache-Control", "")
