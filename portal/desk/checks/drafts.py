"""Drafts and corrections that nobody has touched for a month."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin

from portal.desk.checks.check import RecordsToMend
from portal.desk.checks.scope import Scope
from portal.desk.request_user import RequestUser

__all__ = ["FORGOTTEN_AFTER", "forgotten", "last_changed"]

FORGOTTEN_AFTER = timedelta(days=30)


def forgotten(scope: Scope) -> RecordsToMend:
    """Content with unpublished changes whose newest version is older than a month, the oldest first.

    Scheduled content is not forgotten: it waits for its day.
    """

    def records(user: RequestUser, at: datetime) -> QuerySet | None:
        """The forgotten drafts of that person at that moment."""
        content = scope(user)
        if content is None:
            return None
        is_scheduled = Q(
            latest_revision__approved_go_live_at__isnull=False, latest_revision__approved_go_live_at__gt=at
        )
        drafts = content.filter(Q(live=False, expired=False) | Q(has_unpublished_changes=True)).exclude(is_scheduled)
        old = drafts.filter(latest_revision__created_at__lt=at - FORGOTTEN_AFTER).select_related("latest_revision")
        return old.order_by("latest_revision__created_at", "pk")

    return records


def last_changed(draft: DraftStateMixin) -> str:
    """The day of the newest version, in words."""
    return _("last changed on %s") % date_format(draft.latest_revision.created_at, "j F Y")
