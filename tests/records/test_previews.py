"""Every kind of record can be looked at before it is published, and records do not know the pages that show them."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.test import RequestFactory

from portal.launch import layout
from portal.records.base.models import Record
from portal.records.base.previews import preview_of
from portal.records.grants.models import Grant
from portal.records.people.models import Membership, Person
from tests.tools.factories import make_grant

KINDS = [model for model in apps.get_models() if issubclass(model, Record)]


def test_every_kind_of_record_can_be_previewed():
    assert {model.__name__ for model in KINDS} >= {"Output", "Publication", "Report", "Grant", "Person"}
    assert [model.__name__ for model in KINDS if not callable(preview_of(model))] == []


def test_a_kind_without_a_preview_says_so():
    with pytest.raises(LookupError, match="No function shows drafts of object"):
        preview_of(object)


def test_records_name_no_page_no_template_and_no_finding():
    words = re.compile(r"""["']public[./]|[./]\w+\.html["']|FindingPage|\bevidence\b|\.findings\b""")
    modules = [
        path for path in Path(layout.ROOT / "portal" / "records").rglob("*.py") if "migrations" not in path.parts
    ]
    assert len(modules) > 20
    naming = {str(path): words.findall(path.read_text()) for path in modules}
    assert {path: hits for path, hits in naming.items() if hits} == {}


@pytest.mark.usefixtures("demo")
def test_a_draft_profile_names_its_roles_on_visible_grants_only():
    person = Person.objects.get(slug="basia-spalek")
    hidden = make_grant(scheme="Hidden award", is_private=True)
    person.memberships.add(Membership(grant=hidden, role="adviser", position=1))
    html = shown(person)
    assert "Principal Investigator" in html
    assert "Adviser" not in html
    assert "Hidden award" not in html


@pytest.mark.usefixtures("demo")
def test_a_draft_grant_names_the_visible_award_that_it_is_to_continue():
    first = Grant.objects.get(slug="phase-1-small-grant")
    draft = Grant(title="The next work", scheme="Next Grant", slug="next", continues=first)
    html = shown(draft)
    assert first.get_absolute_url() in html
    first.live = False
    first.save()
    assert first.get_absolute_url() not in shown(draft)


def shown(record: Record) -> str:
    """The preview of a record in hand, as Wagtail asks for it."""
    request = RequestFactory().get("/", headers={"host": "localhost"})
    response = record.make_preview_request(request, record.default_preview_mode)
    return response.content.decode()
