from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.utils.formats import number_format
from django.utils.functional import Promise
from wagtail.admin.admin_url_finder import AdminURLFinder

__all__ = ["Check", "Found", "Item"]

SHOWN = 3


@dataclass(frozen=True)
class Item:
    """One thing to mend: what it is called, a word more about it, and the address at which it is mended."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Found:
    """What a check found: how many there are, and the first few."""

    check: "Check"
    count: int
    items: list[Item]

    @property
    def heading(self) -> str:
        return self.check.heading(self.count)

    @property
    def has_more(self) -> bool:
        return self.count > len(self.items)


@dataclass(frozen=True)
class Check:
    """One question about the site's content.

    `rows` gives, for a person and a moment, the rows to mend among those the person works on, in a fixed order; None
    for somebody who works on no such rows. `words` gives, for a count, the heading with %s for it, `advice` what to do.
    `anchor` is the field of the form that mends it; `thing` is what of a row is opened; `detail` says more of a row.
    """

    slug: str
    words: Callable[[int], str]
    advice: str | Promise
    rows: Callable[[Any, datetime], QuerySet | None]
    anchor: str = ""
    thing: Callable[[Any], Any] = lambda row: row
    detail: Callable[[Any], str] = lambda row: ""

    def heading(self, count: int) -> str:
        """How many there are, in words: "1,601 outputs without a DOI"."""
        return self.words(count) % number_format(count, force_grouping=True)

    def found(self, user: Any, at: datetime) -> Found | None:
        """The count and the first few by one query; None where there is nothing to mend."""
        rows = self.rows(user, at)
        if rows is None:
            return None
        first = list(rows.annotate(found_in_all=Window(Count("*")))[:SHOWN])
        return Found(self, first[0].found_in_all, self.items(first)) if first else None

    def items(self, rows: list[Any]) -> list[Item]:
        """The rows as things to mend. They are the person's own to work on, so no permission is asked again."""
        finder = AdminURLFinder()
        fragment = f"#{self.anchor}" if self.anchor else ""
        return [
            Item(str(self.thing(row)), f"{finder.get_edit_url(self.thing(row))}{fragment}", self.detail(row))
            for row in rows
        ]
