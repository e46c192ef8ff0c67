"""A check of the site's content: the records to mend, and how the admin presents them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Count, Exists, Model, OuterRef, QuerySet, Value, Window
from django.db.models.functions import Coalesce
from django.utils.formats import number_format
from django.utils.functional import Promise
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.desk.models import SetAside
from portal.desk.request_user import RequestUser

__all__ = ["Check", "CheckResult", "Item", "RecordsToMend"]

ITEMS_SHOWN = 3
RecordType = TypeVar("RecordType", bound=Model)
# Gives, for a person and a moment, the records to mend among those that the person works on, in a fixed order; None
# for somebody who works on no such records.
RecordsToMend = Callable[[RequestUser, datetime], QuerySet | None]


@dataclass(frozen=True)
class Item:
    """A record to mend: its title, the address of the form that mends it, a few words more about it, and its key."""

    title: str
    url: str
    detail: str = ""
    pk: int = 0


@dataclass(frozen=True)
class CheckResult:
    """The outcome of a check: how many records are to be mended, and the first three as items."""

    check: "Check"
    count: int
    items: list[Item]

    @property
    def heading(self) -> str:
        """The count in words, such as "1,601 outputs without a DOI"."""
        return self.check.heading(self.count)

    @property
    def has_more(self) -> bool:
        """Whether there are more records than items."""
        return self.count > len(self.items)


def itself(record: Model) -> Model:
    """The record that a check lists, where that is also the record to open."""
    return record


def no_detail(_record: Model) -> str:
    """No words about a record beside its title."""
    return ""


@dataclass(frozen=True)
class Check(Generic[RecordType]):
    """A question about the site's content.

    `headline` gives, for a count, the heading with %s for it; `advice` says what to do. `anchor` is the field of the
    form that mends the record; `opened` gives the record whose form is opened; `detail` says more about a record.
    `version` is the path to the key of a record's newest version, "" for what has none: a record that was set aside is
    listed again once that is another.
    """

    slug: str
    headline: Callable[[int], str]
    advice: str | Promise
    to_mend: RecordsToMend
    anchor: str = ""
    opened: Callable[[RecordType], Model] = itself
    detail: Callable[[RecordType], str] = no_detail
    version: str = "latest_revision_id"

    def records(self, user: RequestUser, at: datetime) -> QuerySet | None:
        """The records to mend, without those that were set aside and have not changed since."""
        records = self.to_mend(user, at)
        return None if records is None else records.exclude(self.is_set_aside())

    def set_aside(self, user: RequestUser, at: datetime) -> QuerySet | None:
        """The records that were set aside from this check and have not changed since."""
        records = self.to_mend(user, at)
        return None if records is None else records.filter(self.is_set_aside())

    def is_set_aside(self) -> Exists:
        """The condition that a record was set aside in the version that it still has."""
        version = Coalesce(OuterRef(self.version), 0) if self.version else Value(0)
        return Exists(SetAside.objects.filter(check_slug=self.slug, record=OuterRef("pk"), version=version))

    def version_of(self, record: RecordType) -> int:
        """The key of the record's newest version; 0 for what has none."""
        value: Any = record
        for name in filter(None, self.version.split("__")):
            value = getattr(value, name)
        return value if self.version and value else 0

    def heading(self, count: int) -> str:
        """How many there are, in words: "1,601 outputs without a DOI"."""
        return self.headline(count) % number_format(count, force_grouping=True)

    def result(self, user: RequestUser, at: datetime) -> CheckResult | None:
        """The count and the first few by one query; None where there is nothing to mend."""
        records = self.records(user, at)
        if records is None:
            return None
        first = list(records.annotate(count_in_all=Window(Count("*")))[:ITEMS_SHOWN])
        return CheckResult(self, first[0].count_in_all, self.items(first)) if first else None

    def items(self, records: Iterable[RecordType]) -> list[Item]:
        """The records as items. They are the person's own to work on, so no permission is asked again."""
        finder = AdminURLFinder()
        fragment = f"#{self.anchor}" if self.anchor else ""
        return [
            Item(
                str(self.opened(record)),
                f"{finder.get_edit_url(self.opened(record))}{fragment}",
                self.detail(record),
                record.pk,
            )
            for record in records
        ]
