"""Embargoes that end, and things that appear or disappear by schedule, in the next month."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.desk.attention.check import Check
from portal.desk.attention.scope import outputs_of, pages_of, records_of
from portal.grants.models import Grant
from portal.outputs.access import Access, access_holding
from portal.people.models import Person

__all__ = ["CHECKS", "SOON"]

SOON = timedelta(days=30)
ADVICE = _("Nothing needs doing if that is right; otherwise change the day under the status panel.")


def ending_embargoes(user: Any, at: datetime) -> QuerySet | None:
    outputs = outputs_of(user)
    if outputs is None:
        return None
    until = timezone.localdate(at) + SOON
    soon = outputs.filter(Exact(access_holding(at), Access.EMBARGOED.value), embargo_until__lte=until)
    return soon.order_by("embargo_until", "pk")


def scheduled(rows_of: Callable[[Any], QuerySet | None]) -> Callable[[Any, datetime], QuerySet | None]:
    """Rows that appear, change or disappear within a month by schedule."""

    def rows(user: Any, at: datetime) -> QuerySet | None:
        found = rows_of(user)
        if found is None:
            return None
        month = (at, at + SOON)
        appears = Q(live=False, go_live_at__range=month)
        changes = Q(latest_revision__approved_go_live_at__range=month)
        disappears = Q(live=True, expire_at__range=month)
        soon = found.filter(appears | changes | disappears).select_related("latest_revision")
        return soon.order_by("expire_at", "pk")

    return rows


def when(row: Any) -> str:
    """Which of the two comes, and when."""
    revision = row.latest_revision
    appears = row.go_live_at or (revision.approved_go_live_at if revision else None)
    now = timezone.now()
    if appears and appears > now:
        return _("appears on %s") % date_format(timezone.localtime(appears), "j F Y, H:i")
    return _("disappears on %s") % date_format(timezone.localtime(row.expire_at), "j F Y, H:i")


CHECKS = (
    Check(
        "embargoes-ending",
        lambda count: ngettext("%s embargo ends within a month", "%s embargoes end within a month", count),
        _("See that the right file is there: anybody may read it from that day on."),
        ending_embargoes,
        anchor="id_embargo_until",
        detail=lambda output: _("opens on %s") % date_format(output.embargo_until, "j F Y"),
    ),
    Check(
        "scheduled-outputs",
        lambda count: ngettext("%s output scheduled within a month", "%s outputs scheduled within a month", count),
        ADVICE,
        scheduled(outputs_of),
        detail=when,
    ),
    Check(
        "scheduled-people",
        lambda count: ngettext("%s profile scheduled within a month", "%s profiles scheduled within a month", count),
        ADVICE,
        scheduled(lambda user: records_of(Person, user)),
        detail=when,
    ),
    Check(
        "scheduled-grants",
        lambda count: ngettext("%s grant scheduled within a month", "%s grants scheduled within a month", count),
        ADVICE,
        scheduled(lambda user: records_of(Grant, user)),
        detail=when,
    ),
    Check(
        "scheduled-pages",
        lambda count: ngettext("%s page scheduled within a month", "%s pages scheduled within a month", count),
        ADVICE,
        scheduled(pages_of),
        detail=when,
    ),
)
