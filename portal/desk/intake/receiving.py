"""What follows when a form has brought something in: it is read beside the request, or stays in the form."""

from typing import Any

from django.http import HttpResponseRedirect

from portal.desk.intake.forms import SourceForm
from portal.desk.work import lead_on, wait
from portal.work.models import Job

__all__ = ["await_reading"]


def await_reading(form: SourceForm, run: Any, job: Job) -> HttpResponseRedirect | None:
    """Where the reading leads; None for what could not be read within two seconds: the form says why, and nothing else
    is kept of it."""
    wait(job)
    run.refresh_from_db(fields=["state", "message"])
    if job.is_active or not run.is_refused:
        return lead_on(job)
    form.refuse(run.message)
    job.delete()
    run.delete()
    return None
