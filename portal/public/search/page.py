"""The page of the search: the words asked for, and what was found of everything the public may see."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _

from portal.fulltext.models import EntryQuerySet, clean_query
from portal.public.search.did_you_mean import did_you_mean
from portal.public.search.results import Result, matching_entries, public_entries, results
from portal.public.search.types import TYPES, counted

__all__ = ["SearchContent", "TypeOption"]

PAGE_SIZE = 20


@dataclass(frozen=True)
class TypeOption:
    """A type that the results may be narrowed to: how many it has, the query string for it, whether it is chosen."""

    label: str | Promise
    count: int
    url: str
    selected: bool


class CountedPaginator(Paginator):
    """A paginator that is told how many there are, because the types were counted."""

    def __init__(self, entries: EntryQuerySet, total: int) -> None:
        super().__init__(entries, PAGE_SIZE)
        self.total = total

    @property
    def count(self) -> int:
        return self.total


class SearchContent:
    """What `search/search.html` prints for the words `typed` by a reader, narrowed to a `type` (a name of `TYPES`; any
    other: to none), on the page of that number (as it stands in the address; the first, where there is none such)."""

    def __init__(self, typed: str, number: str | None, type_name: str = "") -> None:
        self.query = clean_query(typed)
        self.number = number
        self.type = TYPES.get(type_name)

    @cached_property
    def entries(self) -> EntryQuerySet:
        """All that was found, of whatever type."""
        return matching_entries(self.query)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many were found of each type."""
        return counted(self.entries) if self.query else {}

    @property
    def total(self) -> int:
        """How many are listed: of the chosen type, or in all."""
        return self.counts.get(self.type.name, 0) if self.type else sum(self.counts.values())

    @cached_property
    def page(self) -> Page | None:
        """Entries of the full text, the best first; None where nothing was asked for."""
        if not self.query:
            return None
        entries = self.entries.filter(self.type.condition) if self.type else self.entries
        return CountedPaginator(entries.with_extract(self.query), self.total).get_page(self.number)

    @cached_property
    def results(self) -> list[Result]:
        """What is printed of each hit on this page of results; none without a query."""
        return results(self.page) if self.page else []

    @property
    def options(self) -> list[TypeOption]:
        """The types that something was found of, and all of them together; none where there is nothing to narrow."""
        if len(self.counts) < 2 and not self.type:
            return []
        every = TypeOption(_("All"), sum(self.counts.values()), self.query_string(), self.type is None)
        shown = [each for name, each in TYPES.items() if name in self.counts or each is self.type]
        return [
            every,
            *(
                TypeOption(each.label, self.counts.get(each.name, 0), self.query_string(each.name), each is self.type)
                for each in shown
            ),
        ]

    def query_string(self, type_name: str = "") -> str:
        """The query of the same search, narrowed to that type."""
        return "?" + urlencode({"q": self.query, **({"type": type_name} if type_name else {})})

    @cached_property
    def meant(self) -> str:
        """What the reader may have meant, where nothing at all was found; "" where nobody can guess."""
        return did_you_mean(self.query, public_entries()) if self.query and not self.counts else ""

    @property
    def meant_url(self) -> str:
        """The query string of a search for that."""
        return "?" + urlencode({"q": self.meant})
