"""An organisation is added from within another form, by whoever may add one, and its history says by whom."""

import pytest
from wagtail.models import ModelLogEntry

from portal.records.organisations.models import Organisation
from tests.tools.accounts import account

pytestmark = pytest.mark.django_db

CREATE = "/admin/snippets/choose/records/organisation/create/"


@pytest.mark.parametrize("role", ["Editor", "Administrator"])
def test_who_may_add_one_adds_it_and_has_it_chosen(role: str):
    client, user = account(role)
    assert "Add an organisation" in client.get("/admin/snippets/choose/records/organisation/").json()["html"]
    refused = client.post(CREATE, {"name": ""})
    assert refused.json()["step"] == "reshow_creation_form"
    assert not Organisation.objects.exists()
    chosen = client.post(CREATE, {"name": "Quokka House", "short_name": "QH", "ror": ""}).json()
    assert (chosen["step"], chosen["result"]["string"]) == ("chosen", "Quokka House")
    entry = ModelLogEntry.objects.get(action="wagtail.create")
    assert (entry.label, entry.user) == ("Quokka House", user)


@pytest.mark.parametrize("role", ["Contributor", "Researcher", ""])
def test_nobody_else_is_offered_it_or_may(role: str):
    client, _user = account(role)
    assert client.post(CREATE, {"name": "Quokka House"}).status_code in (302, 403)
    assert not Organisation.objects.exists()
    page = client.get("/admin/snippets/choose/records/organisation/")
    assert "Add an organisation" not in page.content.decode()
