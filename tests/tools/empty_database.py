"""Databases of the tests' server, for commands that are run as somebody else would run them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg2
from django.conf import settings


def address_of(name: str) -> str:
    """The address of a database on the server of the tests, as DATABASE_URL takes it."""
    server = settings.DATABASES["default"]
    word = f":{server['PASSWORD']}" if server.get("PASSWORD") else ""
    host = str(server["HOST"]).replace("/", "%2F") + (f":{server['PORT']}" if server["PORT"] else "")
    return f"postgres://{server['USER']}{word}@{host}/{name}"


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """A `with` block during which there is a new database of that name; gives its address."""
    with closing(psycopg2.connect(address_of(settings.MAINTENANCE_DATABASE))) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
        try:
            yield address_of(name)
        finally:
            connection.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
