"""Whether the policy is about a work at all, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.dates.partial import PartialDate
from portal.records.base.date_display import display
from portal.returns.open_access.policy import (
    ARTICLES,
    ARTICLES_FROM,
    LONG_FORMS,
    LONG_FORMS_FROM,
    NEEDS_ISSN,
    YEARS_AFTER_END,
)
from portal.returns.open_access.work import Work

__all__ = ["Scope", "Within", "in_words", "is_on_or_after", "scope_of"]


class Within(StrEnum):
    """Whether a work is in scope."""

    YES = "in scope"
    NO = "not in scope"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether a work is in scope, and the reason with the dates that it was tested on."""

    within: Within
    reason: str


def is_on_or_after(partial: PartialDate, day: date) -> bool | None:
    """Whether a partial date is on or after a day; None where it is not known, or not exactly enough."""
    first, last = partial.first_day(), partial.last_day()
    if first is None or last is None:
        return None
    return True if first >= day else False if last < day else None


def in_words(day: date) -> str:
    """A day as people read it."""
    return date_format(day, "j F Y")


def scope_of(work: Work, award_end: PartialDate) -> Scope:
    """Whether the policy is about the work, of an award that ended then ("" where that is not recorded)."""
    if work.form in ARTICLES:
        return scope_of_article(work)
    if work.form in LONG_FORMS:
        return scope_of_long_form(work, award_end)
    return Scope(
        Within.NO,
        _("The policy is about peer-reviewed articles, monographs, chapters and edited collections; this is reported as"
          " “%s”.") % work.form,
    )  # fmt: skip


def scope_of_article(work: Work) -> Scope:
    """Peer-reviewed articles, and papers of conferences with an ISSN, by the day of submission."""
    if work.peer_reviewed is False:
        return Scope(Within.NO, _("It was not peer-reviewed, and the policy is about peer-reviewed articles."))
    if work.form in NEEDS_ISSN and not work.issn:
        return Scope(Within.NO, _("No ISSN is recorded: conference papers count only in a series with an ISSN."))
    begins = in_words(ARTICLES_FROM)
    after = is_on_or_after(work.submitted, ARTICLES_FROM)
    if after is not None:
        words = {"date": display(work.submitted), "begins": begins}
        if after:
            return Scope(Within.YES, _("Submitted on %(date)s; the policy begins with %(begins)s.") % words)
        return Scope(Within.NO, _("Submitted on %(date)s, before the policy began (%(begins)s).") % words)
    if is_on_or_after(work.accepted or work.published, ARTICLES_FROM) is False:
        words = {"date": display(work.accepted or work.published), "begins": begins}
        return Scope(Within.NO, _("It came out by %(date)s, so it was submitted before %(begins)s.") % words)
    return Scope(
        Within.UNKNOWN,
        _("When it was submitted is not recorded exactly enough: the policy is about articles submitted from %s on.")
        % begins,
    )


def scope_of_long_form(work: Work, award_end: PartialDate) -> Scope:
    """Monographs, chapters and edited collections, by the day of publication and the end of the award."""
    begins = in_words(LONG_FORMS_FROM)
    after = is_on_or_after(work.published, LONG_FORMS_FROM)
    words = {"date": display(work.published), "begins": begins}
    if after is None:
        return Scope(
            Within.UNKNOWN,
            _("When it was published is not recorded exactly enough: the policy is about those published from %s on.")
            % begins,
        )
    if not after:
        return Scope(Within.NO, _("Published %(date)s, before the policy began (%(begins)s).") % words)
    published, limit = _("Published %(date)s; the policy begins with %(begins)s.") % words, cut_off(award_end)
    if limit is None:
        unknown = _("The end of the award is not recorded, so the limit of seven years after it could not be tested.")
        return Scope(Within.YES, f"{published} {unknown}")
    late = is_on_or_after(work.published, limit)
    if late:
        reason = _("Published %(date)s, seven years or more after the award ended (%(end)s): not expected any more.")
        return Scope(Within.NO, reason % {"date": display(work.published), "end": display(award_end)})
    tested = _("That is less than seven years after the award ended (%s).") % display(award_end)
    if late is None:
        tested = _("Whether that is seven years after the award ended (%s) is not known exactly.") % display(award_end)
        return Scope(Within.UNKNOWN, f"{published} {tested}")
    return Scope(Within.YES, f"{published} {tested}")


def cut_off(award_end: PartialDate) -> date | None:
    """The first day on which the policy expects nothing any more; None where the end of the award is not recorded."""
    last = award_end.last_day()
    if last is None:
        return None
    try:
        return last.replace(year=last.year + YEARS_AFTER_END)
    except ValueError:  # 29 February
        return date(last.year + YEARS_AFTER_END, 3, 1)
