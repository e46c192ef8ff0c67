"""How long a request waits for the database: never for a question that does not end, nor for a server that hangs.

Two limits, for the processes that serve requests only (a migration may take an hour):

* PostgreSQL itself breaks off a statement after `DATABASE_STATEMENT_SECONDS`.
* A server that hangs breaks nothing off, and one whose machine is gone does not even refuse. So we wait for its socket
  ourselves (psycopg2's wait callback), and after a second of silence ask the server whether it still takes connections.
  If not, the wait ends with an error, and so do all others of this process for the next moments, without waiting.
"""

import select
import socket
import struct
import time
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import psycopg2
from django.conf import settings
from django.db.backends.signals import connection_created
from psycopg2 import extensions

__all__ = ["answers_new_connections", "limit_database_waits", "wait_for"]

PATIENCE = 0.9  # seconds of silence after which the server is asked whether it lives
PROBE_TIMEOUT = 0.4  # seconds
VERDICT_HOLDS = 2.0  # seconds
GRACE = 5.0  # seconds that a statement's own end may take to arrive
# "Do you speak TLS?", which a server answers by one byte before anything else (PostgreSQL's protocol, SSLRequest).
SSL_REQUEST = struct.pack("!ii", 8, 80877103)
SILENT = "the database does not answer"


class Verdict:
    """When this process last saw that the server hangs."""

    silent_until = 0.0


def limit_database_waits() -> None:
    """Sets both limits for every connection that this process makes from now on."""
    connection_created.connect(set_statement_timeout, dispatch_uid="http.set_statement_timeout")
    extensions.set_wait_callback(wait_for)


def set_statement_timeout(connection: Any, **_kwargs: object) -> None:
    """Tells the server after how many milliseconds to break off a statement."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = %s", [int(settings.DATABASE_STATEMENT_SECONDS * 1000)])


def wait_for(connection: Any) -> None:
    """psycopg2's wait callback: returns when the server has answered. Raises OperationalError for one that hangs."""
    limit = time.monotonic() + settings.DATABASE_STATEMENT_SECONDS + GRACE
    while (state := connection.poll()) != extensions.POLL_OK:
        reads = [connection] if state == extensions.POLL_READ else []
        writes = [connection] if state == extensions.POLL_WRITE else []
        patience = PATIENCE if time.monotonic() > Verdict.silent_until else PROBE_TIMEOUT
        if any(select.select(reads, writes, [], patience)):
            continue
        if time.monotonic() < Verdict.silent_until or not answers_new_connections(settings.DATABASES["default"]):
            Verdict.silent_until = time.monotonic() + VERDICT_HOLDS
            raise psycopg2.OperationalError(SILENT)
        if time.monotonic() > limit:
            raise psycopg2.OperationalError(SILENT)


def answers_new_connections(server: Mapping[str, Any]) -> bool:
    """Whether the server at that `HOST` and `PORT` (as in DATABASES) answers the first question of a new client."""
    host, port = server["HOST"] or "localhost", int(server["PORT"] or 5432)
    try:
        with closing(socket_to(host, port)) as probe:
            probe.sendall(SSL_REQUEST)
            return probe.recv(1) in (b"S", b"N")
    except OSError:
        return False


def socket_to(host: str, port: int) -> socket.socket:
    """A connection to the server, by the network or by the folder of its socket."""
    if not host.startswith("/"):
        return socket.create_connection((host, port), PROBE_TIMEOUT)
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(PROBE_TIMEOUT)
    try:
        connection.connect(f"{host}/.s.PGSQL.{port}")
    except OSError:
        connection.close()
        raise
    return connection
