"""Visitors' pages are read from the copy of the database; nothing else is, and nothing after a write."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from portal.http import replicas
from portal.http.replicas import ReplicaRouter, read_from_replica

ROUTER = ReplicaRouter()


class Copy:
    """Stands for the connection to the copy."""

    def __init__(self, is_away: bool = False) -> None:
        self.is_away = is_away
        self.asked = 0

    def ensure_connection(self) -> None:
        self.asked += 1
        if self.is_away:
            raise OperationalError("away")


@pytest.fixture
def copy(monkeypatch: pytest.MonkeyPatch) -> Copy:
    copy = Copy()
    monkeypatch.setattr(replicas, "connections", {"replica": copy})
    monkeypatch.setattr(replicas, "AVAILABILITY", replicas.Availability())
    return copy


def databases_of(request: HttpRequest) -> list[str | None]:
    """What is read from before and after a write, in the middle of that request."""
    seen: list[str | None] = []

    def view(_request: HttpRequest) -> HttpResponse:
        seen.append(ROUTER.db_for_read(None))
        assert ROUTER.db_for_write(None) == "default"
        seen.append(ROUTER.db_for_read(None))
        return HttpResponse()

    read_from_replica(view)(request)
    return seen


def test_a_visitors_page_is_read_from_the_copy_until_something_is_written(copy: Copy):
    assert databases_of(RequestFactory().get("/")) == ["replica", None]
    assert ROUTER.db_for_read(None) is None


def test_whoever_is_logged_in_or_posts_reads_what_was_written(copy: Copy, settings: Settings):
    staff = RequestFactory().get("/")
    staff.COOKIES[settings.SESSION_COOKIE_NAME] = "anything"
    assert databases_of(staff) == [None, None]
    assert databases_of(RequestFactory().post("/")) == [None, None]
    assert copy.asked == 0


def test_a_copy_that_is_away_is_left_alone_for_a_while(copy: Copy):
    copy.is_away = True
    assert databases_of(RequestFactory().get("/")) == [None, None]
    assert databases_of(RequestFactory().get("/")) == [None, None]
    assert copy.asked == 1
    replicas.AVAILABILITY.away_until = 0
    copy.is_away = False
    assert databases_of(RequestFactory().get("/")) == ["replica", None]


def test_the_copy_follows_by_itself():
    assert ROUTER.allow_migrate("default", "records")
    assert not ROUTER.allow_migrate("replica", "records")
    assert ROUTER.allow_relation(None, None)
