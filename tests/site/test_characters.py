"""A character that XML cannot carry, in any text and by any way in, breaks nothing for anybody."""

import io
import json
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.test import Client

from portal.cms.models import SiteSettings
from portal.public.content.models import ContentPage
from portal.public.findings.models import FindingPage
from portal.public.people.models import TeamPage
from portal.records.organisations.models import Organisation
from portal.records.outputs.models import Output, Publication
from portal.records.people.models import Person
from tests.tools.accounts import account
from tests.tools.factories import make_output
from tests.tools.forms import send

BROKEN = ["\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x9f", "\ufffe", "\uffff", "\ufdd0"]
NEVER_KEPT = ["\x00", "\ud800"]  # PostgreSQL refuses the first, UTF-8 the second: no row can hold them.
XML = ["/feeds/outputs.atom", "/feeds/findings.atom", "/sitemap.xml"]
OTHERS = [
    *("/", "/outputs/", "/findings/", "/team/", "/search/?q=broken", "/findings/brief/"),
    *(f"/outputs/export.{name}" for name in ("bib", "ris", "csl.json", "csv", "jsonld", "txt")),
]
PUBLICATIONS = "/admin/snippets/records/publication"


def text_with(character: str) -> str:
    return f"Bro{character}ken"


def assert_nothing_is_broken(client: Client) -> None:
    for address in XML:
        answer = client.get(address)
        assert answer.status_code == 200, address
        ElementTree.fromstring(b"".join(answer) if answer.streaming else answer.content)
    for address in OTHERS:
        answer = client.get(address)
        assert answer.status_code == 200, address
        content = b"".join(answer) if answer.streaming else answer.content
        if address.endswith(("json", "jsonld")):
            json.loads(content)
    workbook = client.get("/outputs/export.xlsx")
    with ZipFile(io.BytesIO(b"".join(workbook) if workbook.streaming else workbook.content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))


def the_pages_of(*things: Output | Person | FindingPage) -> list[str]:
    return [thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else thing.url for thing in things]


@pytest.mark.parametrize("character", BROKEN, ids=ascii)
@pytest.mark.usefixtures("demo")
def test_rows_that_hold_it_already_break_no_feed_or_export(character: str, client: Client):
    broken = text_with(character)
    output = make_output(title="Whole")
    finding, person = FindingPage.objects.visible().first(), Person.objects.visible().first()
    Publication.objects.filter(pk=output.pk).update(
        title=broken, summary=broken, abstract=broken, keywords=broken, container=broken, publisher=broken
    )
    output.contributions.update(name=broken)
    FindingPage.objects.filter(pk=finding.pk).update(title=broken, claim=broken, plain_summary=broken, limits=broken)
    Person.objects.filter(pk=person.pk).update(family_name=broken, given_name=broken, biography=broken)
    SiteSettings.objects.update(project_name=broken, short_name=broken, contribution_line=broken)
    assert_nothing_is_broken(client)
    for address in the_pages_of(output, finding, person):
        assert client.get(address).status_code == 200, address
    staff, _user = account("superuser")
    for name in ("xlsx", "csv"):
        assert staff.get(f"{PUBLICATIONS}/?export={name}").status_code == 200


@pytest.mark.parametrize("character", [*BROKEN, *NEVER_KEPT], ids=ascii)
@pytest.mark.usefixtures("demo")
def test_whatever_is_saved_is_cleaned(character: str, client: Client):
    broken, whole = text_with(character), text_with(" " if character in "\x0b\x0c" else "")
    output = make_output(title=broken, summary=broken, keywords=broken, container=broken)
    organisation = Organisation.objects.create(name=broken, short_name=broken)
    settings = SiteSettings.objects.get()
    settings.project_name = settings.short_name = broken
    settings.save()
    page = ContentPage.objects.first()
    page.title = page.summary = broken
    page.body = json.dumps(
        [
            {"type": "paragraph", "value": f"<p>{broken}</p>"},
            {"type": "heading", "value": {"text": broken, "level": "2"}},
        ]
    )
    page.save_revision().publish()
    for record in (output, organisation, settings, page):
        record.refresh_from_db()
    assert [output.title, output.summary, output.keywords, output.container] == [whole] * 4
    assert [organisation.name, organisation.short_name, settings.project_name, page.title, page.summary] == [whole] * 5
    assert [page.body[0].value.source, page.body[1].value["text"]] == [f"<p>{whole}</p>", whole]
    revision = page.latest_revision
    blocks = [block["value"] for block in json.loads(revision.content["body"])]
    assert (blocks[0], blocks[1]["text"]) == (f"<p>{whole}</p>", whole)
    assert revision.content["title"] == whole
    assert_nothing_is_broken(client)


@pytest.mark.parametrize("character", BROKEN, ids=ascii)
@pytest.mark.usefixtures("demo")
def test_what_is_typed_into_a_form_is_cleaned_in_the_draft_and_when_published(character: str, client: Client):
    staff, _user = account("superuser")
    broken, whole = text_with(character), text_with(" " if character in "\x0b\x0c" else "")
    send(staff, f"{PUBLICATIONS}/add/", title=broken, summary=broken, container=broken, **{"action-publish": "1"})
    output = Publication.objects.get(title=whole)
    assert (output.summary, output.container) == (whole, whole)
    draft = output.get_latest_revision_as_object()
    assert (draft.title, draft.summary) == (whole, whole)
    send(staff, f"/admin/pages/{TeamPage.objects.get().pk}/edit/", title=broken)
    assert TeamPage.objects.get().get_latest_revision_as_object().title == whole
    assert_nothing_is_broken(client)


@pytest.mark.usefixtures("demo")
def test_a_form_with_a_nul_is_answered_by_a_sentence():
    staff, _user = account("superuser")
    answer = staff.post(f"{PUBLICATIONS}/add/", {"kind": "book", "title": "a\x00b"})
    assert answer.status_code == 200
    assert b"Null characters are not allowed." in answer.content
