"""When all is compared: once an hour, and at the next look of a worker after something changed or a date has come."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from portal.exchange.comparison import compare
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.work.models import Schedule
from portal.work.recurring import bring_forward, every

__all__ = ["compare_all", "notice_dates"]


@every(minutes=60, title=gettext_lazy("Noting for harvesters what has changed"))
def compare_all() -> str:
    """Compares what harvesters were told with what is public."""
    outcome = compare()
    if not (outcome.added or outcome.changed or outcome.deleted):
        return ""
    return _("%(added)d new, %(changed)d changed, %(deleted)d no longer public.") % vars(outcome)


@every(minutes=1, title=gettext_lazy("Looking for embargoes and dates that have come"))
def notice_dates() -> str:
    """Has all compared at the next look, where a day has begun or a record's own date has come since the last time."""
    last = Schedule.objects.filter(name=compare_all.name).first()
    if last and last.started_at and has_come(last.started_at, timezone.now()):
        bring_forward(compare_all)
    return ""


def has_come(since: datetime, now: datetime) -> bool:
    """Whether a day of the site's calendar began after `since`, or something was to appear or to expire."""
    if timezone.localdate(since) != timezone.localdate(now):
        return True
    dated: tuple[Any, ...] = (Output, Grant, Person, Page)
    between = {"gt": since, "lte": now}
    return any(
        model._base_manager.filter(**{f"{name}__{part}": value for part, value in between.items()}).exists()
        for model in dated
        for name in ("go_live_at", "expire_at")
    )
