"""The filters of the list of outputs: what each takes from the address, and what it asks of the outputs.

A new filter is a class here and a row in `FILTERS`.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.db.models.lookups import Exact
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.bibliography.kinds import KINDS
from portal.dates.partial import PartialDate
from portal.fulltext.models import Entry, clean_query
from portal.public.findings.models import Evidence, FindingPage
from portal.records.base.date_display import display
from portal.records.grants.models import Grant
from portal.records.outputs.access import SHORT_LABELS, access_holding
from portal.records.outputs.models import Contribution, Output
from portal.records.people.models import Person
from portal.visibility.querysets import first_public_since

__all__ = ["FILTERS", "BySince", "Filter", "Related"]

UNDATED = "undated"


class Filter:
    """One filter with the value the reader asked for. `label` is None where that value means nothing here."""

    name: ClassVar[str]
    heading: ClassVar[str | Promise]

    def __init__(self, value: str) -> None:
        self.value = value.replace("\x00", "").strip()
        self.label: str | Promise | None = self.read()

    def read(self) -> str | Promise | None:
        """The value in words, or None if it is not one of those the filter knows."""
        raise NotImplementedError

    def condition(self, at: datetime | None = None) -> Q:
        """What an output must fulfil at that moment (now, unless said otherwise); only asked where the value is
        known."""
        raise NotImplementedError


class Words(Filter):
    name = "q"
    heading = _("Words")

    def read(self) -> str:
        return clean_query(self.value)

    def condition(self, at: datetime | None = None) -> Q:
        return Q(pk__in=Entry.objects.of(Output).matching(self.value).values("object_id"))


class ByKind(Filter):
    name = "kind"
    heading = _("Kind")

    def read(self) -> str | None:
        return next((kind.label for kind in KINDS.values() if kind.name == self.value), None)

    def condition(self, at: datetime | None = None) -> Q:
        return Q(kind=self.value)


class ByYear(Filter):
    name = "year"
    heading = _("Year")

    def read(self) -> str | Promise | None:
        if self.value == UNDATED:
            return _("no date recorded")
        return self.value if len(self.value) == 4 and self.value.isascii() and self.value.isdigit() else None

    def condition(self, at: datetime | None = None) -> Q:
        return Q(date="") if self.value == UNDATED else Q(date__startswith=self.value)


class Related(Filter):
    """A filter by the slug of a record or page that the public may see."""

    record: Any = None

    @classmethod
    def related(cls, at: datetime | None = None) -> QuerySet:
        """All visible at that moment that may be asked for, each with its `label`."""
        raise NotImplementedError

    def read(self) -> str | None:
        """The label of the record that the value names; None for no visible one."""
        self.record = self.related().filter(slug=self.value).first()
        return self.record.label if self.record else None


class ByPerson(Related):
    name = "person"
    heading = _("Person")

    @classmethod
    def related(cls, at: datetime | None = None) -> QuerySet:
        return Person.objects.visible(at).labelled()

    def condition(self, at: datetime | None = None) -> Q:
        return Q(pk__in=Contribution.objects.filter(person=self.record).values("output"))


class ByGrant(Related):
    name = "grant"
    heading = _("Grant")

    @classmethod
    def related(cls, at: datetime | None = None) -> QuerySet:
        return Grant.objects.visible(at).labelled()

    def condition(self, at: datetime | None = None) -> Q:
        return Q(grants=self.record)


class ByFinding(Related):
    name = "finding"
    heading = _("Finding")

    @classmethod
    def related(cls, at: datetime | None = None) -> QuerySet:
        return FindingPage.objects.visible(at).labelled()

    def condition(self, at: datetime | None = None) -> Q:
        return Q(pk__in=Evidence.objects.filter(finding=self.record).values("output"))


class ByAccess(Filter):
    name = "access"
    heading = _("Access")

    def read(self) -> str | Promise | None:
        return SHORT_LABELS.get(self.value)

    def condition(self, at: datetime | None = None) -> Q:
        return Q(Exact(access_holding(at), self.value))


class ByReview(Filter):
    name = "reviewed"
    heading = _("Peer review")

    def read(self) -> Promise | None:
        return {"yes": _("peer-reviewed"), "no": _("not peer-reviewed")}.get(self.value)

    def condition(self, at: datetime | None = None) -> Q:
        return Q(peer_reviewed=self.value == "yes")


class BySince(Filter):
    """What became public on this site on a day or later; a month or a year means its first day."""

    name = "since"
    heading = _("New here since")
    day: date | None = None

    def read(self) -> str | None:
        """The day in words."""
        try:
            self.day = PartialDate.parse(self.value).first_day()
        except ValueError:
            return None
        return display(PartialDate(self.day.isoformat())) if self.day else None

    def condition(self, at: datetime | None = None) -> Q:
        """First published on that day or later."""
        return first_public_since(self.day) if self.day else Q()


FILTERS: tuple[type[Filter], ...] = (Words, ByKind, ByYear, ByPerson, ByGrant, ByFinding, ByAccess, ByReview, BySince)
