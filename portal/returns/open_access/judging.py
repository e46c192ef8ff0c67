"""Which rules of the policy a work meets, which it does not, and which cannot be told, each with its evidence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from portal.dates.partial import PartialDate
from portal.records.base.date_display import display
from portal.records.outputs.access import Access
from portal.returns.open_access import policy
from portal.returns.open_access.policy import Rule
from portal.returns.open_access.scope import Scope, Within, scope_of
from portal.returns.open_access.work import Work

__all__ = ["Judged", "Outcome", "Tested", "judge"]

# By SPDX identifier: "CC-BY-4.0" and the Open Government Licence, but neither "CC-BY-NC-4.0" nor "CC-BY-SA-4.0".
ATTRIBUTION_ONLY = re.compile(r"CC-BY-[0-9]|OGL-UK-")
ANY_OPEN = re.compile(r"CC-|CC0|OGL-UK-")


class Outcome(StrEnum):
    """What came of testing a rule."""

    MET = "met"
    UNMET = "not met"
    UNKNOWN = "not known"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Tested:
    """A rule, what came of testing it, and the evidence in a sentence."""

    rule: Rule
    outcome: Outcome
    evidence: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A work: whether it is in scope, and each rule tested, on that day."""

    scope: Scope
    tested: tuple[Tested, ...]
    on: date

    def rules(self, outcome: Outcome) -> list[Tested]:
        """The rules with that outcome."""
        return [each for each in self.tested if each.outcome == outcome]

    @property
    def standing(self) -> str:
        """Where it stands: "not in scope", "scope not known", "not met", "not known" or "met"."""
        if self.scope.within == Within.NO:
            return "not in scope"
        if self.rules(Outcome.UNMET):
            return "not met"
        if self.scope.within == Within.UNKNOWN:
            return "scope not known"
        return "not known" if self.rules(Outcome.UNKNOWN) else "met"


def judge(work: Work, award_end: PartialDate, today: date) -> Judged:
    """The work under the policy, for an award that ended then ("" where that is not recorded)."""
    scope = scope_of(work, award_end)
    if scope.within == Within.NO:
        return Judged(scope, (), today)
    tests = OF_ARTICLES if work.form in policy.ARTICLES else OF_LONG_FORMS
    return Judged(scope, tuple(Tested(rule, *test(work)) for rule, test in tests), today)


Test = Callable[[Work], tuple[Outcome, str]]


def at_once(work: Work) -> tuple[Outcome, str]:
    """Free to read on the day of publication."""
    return free_by(work, work.published, _("the day of publication"))


def within_a_year(work: Work) -> tuple[Outcome, str]:
    """Free to read twelve months after publication at the latest."""
    return free_by(work, months_later(work.published, policy.LONG_FORM_MONTHS), _("twelve months after publication"))


def months_later(published: PartialDate, months: int) -> PartialDate:
    """The date so many whole years later, as exact as the date is; twelve months are one year."""
    if not published:
        return published
    later = f"{int(published[:4]) + months // 12:04}{published[4:]}"
    return PartialDate(later.replace("-02-29", "-02-28"))


def free_by(work: Work, limit: PartialDate, limit_in_words: str) -> tuple[Outcome, str]:
    """Whether it was free by a date, as far as both dates are known."""
    words = {"from": display(work.free_from), "published": display(work.published), "limit": limit_in_words}
    if work.access in (Access.RESTRICTED, Access.METADATA_ONLY) and not work.free_from:
        return Outcome.UNMET, _("Its access is recorded as: %s.") % Access(work.access).label
    if not work.free_from:
        return Outcome.UNKNOWN, _("Since when anybody may read it is not recorded.")
    latest, earliest = limit.last_day(), limit.first_day()
    first, last = work.free_from.first_day(), work.free_from.last_day()
    if latest is None or earliest is None or first is None or last is None:
        return Outcome.UNKNOWN, _("Free from %(from)s; the day of publication is not recorded.") % words
    if last <= earliest or (str(work.free_from) == str(limit) and work.free_from.day):
        return Outcome.MET, _("Free from %(from)s; published %(published)s; the limit is %(limit)s.") % words
    if first > latest:
        return Outcome.UNMET, _("Free from %(from)s only; published %(published)s; the limit is %(limit)s.") % words
    return Outcome.UNKNOWN, _("Free from %(from)s, published %(published)s: not exact enough to tell.") % words


def version(work: Work) -> tuple[Outcome, str]:
    """Which version is free."""
    if work.free_version:
        return Outcome.MET, _("What is free is the %s.") % work.free_version
    return Outcome.UNKNOWN, _("Which version is free to read is not recorded.")


def cc_by(work: Work) -> tuple[Outcome, str]:
    """The licence of an article."""
    if not work.licence:
        return Outcome.UNKNOWN, _("No licence is recorded.")
    recorded = _("Its licence is recorded as %s.") % work.licence
    if work.licence.startswith("CC-BY-ND"):
        if work.exception:
            return Outcome.MET, f"{recorded} {_('Exception: %s.') % work.exception}"
        return Outcome.UNMET, f"{recorded} {_('No exception agreed with the funder is recorded.')}"
    is_by = bool(ATTRIBUTION_ONLY.match(work.licence))
    return (Outcome.MET if is_by else Outcome.UNMET), recorded


def any_cc(work: Work) -> tuple[Outcome, str]:
    """The licence of a long form."""
    if not work.licence:
        return Outcome.UNKNOWN, _("No licence is recorded.")
    is_any = bool(ANY_OPEN.match(work.licence))
    return (Outcome.MET if is_any else Outcome.UNMET), _("Its licence is recorded as %s.") % work.licence


def retention(work: Work) -> tuple[Outcome, str]:
    """The statement that is asked where the accepted manuscript is what is free."""
    if work.free_version == "version of record":
        return Outcome.NOT_ASKED, _("The version of record is free, so the statement is not asked.")
    return answered(work.rights_retention, _("It has the statement."), _("It has no such statement."))


def data_statement(work: Work) -> tuple[Outcome, str]:
    """The data access statement."""
    return answered(work.data_statement, _("It has the statement."), _("It has no such statement."))


def names_funder(work: Work) -> tuple[Outcome, str]:
    """The acknowledgement."""
    return answered(work.names_funder, _("It names funder and reference."), _("It does not name funder and reference."))


def answered(answer: bool | None, yes: str, no: str) -> tuple[Outcome, str]:
    """What was recorded for a question that is answered by yes or no."""
    if answer is None:
        return Outcome.UNKNOWN, _("Nobody has recorded whether it does.")
    return (Outcome.MET, yes) if answer else (Outcome.UNMET, no)


def identifier(work: Work) -> tuple[Outcome, str]:
    """The DOI."""
    if work.doi:
        return Outcome.MET, _("Its DOI is %s.") % work.doi
    return Outcome.UNKNOWN, _("No DOI is recorded.")


OF_ARTICLES: tuple[tuple[Rule, Test], ...] = (
    (policy.AT_ONCE, at_once),
    (policy.VERSION, version),
    (policy.CC_BY, cc_by),
    (policy.RETENTION, retention),
    (policy.DATA, data_statement),
    (policy.FUNDER, names_funder),
    (policy.IDENTIFIER, identifier),
)
OF_LONG_FORMS: tuple[tuple[Rule, Test], ...] = (
    (policy.WITHIN_A_YEAR, within_a_year),
    (policy.VERSION, version),
    (policy.ANY_CC, any_cc),
    (policy.FUNDER, names_funder),
)
