"""Locks that PostgreSQL takes back when the process that holds them dies, even by kill -9.

They are advisory locks of a session or a transaction, so a dead worker is known by its lock, not by a clock. A pooler
that gives one session to several clients (PgBouncer's transaction mode) breaks the former: a worker needs a connection
of its own.
"""

from typing import Any

from django.db import connection

__all__ = ["JOB", "SCHEDULE", "is_free", "release", "take"]

# The first of the two numbers of each lock: any that nothing else in the portal locks.
JOB = 0x0B0B
SCHEDULE = 0x5C4D


def take(kind: int, key: int, session: Any = None) -> bool:
    """Takes the lock for the session of that connection (the thread's own, unless another is given), if it is free."""
    with (session or connection).cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [kind, key])
        return bool(cursor.fetchone()[0])


def release(kind: int, key: int, session: Any = None) -> None:
    """Gives a lock of the session back."""
    with (session or connection).cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [kind, key])


def is_free(kind: int, key: int) -> bool:
    """Whether no other session holds the lock; if so it is this transaction's until its end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [kind, key])
        return bool(cursor.fetchone()[0])
