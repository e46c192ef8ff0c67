"""What is not to be reported, and why: each rule gives its reason in a sentence, or "" where it lets an item pass."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.dates.partial import PartialDate
from portal.records.base.date_display import display
from portal.records.grants.models import Grant
from portal.returns.items import Item
from portal.returns.period import Period
from portal.returns.schemes import Scheme

__all__ = ["Reporting", "reason_to_leave_out"]


@dataclass(frozen=True)
class Reporting:
    """What is being reported: the award, by which scheme, for which period, on which day."""

    grant: Grant
    scheme: Scheme
    period: Period
    today: date


def no_category(item: Item, reporting: Reporting) -> str:
    """The scheme asks for nothing of the kind."""
    if reporting.scheme.category_of(item.outcome):
        return ""
    return _("The scheme has no category for “%s”.") % item.outcome


def not_ready(item: Item, _reporting: Reporting) -> str:
    """It is planned, or applied for: funders ask for what has come about."""
    return item.not_ready


def in_future(item: Item, reporting: Reporting) -> str:
    """It has not come about yet."""
    first = item.begins.first_day()
    if first is None or first <= reporting.today:
        return ""
    return _("It is dated %s, after the day of the return.") % display(item.begins)


def before_award(item: Item, reporting: Reporting) -> str:
    """It was over before the award began, so the award did not lead to it."""
    start, last = PartialDate(reporting.grant.start).first_day(), (item.ends or item.begins).last_day()
    if start is None or last is None or last >= start:
        return ""
    values = {"date": display(item.ends or item.begins), "start": display(PartialDate(reporting.grant.start))}
    return _("It is dated %(date)s, before the award began (%(start)s).") % values


def outside_period(item: Item, reporting: Reporting) -> str:
    """It belongs into another return."""
    if reporting.period.is_open or reporting.period.holds(item.begins, item.ends):
        return ""
    if not item.begins and not item.ends:
        return _("No date is recorded, so it cannot be told whether it falls in the period. Record its date.")
    return _("It is dated %s, outside the period.") % display(item.begins or item.ends)


RULES: tuple[Callable[[Item, Reporting], str], ...] = (no_category, not_ready, in_future, before_award, outside_period)


def reason_to_leave_out(item: Item, reporting: Reporting) -> str:
    """The first reason not to report it, "" for none."""
    return next(filter(None, (rule(item, reporting) for rule in RULES)), "")
