"""Work that recurs: done by whichever worker looks first, by one at a time, and never twice for one turn.

    @every(minutes=1, title=_("Publishing on schedule"))
    def publish_due() -> str: ...

Its dotted name stands in the setting RECURRING_WORK. The function gives a sentence on what it did, or "".
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from portal.work import locks
from portal.work.models import Schedule

__all__ = ["Recurring", "bring_forward", "every", "recurring_work", "run", "run_due"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recurring:
    """A piece of recurring work: what does it, what it is called, and the time from one turn to the next."""

    function: Callable[[], str]
    title: str | Promise
    interval: timedelta

    @property
    def name(self) -> str:
        """Its dotted name."""
        return f"{self.function.__module__}.{self.function.__name__}"

    def is_due(self, schedule: Schedule, at: datetime) -> bool:
        """Whether its next turn has come."""
        return schedule.started_at is None or at - schedule.started_at >= self.interval


def every(*, minutes: float, title: str | Promise) -> Callable[[Callable[[], str]], Recurring]:
    """Makes recurring work of a function."""
    return lambda function: Recurring(function, title, timedelta(minutes=minutes))


def recurring_work() -> list[Recurring]:
    """All recurring work, as the settings name it."""
    return [import_string(name) for name in settings.RECURRING_WORK]


def run_due() -> None:
    """Does all recurring work whose turn has come."""
    for recurring in recurring_work():
        run(recurring)


def bring_forward(recurring: Recurring) -> None:
    """Makes the work due at the next look of a worker, also where it is being done at this moment."""
    Schedule.objects.filter(name=recurring.name).update(started_at=None)


def run(recurring: Recurring, now: bool = False) -> Schedule | None:
    """Does the work if its turn has come, or `now`, unless another process is at it; gives how it went.

    Each turn is marked before the work: a process that dies in it loses the turn, and the next one does what is due.
    """
    schedule, _made = Schedule.objects.get_or_create(name=recurring.name)
    if not locks.take(locks.SCHEDULE, schedule.pk):
        return None
    try:
        schedule.refresh_from_db()
        if not now and not recurring.is_due(schedule, timezone.now()):
            return None
        schedule.started_at = timezone.now()
        schedule.save(update_fields=["started_at"])
        schedule.message, schedule.has_failed = result_of(recurring)
        schedule.ended_at = timezone.now()
        schedule.save(update_fields=["ended_at", "message", "has_failed"])
    finally:
        locks.release(locks.SCHEDULE, schedule.pk)
    return schedule


def result_of(recurring: Recurring) -> tuple[str, bool]:
    """What the work says of itself, and whether it failed."""
    try:
        return recurring.function(), False
    except Exception:  # The next turn must come all the same.
        logger.exception("Recurring work %s failed", recurring.name)
        return _("A fault stopped it. It is tried again at its next turn; the server's log says more."), True
