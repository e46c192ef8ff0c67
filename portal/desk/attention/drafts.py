"""Drafts and corrections that nobody has touched for a month."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.desk.attention.check import Check
from portal.desk.attention.scope import outputs_of, pages_of, records_of
from portal.grants.models import Grant
from portal.people.models import Person

__all__ = ["CHECKS", "FORGOTTEN_AFTER"]

FORGOTTEN_AFTER = timedelta(days=30)
ADVICE = _("Finish and publish it, send it for review, or delete it.")


def forgotten(rows_of: Callable[[Any], QuerySet | None]) -> Callable[[Any, datetime], QuerySet | None]:
    """Rows with something unpublished whose newest version is older than a month, the oldest first.

    What is scheduled is not forgotten: it waits for its day.
    """

    def rows(user: Any, at: datetime) -> QuerySet | None:
        found = rows_of(user)
        if found is None:
            return None
        waiting = Q(go_live_at__gt=at) | Q(latest_revision__approved_go_live_at__gt=at)
        old = found.filter(Q(live=False, expired=False) | Q(has_unpublished_changes=True)).exclude(waiting)
        old = old.filter(latest_revision__created_at__lt=at - FORGOTTEN_AFTER).select_related("latest_revision")
        return old.order_by("latest_revision__created_at", "pk")

    return rows


def since(row: Any) -> str:
    return _("last changed on %s") % date_format(row.latest_revision.created_at, "j F Y")


CHECKS = (
    Check(
        "forgotten-outputs",
        lambda count: ngettext("%s output left as a draft for a month", "%s outputs left as drafts for a month", count),
        ADVICE,
        forgotten(outputs_of),
        detail=since,
    ),
    Check(
        "forgotten-people",
        lambda count: ngettext(
            "%s profile left as a draft for a month", "%s profiles left as drafts for a month", count
        ),
        ADVICE,
        forgotten(lambda user: records_of(Person, user)),
        detail=since,
    ),
    Check(
        "forgotten-grants",
        lambda count: ngettext("%s grant left as a draft for a month", "%s grants left as drafts for a month", count),
        ADVICE,
        forgotten(lambda user: records_of(Grant, user)),
        detail=since,
    ),
    Check(
        "forgotten-pages",
        lambda count: ngettext("%s page left as a draft for a month", "%s pages left as drafts for a month", count),
        ADVICE,
        forgotten(pages_of),
        detail=since,
    ),
)
