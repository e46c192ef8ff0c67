"""Embargoes that end, and content that appears or disappears by schedule, in the next month."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin

from portal.desk.checks.check import RecordsToMend
from portal.desk.checks.scope import Scope, outputs_of
from portal.desk.request_user import RequestUser
from portal.records.outputs.access import Access, access_holding
from portal.records.outputs.models import Output

__all__ = ["SOON", "ending_embargoes", "opening_day", "scheduled", "scheduled_time"]

SOON = timedelta(days=30)


def ending_embargoes(user: RequestUser, at: datetime) -> QuerySet | None:
    """Embargoed outputs that open within a month, the first to open first."""
    outputs = outputs_of(user)
    if outputs is None:
        return None
    until = timezone.localdate(at) + SOON
    soon = outputs.filter(Exact(access_holding(at), Access.EMBARGOED.value), embargo_until__lte=until)
    return soon.order_by("embargo_until", "pk")


def opening_day(output: Output) -> str:
    """The day on which an embargoed output opens, in words."""
    return _("opens on %s") % date_format(output.embargo_until, "j F Y") if output.embargo_until else ""


def scheduled(scope: Scope) -> RecordsToMend:
    """Content that appears, changes or disappears within a month by a schedule that somebody approved."""

    def records(user: RequestUser, at: datetime) -> QuerySet | None:
        """The scheduled content of that person in the month from that moment on."""
        content = scope(user)
        if content is None:
            return None
        month = (at, at + SOON)
        appears = Q(latest_revision__approved_go_live_at__range=month)
        disappears = Q(live=True, expire_at__range=month)
        soon = content.filter(appears | disappears).select_related("latest_revision")
        return soon.order_by("expire_at", "pk")

    return records


def scheduled_time(content: DraftStateMixin) -> str:
    """Whether it appears or disappears, and when, in words."""
    revision = content.latest_revision
    appears = revision.approved_go_live_at if revision else None
    if appears and appears > timezone.now():
        return _("appears on %s") % date_format(timezone.localtime(appears), "j F Y, H:i")
    return _("disappears on %s") % date_format(timezone.localtime(content.expire_at), "j F Y, H:i")
