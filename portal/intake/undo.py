"""Undoing a run: outputs that it created are deleted, fields that it changed are restored, later edits stay."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.intake.commit_lock import acquire_lock, report_progress
from portal.intake.differences import PEOPLE, JSONValue, as_json, current_people
from portal.intake.models import IntakeChange, IntakeRun
from portal.intake.output_values import assign_values
from portal.records.outputs.models import Output

__all__ = ["undo"]

EDITED = "edited since it came in"
PUBLISHED = "published since it came in"
CITED = "a finding or another record names it"


def undo(run: IntakeRun, user: User | None) -> IntakeRun:
    """Undoes a committed run, all in one transaction; a run that is not committed stays as it is.

    `run.kept` lists what could not be undone: the key of the output, its title and the reason.
    """
    with transaction.atomic():
        acquire_lock()
        run = IntakeRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in (IntakeRun.State.COMMITTED, IntakeRun.State.UNDOING):
            return run
        run.kept = []
        total = run.changes.count()
        for done, change in enumerate(run.changes.order_by("-pk"), 1):
            report_progress(done, total)
            if reason := undo_change(change, user):
                run.kept.append({"output": change.output_id, "title": change.title, "reason": reason})
        run.state, run.undone_at, run.message = IntakeRun.State.UNDONE, timezone.now(), ""
        run.save(update_fields=["state", "undone_at", "kept", "message"])
    return run


def undo_change(change: IntakeChange, user: User | None) -> str:
    """Undoes one change. Returns "", or a reason where something stays."""
    output = Output.objects.filter(pk=change.output_id).first()
    if output is None:
        return ""
    return delete_created(change, output.own, user) if change.created else restore_fields(change, output.own, user)


def delete_created(change: IntakeChange, output: Any, user: User | None) -> str:
    """Deletes an output that the intake created, unless people have worked on it or refer to it."""
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


def restore_fields(change: IntakeChange, output: Any, user: User | None) -> str:
    """Restores each field that still has the intake's value; any other is somebody's later edit and stays."""
    latest = output.get_latest_revision_as_object()
    publish = change.published and output.live and not output.has_unpublished_changes
    unedited = {
        name: value for name, value in change.after.items() if name != "grants" and current_value(latest, name) == value
    }
    assign_values(latest, {name: change.before[name] for name in unedited})
    latest.grants.remove(*latest.grants.filter(pk__in=change.after.get("grants", [])))
    revision = latest.save_revision(user=user, log_action=True, clean=False)
    if publish:
        revision.publish(user=user)
    edited = sorted(set(change.after) - set(unedited) - {"grants"})
    return f"{EDITED}: {', '.join(edited)}" if edited else ""


def current_value(output: Output, name: str) -> JSONValue:
    """A field as JSON."""
    return current_people(output) if name == PEOPLE else as_json(output, name)


def is_edited(change: IntakeChange, output: Any) -> bool:
    """Whether a version was saved after the commit's own. An autosave keeps the version's number and moves its time."""
    latest = output.latest_revision
    return latest is None or latest.pk != change.revision or latest.created_at != change.revision_at
