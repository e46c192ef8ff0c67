"""Who may read an output at a moment: decided here, once in Python and once in SQL, which must agree.

Stored is what was said of the work; what holds follows from it and the day. An embargo opens at the start of its first
open day, by the site's own calendar, and the work is "open" from then on, whatever is stored. An embargo without a
day that we know never opens by itself.
"""

from datetime import date, datetime, timedelta

from django.db.models import Case, CharField, F, Q, TextChoices, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.dates.partial import PartialDate
from portal.records.base.date_display import display

__all__ = ["READABLE", "SHORT_LABELS", "Access", "access_at", "access_holding", "access_label", "opening_day"]


class Access(TextChoices):
    """What is said of a work's access, as it is stored."""

    NOT_RECORDED = "", _("not recorded")
    OPEN = "open", _("open: anybody may read it")
    EMBARGOED = "embargoed", _("embargoed: opens on a date")
    RESTRICTED = "restricted", _("restricted: subscribers or on request")
    METADATA_ONLY = "metadata_only", _("described here, no copy to read")


# Access under which the copy that the portal holds is given to anybody.
READABLE = (Access.NOT_RECORDED.value, Access.OPEN.value)

SHORT_LABELS = {
    Access.OPEN.value: _("Open access"),
    Access.EMBARGOED.value: _("Under embargo"),
    Access.RESTRICTED.value: _("Restricted"),
    Access.METADATA_ONLY.value: _("No copy held"),
}


def access_at(access: str, embargo_until: date | None, at: datetime | None = None) -> str:
    """The access that holds at that moment (now, unless said otherwise), for the stored access and the first day on
    which anybody may read it: one of `Access`, as text."""
    if access != Access.EMBARGOED:
        return str(access)
    is_over = embargo_until is not None and embargo_until <= timezone.localdate(at)
    return (Access.OPEN if is_over else Access.EMBARGOED).value


def access_label(holding: str, embargo_until: date | None) -> str:
    """What a reader may expect of a work under the access that holds, in the words of the filter, for an embargo with
    its end; "" where none is recorded. `embargo_until`: the first day on which anybody may read it."""
    if holding == Access.EMBARGOED and embargo_until:
        day = display(PartialDate(embargo_until.isoformat()))
        return str(_("%(access)s, opens on %(day)s")) % {"access": SHORT_LABELS[holding], "day": day}
    return str(SHORT_LABELS.get(holding, ""))


def access_holding(at: datetime | None = None) -> Case:
    """`access_at` as an expression over rows of outputs, for `OutputQuerySet.with_access` and conditions."""
    is_over = Q(access=Access.EMBARGOED.value, embargo_until__lte=timezone.localdate(at))
    return Case(When(is_over, then=Value(Access.OPEN.value)), default=F("access"), output_field=CharField())


def opening_day(embargo_until: PartialDate) -> date | None:
    """The first open day of an embargo whose end is known to the day, the month or the year; None where it is not.

    A day is taken as the first open one, as the form asks for it. Of a month or a year nobody knows which day was
    meant: the work stays closed until all of it is over, so that nothing is opened too soon.
    """
    last = embargo_until.last_day()
    return last if last is None or embargo_until.day else last + timedelta(days=1)
