"""When all is compared: once an hour, and at the next look of a worker after something changed or a date has come."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.exchange.comparison import compare
from portal.freshness.turning_points import next_turning_point
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
    """Has all compared at the next look, where a day has begun or a record's own date has come since the last time, as
    for kept pages."""
    last = Schedule.objects.filter(name=compare_all.name).first()
    if last and last.started_at and next_turning_point(last.started_at) <= timezone.now():
        bring_forward(compare_all)
    return ""
