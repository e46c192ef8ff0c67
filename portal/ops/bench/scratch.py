"""A database of the benchmark's own, so that nobody's content is touched."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, connections

__all__ = ["scratch_database"]

NAME = "portal_bench"


@contextmanager
def scratch_database() -> Iterator[None]:
    """A `with` block in which Django's database is a fresh, migrated one with the demo in it."""
    chosen = connections.settings["default"]
    own = chosen["NAME"]
    drop(NAME)
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{NAME}"')
    connection.close()
    chosen["NAME"] = NAME
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_demo", verbosity=0)
        yield
    finally:
        connection.close()
        chosen["NAME"] = own
        drop(NAME)


def drop(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
