"""Staff publish, schedule and take down every kind of content; readers see it exactly while it is public."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portal.public.findings.models import FindingPage, FindingsPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Activity, MediaAppearance, Publication, Report
from portal.records.people.models import Person
from tests.tools.forms import send
from tests.tools.reading import crawl, is_page, read, sitemap

WORD = "Quokka"
NAME = f"{WORD} studied"
FORMAT = "%d/%m/%Y %H:%M"


@dataclass(frozen=True)
class Thing:
    """One kind of content: where it is added, what must be typed, and where readers find it."""

    model: Any
    typed: dict[str, str]
    listed: str
    address: str = ""
    title_field: str = "title"

    @property
    def is_page(self) -> bool:
        return self.model is FindingPage

    def add_address(self) -> str:
        if self.is_page:
            return f"/admin/pages/add/public/findingpage/{FindingsPage.objects.get().pk}/"
        return f"{self.admin_address()}add/"

    def admin_address(self) -> str:
        return f"/admin/snippets/{self.model._meta.app_label}/{self.model._meta.model_name}/"

    def edit_address(self) -> str:
        key = self.get().pk
        return f"/admin/pages/{key}/edit/" if self.is_page else f"{self.admin_address()}edit/{key}/"

    def unpublish_address(self) -> str:
        key = self.get().pk
        return f"/admin/pages/{key}/unpublish/" if self.is_page else f"{self.admin_address()}unpublish/{key}/"

    def get(self) -> Any:
        return self.model._base_manager.get(**{f"{self.title_field}__contains": WORD})


# What a finding rests on, as the form's first row of evidence.
EVIDENCE = {
    "evidence-TOTAL_FORMS": "1",
    "evidence-0-id": "",
    "evidence-0-ORDER": "1",
    "evidence-0-kind": "interviews",
    "evidence-0-description": "Nine interviews.",
    "evidence-0-stance": "supports",
}
FINDING = {"title": NAME, "slug": "quokka-studied", "number": "6", "claim": f"{WORD} is happy."}
THINGS = {
    "a finding": Thing(
        FindingPage,
        {**FINDING, "plain_summary": "They were watched, and were happy.", **EVIDENCE},
        "/findings/",
        "/findings/quokka-studied/",
    ),
    "a publication": Thing(
        Publication, {"kind": "journal-article", "title": NAME, "date": "2010"}, "/outputs/", "/outputs/quokka-studied/"
    ),
    "a media appearance": Thing(
        MediaAppearance,
        {"kind": "radio-broadcast", "title": NAME, "date": "16 November 2009"},
        "/outputs/",
        "/outputs/quokka-studied/",
    ),
    "a report": Thing(Report, {"kind": "report", "title": NAME}, "/outputs/", "/outputs/quokka-studied/"),
    "an activity": Thing(Activity, {"kind": "talk", "title": NAME}, "/outputs/", "/outputs/quokka-studied/"),
    "a person": Thing(
        Person, {"family_name": WORD, "given_name": "Ann"}, "/team/", "/team/ann-quokka/", title_field="family_name"
    ),
    "a grant": Thing(Grant, {"title": NAME, "phase": "Phase 3", "currency": "GBP"}, "/grants/"),
}

every_thing = pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("staff", "staff@example.org", "four words for a test"))
    return client


@pytest.fixture
def reader_sees(client: Client) -> Callable[[Thing], bool]:
    """Whether a reader sees the thing: in its list and, if it has one, at its address; never at only one of the two."""

    seen: set[str] = set()

    def sees(thing: Thing) -> bool:
        listed = WORD in read(client, thing.listed).text
        if thing.address:
            there = client.get(thing.address).status_code
            assert there == (200 if listed else 410 if thing.address in seen else 404)
            seen.update([thing.address] if listed else [])
            assert (thing.address in sitemap(client)) is listed
        return listed

    return sees


def fill_in(staff: Client, thing: Thing, address: str, publish: bool = False, **values: str) -> None:
    """Sends the thing's form. A finding's body is drawn by a script, so that an empty one is written in here; it is
    published with a word on what changed."""
    drawn = {"body-count": "0", "change_note": "Said more plainly."} if thing.is_page else {}
    send(staff, address, **drawn, **values, **({"action-publish": "action-publish"} if publish else {}))


def when(**later: int) -> str:
    return timezone.localtime(timezone.now() + timedelta(**later)).strftime(FORMAT)


@every_thing
def test_a_draft_is_nowhere_to_be_found_by_readers(staff: Client, client: Client, reader_sees, thing: Thing):
    fill_in(staff, thing, thing.add_address(), **thing.typed)
    assert not thing.get().live
    assert not reader_sees(thing)
    assert [address for address, page in crawl(client, is_page).items() if WORD in page.text] == []
    assert "0 results Nothing was found for these words." in read(client, f"/search/?q={WORD}").text


@every_thing
def test_it_is_public_once_it_is_published_and_gone_once_it_is_taken_down(staff: Client, reader_sees, thing: Thing):
    fill_in(staff, thing, thing.add_address(), **thing.typed)
    fill_in(staff, thing, thing.edit_address(), publish=True)
    assert reader_sees(thing)
    send(staff, thing.unpublish_address(), selector="form[action*=unpublish], main form")
    assert not reader_sees(thing)
    fill_in(staff, thing, thing.edit_address(), publish=True)
    assert reader_sees(thing)


@every_thing
def test_a_change_saved_as_a_draft_leaves_what_readers_see(staff: Client, client: Client, reader_sees, thing: Thing):
    fill_in(staff, thing, thing.add_address(), **thing.typed, publish=True)
    changed = {thing.title_field: f"{WORD} Wombat"}
    if thing.is_page:
        changed["claim"] = f"{WORD} and Wombat are happy."
    fill_in(staff, thing, thing.edit_address(), **changed)
    assert reader_sees(thing)
    assert "Wombat" not in read(client, thing.listed).text
    fill_in(staff, thing, thing.edit_address(), publish=True)
    assert "Wombat" in read(client, thing.listed).text


@every_thing
def test_it_is_public_from_the_hour_it_is_scheduled_for_until_it_expires(staff: Client, reader_sees, thing: Thing):
    scheduled = {"go_live_at": when(days=1), "expire_at": when(days=3)}
    fill_in(staff, thing, thing.add_address(), **thing.typed, **scheduled, publish=True)
    assert not reader_sees(thing)
    now = timezone.now()
    with time_machine.travel(now + timedelta(hours=20)):
        call_command("publish_scheduled", verbosity=0)
        assert not reader_sees(thing)
    with time_machine.travel(now + timedelta(days=2)):
        call_command("publish_scheduled", verbosity=0)
        assert reader_sees(thing)
    with time_machine.travel(now + timedelta(days=4)):
        assert not reader_sees(thing), "it is over, though nothing has run since"
        call_command("publish_scheduled", verbosity=0)
        assert not reader_sees(thing)
