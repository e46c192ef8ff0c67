"""When time alone changes what the public sees: the next start or end of a schedule, or the next day.

Embargoes, ages and years go by days of the site's own calendar.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Min, Model
from django.utils import timezone

from portal.freshness.triggers import content_tables

__all__ = ["next_turning_point"]

SCHEDULE = ("go_live_at", "expire_at")


def next_turning_point(now: datetime) -> datetime:
    """The first moment after `now` at which a page may say something else though nobody changed anything."""
    return min([tomorrow(now), *scheduled(now)])


def tomorrow(now: datetime) -> datetime:
    """When the next day begins."""
    day = timezone.localtime(now).date() + timedelta(days=1)
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def scheduled(now: datetime) -> Iterator[datetime]:
    """The next start and end of a schedule in each table that has schedules."""
    for model in scheduled_models():
        for name in SCHEDULE:
            coming = model._base_manager.filter(**{f"{name}__gt": now}).aggregate(moment=Min(name))
            if coming["moment"]:
                yield coming["moment"]


def scheduled_models() -> Iterator[type[Model]]:
    """The models whose own table has both ends of a schedule."""
    for model in content_tables().values():
        names = {field.name for field in model._meta.local_fields}
        if names.issuperset(SCHEDULE):
            yield model
