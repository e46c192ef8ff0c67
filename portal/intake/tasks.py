"""Comparing and committing a run, as work beside the request."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.intake.commit import commit
from portal.intake.compare import compare
from portal.intake.models import IntakeRun
from portal.work.jobs import job, start
from portal.work.models import Job
from portal.work.progress import Progress

__all__ = ["commit_run", "compare_run", "start_commit", "start_compare"]


@job
def compare_run(progress: Progress, run: int) -> None:
    """Compares the records of a run that are not compared yet."""
    compare(IntakeRun.objects.get(pk=run), progress)


@job
def commit_run(progress: Progress, run: int) -> None:
    """Writes the chosen records of a run, with the rights of whoever asked."""
    commit(IntakeRun.objects.get(pk=run), progress.job.made_by, progress)


def start_compare(run: IntakeRun, user: User) -> Job:
    """Asks for the comparison."""
    title = _("Compare: %s") % run.source_name
    return start(compare_run, title=title, user=user, url=run.get_absolute_url(), subject=run.subject, run=run.pk)


def start_commit(run: IntakeRun, user: User) -> Job:
    """Asks for the commit."""
    title = _("Bring in: %s") % run.source_name
    return start(commit_run, title=title, user=user, url=run.get_absolute_url(), subject=run.subject, run=run.pk)
