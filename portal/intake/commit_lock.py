"""One commit at a time: an advisory lock of PostgreSQL, which it releases when a process is killed."""

import time

from django.db import connection

from portal.work.progress import Watcher

__all__ = ["acquire_lock"]

LOCK = 0x1A7A4E  # Any number that nothing else in the portal locks.
SECONDS_BETWEEN_TRIES = 0.2


def acquire_lock(progress: Watcher) -> None:
    """Waits until no other commit is at work; the lock ends with the transaction. Who waits can be cancelled."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        while not cursor.fetchone()[0]:
            progress.report(0, 0)
            time.sleep(SECONDS_BETWEEN_TRIES)
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
