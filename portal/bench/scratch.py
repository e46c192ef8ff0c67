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
    database = connections.settings["default"]
    own_name = database["NAME"]
    drop(NAME)
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{NAME}"')
    connection.close()
    database["NAME"] = NAME
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_demo", verbosity=0)
        yield
    finally:
        connection.close()
        database["NAME"] = own_name
        drop(NAME)


def drop(name: str) -> None:
    """Drops the database of that name, if there is one, also while somebody is connected."""
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
