"""The worker: does the jobs one by one; a thread beside it looks after schedules and after what others broke off."""

import sys
import threading
import time
from types import FrameType

from django.db import DatabaseError, InterfaceError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker

from portal.work.broken_off import take_up_again
from portal.work.jobs import BACKEND
from portal.work.progress import STOPPING
from portal.work.recurring import run_due

__all__ = ["look_after", "work"]

SECONDS_BETWEEN_LOOKS = 5.0  # at the queue's clock: schedules, and jobs whose worker is gone
SECONDS_WITHOUT_DATABASE = 2.0
SECONDS_BETWEEN_TASKS = 0.3  # with nothing to do: what is asked for begins within this time


class Worker(db_worker.Worker):
    """django-tasks-db's worker, which ends soon when told to: the job in hand is given back, not finished."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """The signal handler: it raises nothing (see `launch.signals`); the job in hand ends at its next report."""
        self.running = False
        STOPPING.set()


def work(batch: bool = False) -> None:
    """Does jobs until told to end by SIGTERM or SIGINT, or until none is left (`batch`). A database that is away is
    waited for: django-tasks-db's own command would end."""
    STOPPING.clear()
    worker = Worker(
        queue_names=["*"],
        interval=SECONDS_BETWEEN_TASKS,
        batch=batch,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    if batch:
        look_after()
        worker.run()
        return
    worker.configure_signals()
    threading.Thread(target=look_after_for_ever, name="schedules", daemon=True).start()
    while worker.running:
        try:
            worker.run()
        except (DatabaseError, InterfaceError) as error:
            connections.close_all()
            print(f"  The worker waits for the database: {error}".rstrip(), file=sys.stderr, flush=True)
            STOPPING.wait(SECONDS_WITHOUT_DATABASE)


def look_after_for_ever() -> None:
    """Looks after schedules and broken off jobs until the process ends."""
    while not STOPPING.is_set():
        try:
            look_after()
        except (DatabaseError, InterfaceError) as error:
            print(f"  Schedules wait for the database: {error}".rstrip(), file=sys.stderr, flush=True)
        finally:
            connections.close_all()
        time.sleep(SECONDS_BETWEEN_LOOKS)


def look_after() -> None:
    """Takes up what was broken off, and does the recurring work whose turn has come."""
    take_up_again()
    run_due()
