"""Reading, comparing and writing a list of people, as work beside the request."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.intake.models import PeopleRun
from portal.intake.people.read import compare_people, read_people
from portal.intake.people.write import write_people
from portal.work.jobs import job, start
from portal.work.models import Job
from portal.work.progress import Progress, RefusedWorkError

__all__ = ["start_compare_people", "start_read_people", "start_write_people"]


@job
def read_people_run(progress: Progress, run: int) -> str:
    """Reads a list that was received; one that cannot be read keeps the reason."""
    people_run = PeopleRun.objects.get(pk=run)
    if people_run.is_refused:
        raise RefusedWorkError(people_run.message)
    progress.report(0, 0)
    try:
        read_people(people_run)
    except RefusedError as error:
        PeopleRun.objects.filter(pk=run).update(message=str(error), upload=None)
        raise RefusedWorkError(str(error)) from error
    return _("It was read: what each of its columns is remains to be checked.")


@job
def compare_people_run(progress: Progress, run: int, fields: list[str]) -> None:
    """Reads the people of a list with these columns, and compares them with ours."""
    compare_people(PeopleRun.objects.get(pk=run), Columns(fields), progress.job.made_by, progress)


@job
def write_people_run(progress: Progress, run: int) -> None:
    """Writes the chosen people of a list, with the rights of whoever asked."""
    write_people(PeopleRun.objects.get(pk=run), progress.job.made_by, progress)


def start_read_people(run: PeopleRun, user: User) -> Job:
    """Asks for the reading."""
    title = _("Read: %s") % run.source_name
    return start(read_people_run, title=title, user=user, url=run.get_absolute_url(), subject=run.subject, run=run.pk)


def start_compare_people(run: PeopleRun, columns: Columns, user: User) -> Job:
    """Asks for the comparison, with the columns as they were checked."""
    return start(
        compare_people_run,
        title=_("Compare: %s") % run.source_name,
        user=user,
        url=run.get_absolute_url(),
        subject=run.subject,
        run=run.pk,
        fields=list(columns.fields),
    )


def start_write_people(run: PeopleRun, user: User) -> Job:
    """Asks for the commit."""
    title = _("Bring in: %s") % run.source_name
    return start(write_people_run, title=title, user=user, url=run.get_absolute_url(), subject=run.subject, run=run.pk)
