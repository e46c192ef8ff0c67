"""Reading, comparing and committing a run, as work beside the request."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.intake.commit import commit
from portal.intake.compare import compare
from portal.intake.create_run import read_columns, read_run
from portal.intake.models import IntakeRun
from portal.work.jobs import job, start
from portal.work.models import Job
from portal.work.progress import Progress, RefusedWorkError

__all__ = ["commit_run", "compare_columns", "compare_run", "start_commit", "start_compare", "start_compare_columns"]


@job
def compare_run(progress: Progress, run: int) -> str:
    """Reads a run that was only received; compares its records that are not compared yet, unless a person is to check
    the columns of its spreadsheet first."""
    intake = IntakeRun.objects.get(pk=run)
    read_received(intake, progress)
    if intake.state == IntakeRun.State.MAPPING:
        return _("It was read: what each of its columns is remains to be checked.")
    compare(intake, progress)
    return ""


@job
def compare_columns(progress: Progress, run: int, fields: list[str], kind: str) -> None:
    """Reads a run's spreadsheet with these columns, and compares its records."""
    intake = IntakeRun.objects.get(pk=run)
    try:
        read_columns(intake, Columns(fields, kind), progress.job.made_by, progress)
    except RefusedError as error:
        raise RefusedWorkError(str(error)) from error
    compare(intake, progress)


@job
def commit_run(progress: Progress, run: int) -> None:
    """Writes the chosen records of a run, with the rights of whoever asked."""
    commit(IntakeRun.objects.get(pk=run), progress.job.made_by, progress)


def read_received(run: IntakeRun, progress: Progress) -> None:
    """Reads a run that was only received; one that cannot be read keeps the reason. Raises RefusedWorkError."""
    if run.is_refused:
        raise RefusedWorkError(run.message)
    try:
        read_run(run, ask=True, progress=progress)
    except RefusedError as error:
        IntakeRun.objects.filter(pk=run.pk).update(message=str(error), upload=None)
        raise RefusedWorkError(str(error)) from error


def start_compare(run: IntakeRun, user: User) -> Job:
    """Asks for the comparison, and before it for the reading of a run that was only received."""
    is_read = run.state != IntakeRun.State.RECEIVED
    title = (_("Compare: %s") if is_read else _("Read and compare: %s")) % run.source_name
    return start(compare_run, title=title, user=user, url=run.get_absolute_url(), subject=run.subject, run=run.pk)


def start_compare_columns(run: IntakeRun, columns: Columns, user: User) -> Job:
    """Asks for the reading of a spreadsheet with these columns, and for the comparison."""
    return start(
        compare_columns,
        title=_("Read and compare: %s") % run.source_name,
        user=user,
        url=run.get_absolute_url(),
        subject=run.subject,
        run=run.pk,
        fields=list(columns.fields),
        kind=columns.kind,
    )


def start_commit(run: IntakeRun, user: User) -> Job:
    """Asks for the commit."""
    title = _("Bring in: %s") % run.source_name
    return start(commit_run, title=title, user=user, url=run.get_absolute_url(), subject=run.subject, run=run.pk)
