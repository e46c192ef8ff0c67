"""What a page does once it has asked for work: small work is waited for, long work is watched on a page of its own."""

import time

from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from portal.work.models import Job

__all__ = ["lead_on", "wait", "watch"]

SECONDS_TO_WAIT = 2.0
SECONDS_BETWEEN_LOOKS = 0.05


def watch(job: Job) -> HttpResponseRedirect:
    """To the result, if the work is done within two seconds; else to the page that shows how far it is."""
    wait(job)
    return lead_on(job)


def wait(job: Job) -> None:
    """Waits until the work has ended, at most two seconds."""
    until = time.monotonic() + SECONDS_TO_WAIT
    while job.is_active and time.monotonic() < until:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        job.refresh_from_db()


def lead_on(job: Job) -> HttpResponseRedirect:
    """To the result of work that is done; else to its page."""
    if job.state == Job.State.DONE and job.url:
        return redirect(job.url)
    return redirect("desk_work:job", job.pk)
