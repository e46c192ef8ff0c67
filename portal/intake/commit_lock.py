"""One commit or undo at a time: an advisory lock of PostgreSQL, which it releases when a process is killed.

The progress stands in the connection's `application_name`: other connections see that before the transaction ends,
and it goes with the process.
"""

import re

from django.db import connection

__all__ = ["acquire_lock", "is_locked", "progress", "report_progress"]

EVERY = 25  # Records between two reports.
NAME = "portal intake"

LOCK = 0x1A7A4E  # Any number that nothing else in the portal locks.


def acquire_lock() -> None:
    """Waits until no other commit or undo is at work; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def is_locked() -> bool:
    """Whether a commit or undo is at work now, in whatever process."""
    # The list is of the whole server, which may hold other sites' databases.
    here = "SELECT oid FROM pg_database WHERE datname = current_database()"
    query = f"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND database = ({here}))"
    with connection.cursor() as cursor:
        cursor.execute(query, [LOCK])
        return bool(cursor.fetchone()[0])


def report_progress(done: int, total: int) -> None:
    """Shows other connections how many records of the commit or undo are done."""
    if done % EVERY == 0:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('application_name', %s, true)", [f"{NAME} {done}/{total}"])


def progress() -> tuple[int, int]:
    """How many records the commit or undo at work has done, and of how many; (0, 0) where none shows it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT application_name FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name LIKE %s",
            [f"{NAME} %"],
        )
        result = cursor.fetchone()
    numbers = re.findall("[0-9]+", result[0]) if result else []
    return (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 else (0, 0)
