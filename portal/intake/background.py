"""Commits of many records, beside the request that asked for them: a browser waits for no ten thousand.

A thread is enough, since the commit is one transaction: a process that ends in the middle has written nothing, and
the page that waits for it sees that nobody holds the lock any more and says so.
"""

import logging
import threading
from typing import Any

from django.db import close_old_connections, connection

from portal.intake.committing import NotCommittedError, commit
from portal.intake.guarding import is_held
from portal.intake.models import IntakeRun

__all__ = ["FEW", "commit_beside", "notice_broken_off"]

FEW = 200  # So many are written while the browser waits: a few seconds.
BROKEN_OFF = "The commit was broken off, and nothing of it was written. Commit again."
FAULT = (
    "The commit failed, and nothing of it was written. Commit again; if that fails too, tell whoever runs the portal."
)
logger = logging.getLogger(__name__)


def commit_beside(run: IntakeRun, user: Any) -> None:
    """Begins the commit in a thread; its end shows in the run's state and message."""
    if IntakeRun.objects.filter(pk=run.pk, state=IntakeRun.State.REVIEW).update(state=IntakeRun.State.COMMITTING):
        threading.Thread(target=committed, args=(run, user), name=f"intake {run.pk}").start()


def committed(run: IntakeRun, user: Any) -> None:
    close_old_connections()
    try:
        commit(run, user)
    except NotCommittedError as error:
        given_back(run, str(error))
    except Exception:  # Nobody waits for this thread: what went wrong is kept for whoever runs the portal.
        logger.exception("Intake %s could not be committed", run.pk)
        given_back(run, FAULT)
    finally:
        connection.close()


def given_back(run: IntakeRun, message: str) -> None:
    """To the review, unless the run was sent to be compared again."""
    waiting = IntakeRun.objects.filter(pk=run.pk, state=IntakeRun.State.COMMITTING)
    waiting.update(state=IntakeRun.State.REVIEW, message=message)


def notice_broken_off(run: IntakeRun) -> None:
    """Gives a run back to the review whose commit nobody is at any more, in this process or another."""
    if run.state != IntakeRun.State.COMMITTING or is_held() or threaded(run):
        return
    given_back(run, BROKEN_OFF)
    run.refresh_from_db()


def threaded(run: IntakeRun) -> bool:
    """Whether a thread of this process is at it."""
    return any(thread.name == f"intake {run.pk}" for thread in threading.enumerate())
