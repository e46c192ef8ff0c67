"""The log: one JSON line a request and an act of staff, and nothing in it that a visitor would not want told."""

import json
import logging

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django.fixtures import Settings

from portal.http.json_lines import JsonFormatter
from portal.records.outputs.models import Output


@pytest.fixture
def entries(caplog: pytest.LogCaptureFixture):
    """What the log says, line by line, as a supervisor reads it."""
    for name in ("portal.requests", "portal.audit"):
        logger = logging.getLogger(name)
        logger.addHandler(caplog.handler)
        caplog.set_level(logging.INFO, name)
    yield lambda name: [json.loads(JsonFormatter().format(entry)) for entry in caplog.records if entry.name == name]
    for name in ("portal.requests", "portal.audit"):
        logging.getLogger(name).removeHandler(caplog.handler)


def test_a_request_is_one_line_with_its_number(demo: None, client: Client, entries):
    answer = client.get("/findings/?secret=1", REMOTE_ADDR="203.0.113.5", HTTP_USER_AGENT="Browser/1")
    (entry,) = entries("portal.requests")
    assert entry["id"] == answer["X-Request-ID"]
    assert (entry["method"], entry["address"], entry["status"]) == ("GET", "/findings/", 200)
    assert 0 <= entry["ms"] < 60_000
    assert set(entry) == {"at", "level", "log", "id", "method", "address", "status", "ms"}


@pytest.mark.parametrize(
    ("address", "kept_back"),
    [
        ("/search/?q=my+illness", "illness"),
        ("/admin/password_reset/confirm/MQ/abc-token/", "abc-token"),
        ("/admin/login/?next=/admin/pages/77/", "77"),
        ("/nothing-here/jane.doe@example.org", "jane.doe"),
    ],
)
def test_nothing_of_a_visitor_is_in_it(demo: None, client: Client, entries, address: str, kept_back: str):
    client.get(address, HTTP_USER_AGENT="Browser/1", HTTP_REFERER="https://elsewhere.example/")
    text = json.dumps(entries("portal.requests"))
    assert entries("portal.requests")
    for word in (kept_back, "Browser", "elsewhere", "127.0.0.1"):
        assert word not in text


def test_signs_of_life_fill_no_log(db: None, client: Client, entries):
    client.get("/healthz")
    client.get("/readyz")
    assert entries("portal.requests") == []


def test_an_act_of_staff_is_a_line_too(demo: None, entries):
    editor = get_user_model().objects.create_superuser("editor")
    output = Output.objects.visible().with_own_table().first()
    output.save_revision(user=editor, log_action=True)
    (entry,) = entries("portal.audit")
    assert (entry["action"], entry["object"], entry["user"]) == ("wagtail.edit", str(output.pk), editor.pk)
    assert "editor" not in json.dumps(entry)


def test_a_message_cannot_forge_a_second_line():
    entry = logging.LogRecord("django", logging.ERROR, "", 0, 'Bad\n{"log": "portal.audit"}', None, None)
    assert len(JsonFormatter().format(entry).splitlines()) == 1


def test_metrics_answer_on_this_machine_only(db: None, client: Client, settings: Settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS = True
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert b"python_info" in answer.content
    assert client.get("/metrics", HTTP_X_FORWARDED_FOR="203.0.113.5").status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.5").status_code == 404
