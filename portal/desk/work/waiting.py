"""What a page does once it has asked for work: small work is waited for, long work is watched on a page of its own."""

import time

from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from portal.work.models import Job

__all__ = ["watch"]

SECONDS_TO_WAIT = 2.0
SECONDS_BETWEEN_LOOKS = 0.05


def watch(job: Job) -> HttpResponseRedirect:
    """To the result, if the work is done within two seconds; else to the page that shows how far it is."""
    until = time.monotonic() + SECONDS_TO_WAIT
    while job.is_active and time.monotonic() < until:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        job.refresh_from_db()
    if job.state == Job.State.DONE and job.url:
        return redirect(job.url)
    return redirect("desk_work:job", job.pk)
