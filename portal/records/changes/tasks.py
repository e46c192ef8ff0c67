"""Undoing, as work beside the request."""

from typing import Any

from django.utils.translation import gettext as _

from portal.records.changes.models import ChangeSet
from portal.records.changes.undo import undo
from portal.work.jobs import job, start
from portal.work.models import Job
from portal.work.progress import Progress

__all__ = ["start_undo", "subject_of", "undo_change_set"]


@job
def undo_change_set(progress: Progress, change_set: int) -> None:
    """Undoes a change set in the name of whoever asked."""
    undo(ChangeSet.objects.get(pk=change_set), progress.job.made_by, progress)


def subject_of(change_set: ChangeSet) -> str:
    """The name of the change set among the subjects of jobs."""
    return f"records.changeset:{change_set.pk}"


def start_undo(change_set: ChangeSet, user: Any) -> Job:
    """Asks for the undo."""
    return start(
        undo_change_set,
        title=_("Undo: %s") % change_set.title,
        user=user,
        url=change_set.url,
        subject=subject_of(change_set),
        change_set=change_set.pk,
    )
