"""Schedules one can trust: stored when confirmed, refused when not understood, moved and cancelled."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.public.content.models import ContentPage
from portal.public.home.models import HomePage
from portal.records.outputs.models import Report
from tests.tools.accounts import account
from tests.tools.forms import EDITOR, filled_in, send, unfolded

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
ADD = "wagtailsnippets_records_report:add"
SATURDAY = datetime(2098, 11, 29, 9, 40, tzinfo=LONDON)


def post(client: Client, address: str, **values: object) -> tuple[Any, BeautifulSoup]:
    """Sends the form at the address; the answer, and its page."""
    form = BeautifulSoup(client.get(address).content, "lxml").select_one(EDITOR)
    assert form is not None
    answer = client.post(address, {**filled_in(form), **values}, follow=True)
    return answer, unfolded(BeautifulSoup(answer.content, "lxml"))


def edit(record: Report) -> str:
    return reverse("wagtailsnippets_records_report:edit", args=(record.pk,))


def schedule(record: Any) -> str:
    return reverse("schedule", args=(record._meta.app_label, record._meta.model_name, record.pk))


def scheduled_report(client: Client) -> Report:
    send(client, reverse(ADD), title="Later", go_live_at="29/11/2098 09:40", **{"action-publish": "schedule"})
    return Report.objects.get(title="Later")


@pytest.mark.parametrize("text", ["2098-11-29 09:40", "29/11/2098 9.40am", "Saturday 29 November 2098, 09:40"])
def test_a_new_record_is_scheduled_and_the_day_is_said_back(text: str):
    client, _user = account("Editor")
    answer = send(client, reverse(ADD), title="Later", go_live_at=text, **{"action-publish": "schedule"})
    assert "It appears on Saturday 29 November 2098, 09:40, London." in answer.content.decode()
    record = Report.objects.get()
    assert (record.live, record.status_string) == (False, "scheduled")
    assert record.scheduled_revision.approved_go_live_at == SATURDAY
    assert "1 item scheduled" in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("tomorrow", "has no time of day"),
        ("29/11/2098", "has no time of day"),
        ("Friday 29 November 2098 09:40", "is no Friday"),
        ("1/1/2001 09:40", "has passed"),
        ("28/03/2027 01:30", "couldn’t be interpreted in time zone"),  # The hour that the clocks leave out.
        ("", "Say when"),
    ],
)
def test_what_is_not_understood_is_an_error_and_never_now(text: str, sentence: str):
    client, _user = account("Editor")
    _answer, page = post(client, reverse(ADD), title="Later", go_live_at=text, **{"action-publish": "schedule"})
    errors = " ".join(
        error.get_text(" ", strip=True) for error in page.select("#schedule-publishing-dialog .error-message")
    )
    assert sentence in errors
    assert not Report.objects.filter(live=True).exists()
    assert text in str(page.select_one("#id_go_live_at"))


def test_what_was_typed_and_not_confirmed_is_neither_stored_nor_announced():
    client, _user = account("Editor")
    send(client, reverse(ADD), title="Later", go_live_at="29/11/2098 09:40")
    record = Report.objects.get()
    assert (record.go_live_at, record.get_latest_revision_as_object().go_live_at) == (None, None)
    first_screen = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "1 draft" in first_screen
    assert "scheduled" not in first_screen
    # What cannot be understood stops no draft from being saved.
    send(client, edit(record), title="Later still", go_live_at="whenever")
    assert Report.objects.get().get_latest_revision_as_object().title == "Later still"


def test_a_draft_saved_keeps_the_day_that_is_stored():
    client, _user = account("Editor")
    record = Report.objects.create(kind="report", title="Ends", live=True, expire_at=SATURDAY)
    record.save_revision().publish()
    send(client, edit(record), title="Ends soon", expire_at="")
    assert record.get_latest_revision_as_object().expire_at == SATURDAY


def test_a_schedule_is_moved_without_cancelling():
    client, _user = account("Editor")
    record = scheduled_report(client)
    assert "Move or cancel the schedule" in client.get(edit(record)).content.decode()
    answer = send(client, schedule(record), "form:has(#id_go_live_at)", go_live_at="30/11/2098 10:05")
    assert "now appears on Sunday 30 November 2098, 10:05, London" in answer.content.decode()
    record = Report.objects.get()
    moved = SATURDAY.replace(day=30, hour=10, minute=5)
    assert record.scheduled_revision.approved_go_live_at == record.go_live_at == moved
    assert record.scheduled_revision.as_object().go_live_at == moved
    assert not record.live


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"go_live_at": "1/1/2001 09:40"}, "has passed"),
        ({"go_live_at": "30/11/2098"}, "has no time of day"),
        ({"go_live_at": ""}, "required"),
        ({"expire_at": "28/11/2098 09:40"}, "before it appears"),
    ],
)
def test_a_schedule_is_not_moved_to_what_makes_no_sense(values: dict[str, str], sentence: str):
    client, _user = account("Editor")
    record = scheduled_report(client)
    form = BeautifulSoup(client.get(schedule(record)).content, "lxml").select_one("form:has(#id_go_live_at)")
    answer = client.post(schedule(record), {**filled_in(form), **values})
    assert sentence in answer.content.decode()
    assert Report.objects.get().scheduled_revision.approved_go_live_at == SATURDAY


@pytest.mark.parametrize("way", ["our own page", "Wagtail's"])
def test_a_cancelled_schedule_is_forgotten_everywhere(way: str):
    client, _user = account("Editor")
    record = scheduled_report(client)
    if way == "our own page":
        client.post(schedule(record), {"cancel": "1"})
    else:
        names = (record.pk, record.scheduled_revision.pk)
        client.post(reverse("wagtailsnippets_records_report:revisions_unschedule", args=names))
    record = Report.objects.get()
    assert (record.status_string, record.go_live_at) == ("draft", None)
    client.get(reverse("wagtailadmin_home"))  # What was done is said once.
    assert "scheduled" not in client.get(reverse("wagtailadmin_home")).content.decode()
    # The next "Publish" means now.
    send(client, edit(record), **{"action-publish": "action-publish"})
    assert Report.objects.get().live


def test_a_published_record_says_that_readers_go_on_seeing_it():
    client, _user = account("Editor")
    record = Report.objects.create(kind="report", title="Is out", live=True)
    record.save_revision().publish()
    send(client, edit(record), title="Is out, better", go_live_at="29/11/2098 09:40", **{"action-publish": "schedule"})
    assert "Readers see the published version until Saturday" in client.get(schedule(record)).content.decode()
    answer = client.post(schedule(record), {"cancel": "1"}, follow=True)
    assert "Readers go on seeing the published version" in answer.content.decode()
    assert Report.objects.get().title == "Is out"


def test_a_page_is_scheduled_in_the_same_way(demo: None):
    client, _user = account("Editor")
    home = HomePage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=("public", "contentpage", home.pk))
    answer = send(client, address, title="Later", go_live_at="29/11/2098 9.40am", **{"action-publish": "schedule"})
    assert "It appears on Saturday 29 November 2098, 09:40, London." in answer.content.decode()
    page = ContentPage.objects.get(title="Later")
    assert (page.live, page.scheduled_revision.approved_go_live_at) == (False, SATURDAY)
    assert (
        "Move or cancel the schedule"
        in client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    )
    send(client, schedule(page), "form:has(#id_go_live_at)", go_live_at="30/11/2098 10:05")
    assert ContentPage.objects.get(title="Later").scheduled_revision.approved_go_live_at.astimezone(LONDON).day == 30


def test_who_may_not_publish_keeps_a_day_for_the_editor_and_opens_no_schedule():
    editor, _user = account("Editor")
    record = scheduled_report(editor)
    contributor, _user = account("Contributor")
    refused = contributor.get(schedule(record), follow=True)
    assert "you do not have permission" in refused.content.decode()
    assert contributor.post(schedule(record), {"cancel": "1"}).url == "/admin/"
    assert Report.objects.get().scheduled_revision is not None
    form = contributor.get(reverse(ADD)).content.decode()
    assert "Keep this day" in form
    assert 'value="schedule"' not in form
    send(contributor, reverse(ADD), title="Mine", go_live_at="29/11/2098 09:40", **{"keep-schedule": "1"})
    mine = Report.objects.get(title="Mine")
    assert mine.get_latest_revision_as_object().go_live_at == SATURDAY
    assert mine.scheduled_revision is None
    assert "scheduled" not in contributor.get(reverse("wagtailadmin_home")).content.decode()


def test_there_is_no_schedule_of_what_is_none():
    client, _user = account("Editor")
    record = Report.objects.create(kind="report", title="Is out", live=True)
    answer = client.get(schedule(record), follow=True)
    assert "is not scheduled, or no longer" in answer.content.decode()
    for app, model in (("records", "organisation"), ("records", "nothing"), ("auth", "group")):
        assert client.get(f"/admin/schedule/{app}/{model}/1/").status_code == 404


@pytest.mark.parametrize(
    ("kind", "text", "words", "understood"),
    [
        ("moment", "29/11/2098 9.40", "Saturday 29 November 2098, 09:40, London", True),
        ("moment", "1/1/2001 09:40", "Monday 1 January 2001, 09:40, London: that has passed", True),
        (
            "moment",
            "soon",
            "“soon” has no time of day. Write it as 28/11/2026 09:40 or 28 November 2026, 9.40am.",
            False,
        ),
        ("day", "29/11/2098", "Saturday 29 November 2098", True),
        ("day", "2098", "“2098” has no day. Write it as 28/11/2026 or 28 November 2026.", False),
        ("day", "", "", False),
    ],
)
def test_what_is_understood_is_said_in_words(kind: str, text: str, words: str, understood: bool):
    client, _user = account("Contributor")
    answer = client.get(reverse("typed_time_words"), {"kind": kind, "text": text}).json()
    assert answer["understood"] is understood
    assert answer["words"] == words or not text


def test_an_embargo_is_typed_as_one_is_used_to():
    client, _user = account("Editor")
    send(client, reverse(ADD), title="Closed", access="embargoed", embargo_until="29 November 2098")
    assert str(Report.objects.get().get_latest_revision_as_object().embargo_until) == "2098-11-29"


def test_the_schedule_runs_at_its_minute():
    client, _user = account("Editor")
    soon = timezone.localtime() + timedelta(minutes=2)
    send(client, reverse(ADD), title="Soon", go_live_at=f"{soon:%d/%m/%Y %H:%M}", **{"action-publish": "schedule"})
    assert Report.objects.get().scheduled_revision.approved_go_live_at == soon.replace(second=0, microsecond=0)
