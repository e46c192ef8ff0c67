"""Until when the project runs or ran, as far as its awards say."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from portal.dates.partial import PartialDate
from portal.records.grants.models import Grant

__all__ = ["last_to_end", "running_time"]


def last_to_end(grants: Sequence[Grant]) -> Grant | None:
    """The award whose end is the project's; None where no end is recorded, or an award began whose end is not.

    An award without any date says nothing about it.
    """
    ending = [grant for grant in grants if grant.end]
    if not ending or any(grant.start and not grant.end for grant in grants):
        return None
    return max(ending, key=lambda grant: PartialDate(grant.end).last_day() or date.min)


def running_time(grants: Sequence[Grant], today: date) -> str:
    """ "finished 30 September 2008" where every dated award is over, "until ..." where one is not; "" where nobody
    knows."""
    last = last_to_end(grants)
    if last is None:
        return ""
    return (_("finished %s") if last.is_over(today) else _("until %s")) % last.shown_end
