"""Asking for work beside the request, and doing it.

    @job
    def commit_run(progress: Progress, run: int) -> str: ...

    start(commit_run, title="…", user=request.user, url="…", subject="intake.run:12", run=12)

The function gives a sentence that says what it did, raises RefusedWorkError where it cannot be done, and may be broken
off anywhere and begun anew: all it writes stands in one transaction, or in batches that it can go on after.
"""

import functools
import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks.base import Task

from portal.work.models import Job
from portal.work.progress import CancelledError, InterruptedWorkError, LostError, Progress, RefusedWorkError

__all__ = ["BACKEND", "again", "cancel", "enqueue", "job", "start"]

BACKEND = "work"  # Its name in TASKS; Wagtail's own small tasks stay on "default", at once.
MOST_ATTEMPTS = 5
logger = logging.getLogger(__name__)

Work = Callable[..., str | None]


def job(function: Work) -> Task:
    """Makes a task of a function that takes a Progress and arguments that JSON can hold."""

    @functools.wraps(function)
    def run(key: int, attempt: int) -> None:
        """What the worker calls."""
        perform(function, key, attempt)

    made: Task = task(backend=BACKEND)(run)
    return made


def start(
    work: Task,
    *,
    title: str,
    user: AbstractUser | AnonymousUser | None,
    url: str = "",
    subject: str = "",
    **arguments: Any,
) -> Job:
    """A new job, waiting for a worker; the active one of that subject, where there is one."""
    values = {"task": work.module_path, "arguments": arguments, "title": title[:300], "url": url, "subject": subject}
    try:
        with transaction.atomic():
            made = Job.objects.create(made_by_id=user.pk if user else None, **values)
    except IntegrityError:
        return Job.objects.active().about(subject).first() or start(
            work, title=title, user=user, url=url, subject=subject, **arguments
        )
    enqueue(made)
    return made


def enqueue(waiting: Job) -> None:
    """Gives a waiting job to the workers."""
    work: Task = import_string(waiting.task)
    result = work.enqueue(waiting.pk, waiting.attempt)
    Job.objects.filter(pk=waiting.pk).update(task_id=result.id)
    waiting.refresh_from_db()


def again(ended: Job, user: AbstractUser | AnonymousUser) -> Job:
    """The same work once more, as a job of its own."""
    values = {"title": ended.title, "url": ended.url, "subject": ended.subject}
    return start(import_string(ended.task), user=user, **values, **ended.arguments)


def cancel(active: Job) -> None:
    """Cancels a job that waits; asks one that runs to stop, which it does at its next report."""
    waiting = Job.objects.filter(pk=active.pk, state=Job.State.WAITING)
    ended = {
        "state": Job.State.CANCELLED,
        "ended_at": timezone.now(),
        "message": _("It was cancelled before it began."),
    }
    if not waiting.update(**ended):
        Job.objects.filter(pk=active.pk, state=Job.State.RUNNING).update(is_cancel_asked=True)


def perform(function: Work, key: int, attempt: int) -> None:
    """Does one attempt at a job, if it is still to be done. A fault of the database is raised: whoever looks after
    broken off jobs gives this one to a worker again, when the database is back."""
    waiting = Job.objects.filter(pk=key, attempt=attempt).first()
    if waiting is None:
        return
    with Progress(waiting) as progress:
        if not progress.begin():
            return
        try:
            message = function(progress, **waiting.arguments)
            if Job.objects.filter(pk=key, state=Job.State.RUNNING).exists():
                progress.finish(message or "")
        except (OperationalError, InterfaceError):
            raise
        except LostError:
            logger.warning("Job %s was taken up by another worker", key)
        except InterruptedWorkError:
            give_back(waiting)
        except CancelledError:
            end(waiting, Job.State.CANCELLED, _("It was cancelled. What it had not finished, it did not write."))
        except RefusedWorkError as error:
            end(waiting, Job.State.FAILED, str(error))
        except Exception:  # Nobody waits for this: what went wrong is kept for whoever runs the portal.
            logger.exception("Job %s (%s) failed", key, waiting)
            end(
                waiting,
                Job.State.FAILED,
                _("A fault stopped it. Try again; if that fails too, tell whoever runs the portal."),
            )


def end(running: Job, state: Job.State, message: str) -> None:
    """Ends this attempt at a job without a result, unless it has ended otherwise."""
    mine = Job.objects.filter(pk=running.pk, attempt=running.attempt, state=Job.State.RUNNING)
    mine.update(state=state, message=message, ended_at=timezone.now())


def give_back(running: Job) -> None:
    """Lets the next worker do the job from its beginning; after several that ended with it, it has failed."""
    mine = Job.objects.filter(pk=running.pk, attempt=running.attempt).active()
    if running.attempt >= MOST_ATTEMPTS:
        message = _("It was broken off %d times, and is not tried any more. Tell whoever runs the portal.")
        mine.update(state=Job.State.FAILED, message=message % running.attempt, ended_at=timezone.now())
        return
    waiting = {"state": Job.State.WAITING, "attempt": running.attempt + 1, "queued_at": timezone.now()}
    if mine.update(**waiting):
        running.refresh_from_db()
        enqueue(running)
