"""The period that a return is about, and whether something falls in it."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.dates.partial import PartialDate

__all__ = ["Period"]


@dataclass(frozen=True, slots=True)
class Period:
    """From a day until another, both included; None leaves that end open."""

    since: date | None = None
    until: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is all time."""
        return self.since is None and self.until is None

    @property
    def in_words(self) -> str:
        """ "1 April 2009 to 31 March 2010", "from 1 April 2009", "until 31 March 2010", "all years"."""
        since, until = (date_format(day, "j F Y") if day else "" for day in (self.since, self.until))
        if since and until:
            return _("%(since)s to %(until)s") % {"since": since, "until": until}
        if since or until:
            return (_("from %s") if since else _("until %s")) % (since or until)
        return _("all years")

    def holds(self, begins: PartialDate, ends: PartialDate) -> bool:
        """Whether any day that the dates can mean is in it; of what has one date, give it twice. False without one."""
        first, last = begins.first_day() or ends.first_day(), ends.last_day() or begins.last_day()
        if first is None or last is None:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)
