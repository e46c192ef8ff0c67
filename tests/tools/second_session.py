"""A second session of the test's database, as another process has."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def second_session() -> Iterator[Any]:
    """A cursor on a connection of its own, which is closed at the end."""
    session = connection.copy()
    try:
        with session.cursor() as cursor:
            yield cursor
    finally:
        session.close()
