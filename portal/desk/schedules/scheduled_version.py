"""The version of a page or record that is approved to appear at a later time: moved, and cancelled."""

import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from portal.desk.request_user import RequestUser

__all__ = ["cancel", "forget_times", "move"]


@transaction.atomic
def move(
    content: Any, revision: Revision, begins: datetime.datetime, ends: datetime.datetime | None, user: RequestUser
) -> None:
    """Moves the schedule of `revision`, the approved version of `content`, which stays approved."""
    revision.content.update({"go_live_at": iso(begins), "expire_at": iso(ends)})
    revision.approved_go_live_at = begins
    revision.save(update_fields=["content", "approved_go_live_at"])
    if not content.live:
        # The row of what is not public yet tells lists and the public rule when it will be.
        type(content)._base_manager.filter(pk=content.pk).update(go_live_at=begins, expire_at=ends)
    log(
        instance=content,
        action="wagtail.publish.schedule",
        user=user,
        revision=revision,
        data=log_data(revision, content),
    )


def cancel(revision: Revision, user: RequestUser) -> None:
    """Takes the approval back: the version stays a draft, and appears when somebody publishes it."""
    revision.approved_go_live_at = None
    revision.save(user=user, update_fields=["approved_go_live_at"])


def forget_times(revision: Revision) -> None:
    """Takes the times out of a version whose schedule was cancelled.

    They would stand in its form and make the next "Publish" a schedule again.
    """
    with transaction.atomic():
        revision.content.update({"go_live_at": None, "expire_at": None})
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        content = revision.content_object
        if content is not None and not content.live:
            type(content)._base_manager.filter(pk=content.pk).update(go_live_at=None, expire_at=None)


def iso(moment: datetime.datetime | None) -> str | None:
    """A moment as a revision keeps it."""
    return moment.isoformat() if moment else None


def log_data(revision: Revision, content: Any) -> dict[str, Any]:
    """What Wagtail's own log says of a schedule."""
    begins = revision.approved_go_live_at
    return {
        "revision": {
            "id": revision.pk,
            "created": revision.created_at.isoformat(),
            "go_live_at": iso(begins),
            "has_live_version": content.live,
        }
    }
