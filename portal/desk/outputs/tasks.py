"""Changing many outputs and merging two, as work beside the request."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.desk.outputs.bulk_changes import BulkChange, apply
from portal.desk.outputs.bulk_kinds import BULK_CHANGES
from portal.desk.outputs.merging import merge
from portal.desk.request_user import RequestUser
from portal.records.outputs.models import Output
from portal.work.jobs import job, start
from portal.work.models import Job
from portal.work.progress import Progress

__all__ = ["change_outputs", "merge_outputs", "start_change", "start_merge"]


@job
def change_outputs(progress: Progress, name: str, values: dict[str, Any], keys: list[int], seen: str) -> None:
    """Makes the change of that name to those outputs, with the rights of whoever asked."""
    apply(keys, BULK_CHANGES[name](**values), seen, progress.job.made_by, progress)


def start_change(change: BulkChange, keys: list[int], seen: str, user: RequestUser, back: str) -> Job:
    """Asks for the change; `back` is the address of the list, where it is asked for again if that fails."""
    words = ngettext("%(title)s: %(count)d output chosen", "%(title)s: %(count)d outputs chosen", len(keys))
    return start(
        change_outputs,
        title=words % {"title": change.title, "count": len(keys)},
        user=user,
        url=back,
        subject=f"outputs.bulk:{seen}",
        name=change.name,
        values=change.values,
        keys=keys,
        seen=seen,
    )


@job
def merge_outputs(progress: Progress, kept: int, other: int, from_other: list[str], state: str) -> None:
    """Merges the second output into the first, in the name of whoever asked."""
    merge(kept, other, from_other, state, progress.job.made_by, progress)


def start_merge(kept: Output, other: Output, from_other: list[str], state: str, user: RequestUser, back: str) -> Job:
    """Asks for the merge; `back` is the address of the page that compares the two, where it is asked for again."""
    return start(
        merge_outputs,
        title=_("Merge into “%s”") % str(kept)[:200],
        user=user,
        url=back,
        subject=f"outputs.merge:{other.pk}",
        kept=kept.pk,
        other=other.pk,
        from_other=from_other,
        state=state,
    )
