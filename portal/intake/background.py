"""Commits and undos of many records, beside the request that asked for them: no browser waits for ten thousand.

A thread is enough, since each is one transaction: a process that ends in the middle has written nothing, and the page
that waits for it sees that nobody holds the lock any more and says so.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections, connection

from portal.intake.committing import NotCommittedError, commit
from portal.intake.guarding import is_held
from portal.intake.models import IntakeRun
from portal.intake.undoing import undo

__all__ = ["BEFORE", "FEW", "commit_beside", "notice_broken_off", "undo_beside"]

FEW = 100  # So many are written while the browser waits: a few seconds.
BROKEN_OFF = "This was broken off before its end, and nothing of it was written. Press the button again."
FAULT = "This failed, and nothing of it was written. Press again; if that fails too, tell whoever runs the portal."
logger = logging.getLogger(__name__)

State = IntakeRun.State
# What is at work, and what the run goes back to if that is broken off.
BEFORE = {State.COMMITTING: State.REVIEW, State.UNDOING: State.COMMITTED}


def commit_beside(run: IntakeRun, user: Any) -> None:
    """Begins the commit in a thread; its end shows in the run's state and message."""
    beside(run, user, State.COMMITTING, commit)


def undo_beside(run: IntakeRun, user: Any) -> None:
    """Begins the undo in a thread."""
    beside(run, user, State.UNDOING, undo)


def beside(run: IntakeRun, user: Any, state: State, doing: Callable[[IntakeRun, Any], Any]) -> None:
    begun = IntakeRun.objects.filter(pk=run.pk, state=BEFORE[state]).update(state=state, message="")
    if begun:
        threading.Thread(target=done, args=(run, user, state, doing), name=thread_name(run)).start()


def done(run: IntakeRun, user: Any, state: State, doing: Callable[[IntakeRun, Any], Any]) -> None:
    close_old_connections()
    try:
        doing(run, user)
    except NotCommittedError as error:
        give_back(run, state, str(error))
    except Exception:  # Nobody waits for this thread: what went wrong is kept for whoever runs the portal.
        logger.exception("Intake %s failed", run.pk)
        give_back(run, state, FAULT)
    finally:
        connection.close()


def give_back(run: IntakeRun, state: State, message: str) -> None:
    """To where it was before, unless it has been taken further already."""
    IntakeRun.objects.filter(pk=run.pk, state=state).update(state=BEFORE[state], message=message)


def notice_broken_off(run: IntakeRun) -> None:
    """Gives a run back that waits for what nobody is at any more, in this process or another."""
    state = State(run.state)
    if state in BEFORE and not is_held() and thread_name(run) not in {thread.name for thread in threading.enumerate()}:
        give_back(run, state, BROKEN_OFF)
        run.refresh_from_db()


def thread_name(run: IntakeRun) -> str:
    return f"intake {run.pk}"
