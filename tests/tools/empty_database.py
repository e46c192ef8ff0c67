"""A database beside the tests' own, empty, for commands that are run as somebody else would run them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg2
from django.conf import settings


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """A `with` block during which there is a new database of that name on the server of the tests; gives its
    address, as DATABASE_URL takes it."""
    server = settings.DATABASES["default"]
    values = {"host": server["HOST"], "port": server["PORT"] or None, "user": server["USER"]}
    values |= {"password": server.get("PASSWORD") or None, "dbname": settings.MAINTENANCE_DATABASE}
    with closing(psycopg2.connect(**values)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
        word = f":{values['password']}" if values["password"] else ""
        host = str(values["host"]).replace("/", "%2F") + (f":{values['port']}" if values["port"] else "")
        try:
            yield f"postgres://{values['user']}{word}@{host}/{name}"
        finally:
            connection.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
