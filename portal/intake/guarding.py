"""One commit or undo at a time: a lock of the database's own, which a killed process lets go of.

How far it is stands in the name of its connection: that is seen by others before the transaction ends, and goes with
the process, whatever ends it.
"""

import re

from django.db import connection

__all__ = ["hold", "is_held", "progress", "tell"]

EVERY = 25
NAME = "portal intake"

LOCK = 0x1A7A4E  # Any number that nothing else in the portal locks.


def hold() -> None:
    """Waits until no other commit or undo is at work; the lock is let go of with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def is_held() -> bool:
    """Whether a commit or undo is at work now, in whatever process."""
    # The list is of the whole server, which may hold other sites' databases.
    here = "SELECT oid FROM pg_database WHERE datname = current_database()"
    asked = f"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND database = ({here}))"
    with connection.cursor() as cursor:
        cursor.execute(asked, [LOCK])
        return bool(cursor.fetchone()[0])


def tell(done: int, total: int) -> None:
    """Says how many rows of the commit at work are written."""
    if done % EVERY == 0:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('application_name', %s, true)", [f"{NAME} {done}/{total}"])


def progress() -> tuple[int, int]:
    """How many rows are written, and of how many; (0, 0) where nothing is said."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT application_name FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name LIKE %s",
            [f"{NAME} %"],
        )
        found = cursor.fetchone()
    numbers = re.findall("[0-9]+", found[0]) if found else []
    return (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 else (0, 0)
