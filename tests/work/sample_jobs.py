"""Jobs for tests, which write schedules' rows: any table would do."""

import time

from django.db import transaction

from portal.work.jobs import job
from portal.work.models import Schedule
from portal.work.progress import Progress, RefusedWorkError


@job
def write_rows(progress: Progress, count: int, seconds: float = 0.0, prefix: str = "row") -> str:
    """Writes that many rows in one transaction, each of them taking so long."""
    with transaction.atomic():
        for number in range(count):
            progress.report(number, count)
            Schedule.objects.create(name=f"{prefix}.{progress.job.pk}.{number}")
            time.sleep(seconds)
        progress.report(count, count)
        message = f"{count} rows were written."
        progress.finish(message)
    return message


@job
def write_and_refuse(progress: Progress) -> str:
    with transaction.atomic():
        Schedule.objects.create(name="never kept")
        raise RefusedWorkError("Nothing was written: the moon is not full.")


@job
def write_and_fail(progress: Progress) -> str:
    with transaction.atomic():
        Schedule.objects.create(name="never kept")
        raise ValueError("out of range")
