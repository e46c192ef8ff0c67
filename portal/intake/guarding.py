"""One commit or undo at a time: a lock of the database's own, which a killed process lets go of."""

from django.db import connection

__all__ = ["hold", "is_held"]

LOCK = 0x1A7A4E  # Any number that nothing else in the portal locks.


def hold() -> None:
    """Waits until no other commit or undo is at work; the lock is let go of with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def is_held() -> bool:
    """Whether a commit or undo is at work now, in whatever process."""
    asked = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted)"
    with connection.cursor() as cursor:
        cursor.execute(asked, [LOCK])
        return bool(cursor.fetchone()[0])
