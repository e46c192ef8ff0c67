"""Taking up again what a worker left: killed, cut off from the database, or ended between two steps."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.base import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from portal.work import locks
from portal.work.jobs import BACKEND, give_back
from portal.work.models import Job

__all__ = ["take_up_again"]

# How long a job may wait with its task taken: a worker that took it begins it within a moment.
GRACE = timedelta(seconds=20)


def take_up_again() -> int:
    """Gives every job to the workers again that is said to run and whose worker is gone, and every one that waits and
    that no worker will take. Gives how many; any number of processes may do this at once."""
    return sum(taken_up(key) for key in Job.objects.active().values_list("pk", flat=True))


def taken_up(key: int) -> bool:
    """Gives the job to the workers again, if its worker is gone."""
    with transaction.atomic():
        if not locks.is_free(locks.JOB, key):
            return False
        active = Job.objects.active().select_for_update().filter(pk=key).first()
        if active is None or (active.state == Job.State.WAITING and not is_forgotten(active)):
            return False
        give_back(active)
    return True


def is_forgotten(waiting: Job) -> bool:
    """Whether no worker will take a waiting job: its task is gone, ended, or was taken by one that died at once."""
    if waiting.queued_at > timezone.now() - GRACE:
        return False
    backend = task_backends[BACKEND]
    if not backend.supports_get_result:
        return False
    try:
        return bool(backend.get_result(waiting.task_id).status != TaskResultStatus.READY)
    except TaskResultDoesNotExist:
        return True
