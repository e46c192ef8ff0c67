"""Commits and undos of many records in a thread, after the request that asked for them: no browser waits so long.

A thread is enough, since each is one transaction: a process that ends in the middle has written nothing, and the page
that waits for it sees that no process holds the lock any more.
"""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections, connection

from portal.accounts.models import User
from portal.intake.commit import NotCommittedError, commit
from portal.intake.commit_lock import is_locked
from portal.intake.models import IntakeRun
from portal.intake.undo import undo

__all__ = ["MOST_WHILE_WAITING", "STATE_BEFORE", "commit_in_background", "release_broken_off", "undo_in_background"]

MOST_WHILE_WAITING = 100  # Records that are written while the browser waits: a few seconds.
BROKEN_OFF = "This was broken off before its end, and nothing of it was written. Press the button again."
FAULT = "This failed, and nothing of it was written. Press again; if that fails too, tell whoever runs the portal."
logger = logging.getLogger(__name__)

State = IntakeRun.State
Work = Callable[[IntakeRun, User | None], IntakeRun]
# The states of a run that is being written, and the state to which it returns if that is broken off.
STATE_BEFORE = {State.COMMITTING: State.REVIEW, State.UNDOING: State.COMMITTED}


def commit_in_background(run: IntakeRun, user: User | None) -> None:
    """Starts the commit in a thread; the run's state and message show its end."""
    start_in_background(run, user, State.COMMITTING, commit)


def undo_in_background(run: IntakeRun, user: User | None) -> None:
    """Starts the undo in a thread; the run's state and message show its end."""
    start_in_background(run, user, State.UNDOING, undo)


def start_in_background(run: IntakeRun, user: User | None, state: State, work: Work) -> None:
    """Starts `work` in a thread, if the run is in the state that comes before `state`."""
    started = IntakeRun.objects.filter(pk=run.pk, state=STATE_BEFORE[state]).update(state=state, message="")
    if started:
        threading.Thread(target=run_in_thread, args=(run, user, state, work), name=thread_name(run)).start()


def run_in_thread(run: IntakeRun, user: User | None, state: State, work: Work) -> None:
    """Does the work with a connection of its own; a failure returns the run to its state before, with a message."""
    close_old_connections()
    try:
        work(run, user)
    except NotCommittedError as error:
        return_to_state_before(run, state, str(error))
    except Exception:  # Nobody waits for this thread: what went wrong is kept for whoever runs the portal.
        logger.exception("Intake %s failed", run.pk)
        return_to_state_before(run, state, FAULT)
    finally:
        connection.close()


def return_to_state_before(run: IntakeRun, state: State, message: str) -> None:
    """Returns the run to the state before `state`, unless it has left `state` already."""
    IntakeRun.objects.filter(pk=run.pk, state=state).update(state=STATE_BEFORE[state], message=message)


def release_broken_off(run: IntakeRun) -> None:
    """Returns a run to its state before, if neither this process nor another is writing it any more."""
    state = State(run.state)
    if (
        state in STATE_BEFORE
        and not is_locked()
        and thread_name(run) not in {thread.name for thread in threading.enumerate()}
    ):
        return_to_state_before(run, state, BROKEN_OFF)
        run.refresh_from_db()


def thread_name(run: IntakeRun) -> str:
    """The name of the thread that writes the run."""
    return f"intake {run.pk}"
