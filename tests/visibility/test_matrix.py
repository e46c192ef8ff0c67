"""States, channels and viewers: what each address gives of what is in each state, to whom.

    shown    the answer says the word, or is the file      silent   an ordinary answer without it
    login    sent to a form to log in with                 a number the status

A new address or type of page without a channel in `channels.py` fails. For a new one, add it there and then

    WRITE_MATRIX=1 .venv/bin/python -m pytest tests/visibility/test_matrix.py

writes `matrix.csv` anew; read the difference before it is committed.
"""

import csv
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.tools.accounts import account
from tests.visibility.channels import CHANNELS, COMMON, WITHOUT_CONTENT, Channel, Things, make_things, public_names

TABLE = Path(__file__).parent / "matrix.csv"
VIEWERS = ("anonymous", "no role", "Researcher", "Contributor", "Editor", "Administrator")
DAY = timedelta(days=1)
KINDS = ("output", "person", "grant", "finding", "case", "page")

pytestmark = pytest.mark.usefixtures("demo")

Row = tuple[str, str]


def change(things: Things, of: Callable[[Any], dict[str, Any]]) -> None:
    """Sets fields of everything in the database, as a lapse of time or another program would."""
    for name in KINDS:
        thing = getattr(things, name)
        type(thing)._base_manager.filter(pk=thing.pk).update(**of(thing))


def unpublish(things: Things) -> None:
    for name in KINDS:
        getattr(things, name).unpublish()


def make_private(things: Things) -> None:
    """Keeps records private, and pages for whoever logs in."""
    for name in KINDS:
        thing = getattr(things, name)
        if isinstance(thing, Page):
            PageViewRestriction.objects.create(page=thing, restriction_type=PageViewRestriction.LOGIN)
        else:
            type(thing)._base_manager.filter(pk=thing.pk).update(is_private=True)


def withdraw(things: Things) -> None:
    finding = things.finding
    finding.status, finding.status_reason, finding.change_note = "withdrawn", "Misread.", "Withdrawn"
    finding.save_revision().publish()


def embargo(things: Things) -> None:
    type(things.output).objects.filter(pk=things.output.pk).update(
        access="embargoed", embargo_until=timezone.localdate() + DAY
    )


STATES: dict[str, Callable[[Things], None]] = {
    "public": lambda things: None,
    "unpublished": unpublish,
    "private": make_private,
    "scheduled": lambda things: change(things, lambda _thing: {"go_live_at": timezone.now() + DAY}),
    "expired": lambda things: change(things, lambda _thing: {"expire_at": timezone.now() - DAY}),
    "withdrawn": withdraw,
    "embargoed": embargo,
}
# The states that only one kind of thing has: other channels are asked nothing of them.
ONLY = {"withdrawn": "finding", "embargoed": "output"}


def answer(client: Client, channel: Channel, things: Things, state: str) -> str:
    response = client.get(channel.where(things))
    if response.status_code == 302:
        return "login"
    if response.status_code != 200:
        return str(response.status_code)
    if response.streaming and channel.name.startswith(("media_file", "wagtaildocs", "output_file")):
        return "shown"
    body = b"".join(response) if response.streaming else response.content
    text = body.decode("utf-8", errors="replace")
    return "shown" if any(words in text for words in words_of(things, state)) else "silent"


def words_of(things: Things, state: str) -> list[str]:
    """What is looked for: the word; in a state that only one kind of thing has, the name, address or claim of that."""
    kind = ONLY.get(state)
    return [f"{things.word}{rest}" for rest in (f" {kind}", f"-{kind}", f" {COMMON}")] if kind else [things.word]


def asked(state: str) -> list[Channel]:
    kind = ONLY.get(state)
    return [channel for channel in CHANNELS if kind is None or channel.of in ("", kind)]


def read_table() -> dict[Row, dict[str, str]]:
    if not TABLE.exists():
        return {}
    with TABLE.open(newline="") as file:
        return {(row["state"], row["channel"]): row for row in csv.DictReader(file)}


def write_table(viewer: str, answers: dict[Row, str]) -> None:
    table = read_table()
    with TABLE.open("w", newline="") as file:
        writer = csv.DictWriter(file, ["state", "channel", *VIEWERS], lineterminator="\n")
        writer.writeheader()
        for (state, channel), given in answers.items():
            old = table.get((state, channel), {})
            columns = {name: old.get(name, "") for name in VIEWERS}
            writer.writerow({"state": state, "channel": channel, **columns, viewer: given})


def test_every_address_and_every_type_of_page_is_a_channel():
    named = {channel.name.partition(":")[0].partition(" of ")[0] for channel in CHANNELS}
    assert public_names() - WITHOUT_CONTENT == named


def test_every_channel_has_its_row_in_every_state_and_every_row_its_channel():
    if not os.environ.get("WRITE_MATRIX"):
        assert set(read_table()) == {(state, channel.name) for state in STATES for channel in asked(state)}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_everybody_is_given_what_the_table_says(viewer: str):
    client = Client()
    if viewer != "anonymous":
        client, _user = account("" if viewer == "no role" else viewer)
    answers: dict[Row, str] = {}
    for number, (state, enter) in enumerate(STATES.items(), 300):
        things = make_things(f"zq{state}", number)
        enter(things)
        for channel in asked(state):
            answers[state, channel.name] = answer(client, channel, things, state)
    if os.environ.get("WRITE_MATRIX"):
        write_table(viewer, answers)
    table = read_table()
    assert {row: given for row, given in answers.items() if table.get(row, {}).get(viewer) != given} == {}


def test_nobody_outside_the_staff_is_shown_anything_hidden():
    """What the table must not say, however it was written."""
    hidden = [row for (state, _channel), row in read_table().items() if state not in ("public", *ONLY)]
    for viewer in ("anonymous", "no role", "Researcher", "Contributor"):
        shown = [(row["state"], row["channel"]) for row in hidden if row[viewer] == "shown"]
        restricted = [(state, channel) for state, channel in shown if state == "private" and viewer != "anonymous"]
        assert [pair for pair in shown if pair not in restricted] == []
        # A page kept for whoever logs in is given to whoever did, and so are its pictures.
        assert {channel for _state, channel in restricted} <= {
            "public.FindingPage", "public.CaseStudyPage", "public.ContentPage", "media_file of a picture in a finding",
            "public.FindingPage: as Markdown", "public.ContentPage: as Markdown",
        }  # fmt: skip
