"""Taking a run back: what it made goes, what it changed returns, and what was edited since stays and is listed."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.log_actions import log

from portal.intake.differences import PEOPLE, people_now, stored
from portal.intake.guarding import hold, tell
from portal.intake.models import IntakeChange, IntakeRun
from portal.intake.writing import assign
from portal.outputs.models import Output

__all__ = ["undo"]

EDITED = "edited since it came in"
PUBLISHED = "published since it came in"
CITED = "a finding or another record names it"


def undo(run: IntakeRun, user: Any) -> IntakeRun:
    """Takes a committed run back, all in one transaction; a run that is not committed is left as it is.

    What stays is in `run.kept`: each with the output's key, title and the reason.
    """
    with transaction.atomic():
        hold()
        run = IntakeRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in (IntakeRun.State.COMMITTED, IntakeRun.State.UNDOING):
            return run
        run.kept = []
        total = run.changes.count()
        for done, change in enumerate(run.changes.order_by("-pk"), 1):
            tell(done, total)
            if reason := taken_back(change, user):
                run.kept.append({"output": change.output_id, "title": change.title, "reason": reason})
        run.state, run.undone_at, run.message = IntakeRun.State.UNDONE, timezone.now(), ""
        run.save(update_fields=["state", "undone_at", "kept", "message"])
    return run


def taken_back(change: IntakeChange, user: Any) -> str:
    """Undoes one change; says why where that is not possible, and "" where it is done or nothing is left to do."""
    output = Output.objects.filter(pk=change.output_id).first()
    if output is None:
        return ""
    return removed(change, output.own, user) if change.created else returned(change, output.own, user)


def removed(change: IntakeChange, output: Any, user: Any) -> str:
    if is_edited(change, output):
        return EDITED
    if output.live != change.published:
        return PUBLISHED if output.live else EDITED
    if output.evidence.exists():
        return CITED
    try:
        with transaction.atomic():
            log(instance=output, action="wagtail.delete", user=user, deleted=True)
            output.delete()
    except ProtectedError:
        return CITED
    return ""


def returned(change: IntakeChange, output: Any, user: Any) -> str:
    """Puts back each field that still says what the intake wrote; another is somebody's later edit."""
    latest = output.get_latest_revision_as_object()
    publish = change.published and output.live and not output.has_unpublished_changes
    mine = {name: value for name, value in change.after.items() if name != "grants" and now(latest, name) == value}
    assign(latest, {name: change.before[name] for name in mine})
    latest.grants.remove(*latest.grants.filter(pk__in=change.after.get("grants", [])))
    revision = latest.save_revision(user=user, log_action=True, clean=False)
    if publish:
        revision.publish(user=user)
    edited = sorted(set(change.after) - set(mine) - {"grants"})
    return f"{EDITED}: {', '.join(edited)}" if edited else ""


def now(output: Any, name: str) -> Any:
    return people_now(output) if name == PEOPLE else stored(output, name)


def is_edited(change: IntakeChange, output: Any) -> bool:
    """Whether a version was saved after the commit's own. An autosave keeps the version's number and moves its time."""
    latest = output.latest_revision
    return latest is None or latest.pk != change.revision or latest.created_at != change.revision_at
