"""A job while it runs: how far it is, whether it should stop, and its end, which belongs to the work's transaction."""

import threading
import time
from typing import Any, Protocol

from django.db import connection
from django.db.models import F
from django.utils import timezone

from portal.work import locks
from portal.work.models import Job

__all__ = [
    "STOPPING",
    "UNWATCHED",
    "CancelledError",
    "InterruptedWorkError",
    "LostError",
    "Progress",
    "RefusedWorkError",
    "Watcher",
]

SECONDS_BETWEEN_REPORTS = 0.25
# Set where the worker is told to end: the job in hand is given back, and done from its beginning by the next one.
STOPPING = threading.Event()

REPORT = """
UPDATE work_job SET done = %s, total = %s WHERE id = %s AND attempt = %s AND state = 'running'
RETURNING is_cancel_asked
"""


class RefusedWorkError(Exception):
    """The work cannot be done as things are; nothing was written. The message is a sentence that says what to do."""


class CancelledError(Exception):
    """Somebody asked to cancel the job."""


class InterruptedWorkError(Exception):
    """The worker was told to end."""


class LostError(Exception):
    """The job was given to another worker, which took this one for dead: this one may write nothing more."""


class Watcher(Protocol):
    """Whoever watches work, which calls these from inside its transaction."""

    def report(self, done: int, total: int) -> None:
        """Hears how many pieces are done; may raise what ends the work early."""

    def finish(self, message: str, url: str = "") -> None:
        """Hears what the work did, and where that is looked at, as the last thing before its transaction ends."""


class Unwatched:
    """Nobody watches: a command in a terminal."""

    def report(self, done: int, total: int) -> None:
        """Does nothing."""

    def finish(self, message: str, url: str = "") -> None:
        """Does nothing."""


UNWATCHED = Unwatched()


class Progress:
    """How far a job is, written on a connection of its own, so that others see it before the work's transaction ends.

    The lock by which the worker is known to live is on that connection too. Work that runs at once inside somebody's
    transaction (in tests) uses that transaction's connection: another would not see the job.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.is_apart = not connection.in_atomic_block
        self.session: Any = connection.copy() if self.is_apart else connection
        self.reported_at = 0.0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.is_apart:
            self.session.close()
        else:
            locks.release(locks.JOB, self.job.pk)

    def begin(self) -> bool:
        """Takes the job; False where another worker has it, or its attempt is over."""
        if not locks.take(locks.JOB, self.job.pk, self.session):
            return False
        mine = Job.objects.filter(pk=self.job.pk, attempt=self.job.attempt, state=Job.State.WAITING)
        values = {"state": Job.State.RUNNING, "started_at": timezone.now(), "done": 0, "message": ""}
        begun = bool(mine.update(**values))
        if begun:
            self.job.refresh_from_db()
        return begun

    def report(self, done: int, total: int) -> None:
        """Says how many pieces are done, at most four times a second. Raises what ends the work early: CancelledError,
        InterruptedWorkError, LostError; the work's transaction is rolled back by them."""
        if STOPPING.is_set():
            raise InterruptedWorkError
        now = time.monotonic()
        if now - self.reported_at < SECONDS_BETWEEN_REPORTS and done < total:
            return
        self.reported_at = now
        with self.session.cursor() as cursor:
            cursor.execute(REPORT, [done, total, self.job.pk, self.job.attempt])
            answer = cursor.fetchone()
        if answer is None:
            raise LostError
        if answer[0]:
            raise CancelledError

    def finish(self, message: str, url: str = "") -> None:
        """Ends the job well, on the work's own connection: call it last in the work's transaction, and "done" is
        written together with the work or not at all. Raises CancelledError or LostError instead."""
        mine = Job.objects.filter(pk=self.job.pk, attempt=self.job.attempt, state=Job.State.RUNNING)
        ended = {"state": Job.State.DONE, "message": message, "ended_at": timezone.now(), "done": F("total")}
        if url:
            ended["url"] = url
        if not mine.filter(is_cancel_asked=False).update(**ended):
            raise CancelledError if mine.exists() else LostError
