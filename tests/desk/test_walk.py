"""Every address of the admin, asked with GET and POST by everybody, answers as the table beside this file says.

The objects in the addresses are somebody else's drafts. An address without a row fails, and so does an answer that is
not the table's. For a new address, say in `addresses.py` what to put into its parameters if that is not known yet, then

    WRITE_WALK=1 .venv/bin/python -m pytest tests/desk/test_walk.py

writes what is missing or different into `walk.csv`; read the difference before it is committed. The answers:

    login    sent to the page to log in with        refused   told that they may not, or 403
    moved    sent on to another page                a number  the status
"""

import csv
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.desk.addresses import QUERIES, Address, admin_addresses, filled_in
from tests.desk.stranger import PAGE_WORD, RECORD_WORD, Stranger, contents, make_stranger
from tests.tools.accounts import account

TABLE = Path(__file__).parent / "walk.csv"
WHO = ("anonymous", "no role", "Researcher", "Contributor", "Editor", "Administrator")
METHODS = ("GET", "POST")
# Nobody but those who review and publish may read a word of somebody else's draft.
NOT_TO_READ = dict.fromkeys(("anonymous", "no role", "Researcher", "Contributor"), (RECORD_WORD, PAGE_WORD))
# Wagtail's own answer to a POST that leaves out what its form always sends, and the page that fails on purpose.
FAILING = {
    "admin/failwhale/",
    "admin/choose-external-link/",
    "admin/redirects/import/process/",
    "admin/pages/<int:page_id>/copy/",
}

pytestmark = pytest.mark.django_db

Row = tuple[str, str]


def read_table() -> dict[Row, dict[str, str]]:
    if not TABLE.exists():
        return {}
    with TABLE.open(newline="") as file:
        return {(row["address"], row["method"]): row for row in csv.DictReader(file)}


def write_table(who: str, answers: dict[Row, str]) -> None:
    """Puts one column into the table; rows of addresses that are gone go."""
    table = read_table()
    with TABLE.open("w", newline="") as file:
        writer = csv.DictWriter(file, ["address", "method", *WHO], lineterminator="\n")
        writer.writeheader()
        for (address, method), answer in sorted(answers.items()):
            old = table.get((address, method), {})
            columns = {name: old.get(name, "") for name in WHO}
            writer.writerow({"address": address, "method": method, **columns, who: answer})


def ask(client: Client, session: str | None, address: Address, method: str, other: Stranger) -> HttpResponse:
    """The answer to whoever has that session."""
    client.cookies.clear()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    where = filled_in(address, other)
    query = QUERIES.get(address.name, lambda other: {})(other)
    return client.get(where, query) if method == "GET" else client.post(where, query_params=query)


def in_words(response: HttpResponse) -> str:
    if response.status_code == 403 or was_refused(response):
        return "refused"
    if response.status_code in (301, 302):
        return "login" if response["Location"].startswith("/admin/login/") else "moved"
    return str(response.status_code)


def was_refused(response: HttpResponse) -> bool:
    """Wagtail sends whoever may not to the admin's first page, with a word that they may not."""
    said = [str(message) for message in get_messages(response.wsgi_request)]
    return any("do not have permission" in one for one in said)


def session_of(who: str) -> str | None:
    if who == "anonymous":
        return None
    client, _user = account("" if who == "no role" else who)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_every_address_has_its_row_and_every_row_its_address():
    addresses = {(address.route, method) for address in admin_addresses() for method in METHODS}
    assert len(addresses) > 700
    if not os.environ.get("WRITE_WALK"):
        table = read_table()
        assert sorted(addresses - set(table)) == [], "rows are missing: see the top of this file"
        assert sorted(set(table) - addresses) == [], "rows of addresses that are gone: see the top of this file"
        assert [row for row, columns in table.items() if not all(columns[who] for who in WHO)] == []


@pytest.mark.parametrize("who", WHO)
def test_every_address_answers_as_the_table_says(who: str):
    other, session, client = make_stranger(), session_of(who), Client(raise_request_exception=False)
    before = contents(other)
    answers: dict[Row, str] = {}
    read: list[str] = []
    for address in admin_addresses():
        for method in METHODS:
            with transaction.atomic():
                response = ask(client, session, address, method, other)
                answers[address.route, method] = in_words(response)
                body = b"" if response.streaming else response.content
                words = NOT_TO_READ.get(who, ())
                read += [f"{method} {address.route} says {word}" for word in words if word.encode() in body]
                if who in NOT_TO_READ and answers[address.route, method] not in ("refused", "login", "404"):
                    assert contents(other) == before, f"{method} {address.route} changed somebody else's work"
                transaction.set_rollback(True)
    if os.environ.get("WRITE_WALK"):
        write_table(who, answers)
    assert "\n".join(read) == ""
    table = read_table()
    assert {row: answer for row, answer in answers.items() if table.get(row, {}).get(who) != answer} == {}
    assert [row for row, answer in answers.items() if answer.startswith("5") and row[0] not in FAILING] == []
