"""Reading from a copy of the database: visitors' pages only, and never after a write.

Staff, whoever is let in by a password, and every command read what they have just written, and so ask the database
itself. A copy that is away is left alone for a while, and the database itself answers.
"""

import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import OperationalError, connections
from django.http import HttpRequest, HttpResponseBase

__all__ = ["ReplicaRouter", "read_from_replica"]

REPLICA = "replica"
PAUSE = 30  # seconds
reading = ContextVar("reading from the replica", default=False)


class ReplicaRouter:
    """Django's router: which database a question goes to."""

    def db_for_read(self, _model: Any, **_hints: Any) -> str | None:
        """The copy, while a visitor's page is made and nothing was written."""
        return REPLICA if reading.get() else None

    def db_for_write(self, _model: Any, **_hints: Any) -> str:
        """The database itself, which answers everything from then on."""
        reading.set(False)
        return "default"

    def allow_relation(self, _first: Any, _second: Any, **_hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, database: str, _app_label: str, **_hints: Any) -> bool:
        """The copy follows by itself."""
        return database != REPLICA


class Availability:
    """Whether the copy answers; it is asked again after a pause."""

    def __init__(self) -> None:
        self.away_until = 0.0

    def is_there(self) -> bool:
        """Whether it can be asked now."""
        if time.monotonic() < self.away_until:
            return False
        try:
            connections[REPLICA].ensure_connection()
        except OperationalError:
            self.away_until = time.monotonic() + PAUSE
            return False
        return True


AVAILABILITY = Availability()


def may_read_old(request: HttpRequest) -> bool:
    """Whether the request only reads, for somebody who has written nothing: readers have no session."""
    return request.method in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in request.COOKIES


def read_from_replica(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, first of all: has visitors' pages made from the copy."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        token = reading.set(may_read_old(request) and AVAILABILITY.is_there())
        try:
            return get_response(request)
        finally:
            reading.reset(token)

    return middleware
