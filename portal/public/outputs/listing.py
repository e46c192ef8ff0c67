"""The list of outputs as one address asks for it: filters, order, page and groups."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.bibliography.formats import FORMATS
from portal.public.outputs.chart import OutputChart
from portal.public.outputs.facets import Count, Counts, count_outputs
from portal.public.outputs.filters import FILTERS, Filter
from portal.records.outputs.models import Output
from portal.records.outputs.querysets import OutputQuerySet

__all__ = ["Chip", "Group", "Option", "OutputListing"]

PAGE_SIZE = 25
WHOLE, LONGEST_WHOLE = "all", 3_000  # The page number that means all, and how many may stand on one page.
ORDERS = {
    "newest": (_("newest first"), ("-date", "sort_key", "pk")),
    "oldest": (_("oldest first"), ("date", "sort_key", "pk")),
    "title": (_("by title"), ("sort_key", "pk")),
}


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address of the list without it."""

    label: str | Promise
    value: str | Promise
    url: str


@dataclass(frozen=True)
class Option:
    """A value one may filter by, how many outputs it would leave, and the address of that list."""

    name: str | Promise
    count: int
    url: str
    selected: bool


@dataclass(frozen=True)
class Group:
    """One filter with its options, as `components/facets.html` prints it."""

    label: str | Promise
    options: list[Option]


class OutputPaginator(Paginator):
    """A paginator that is told how many there are, because the facets counted them, and fetches the lines of a page
    by its keys: joined before it is cut, a late page takes six times as long."""

    def __init__(self, outputs: OutputQuerySet, total: int, size: int = PAGE_SIZE) -> None:
        super().__init__(outputs, size)
        self.total = total

    @property
    def count(self) -> int:
        return self.total

    def _get_page(self, outputs: OutputQuerySet, number: int, paginator: Paginator) -> Page:
        return Page(outputs.lines_of_slice(), number, paginator)


class OutputListing:
    """What `params` (the address's query) asks of `outputs`: all visible ones at the moment `at` (now, unless said
    otherwise). Nothing is fetched before it is read.

    A filter with a value it does not know finds nothing, and is named in `unknown`; it never finds everything.
    """

    def __init__(self, params: QueryDict, outputs: OutputQuerySet, at: datetime | None = None) -> None:
        self.params = params
        self.at = at or timezone.now()
        self.visible_outputs = outputs
        values = {filter_class: str(params.get(filter_class.name, "")) for filter_class in FILTERS}
        self.filters: list[Filter] = [filter_class(value) for filter_class, value in values.items() if value.strip()]
        sort = str(params.get("sort", ""))
        self.order = sort if sort in ORDERS else "newest"

    @property
    def unknown(self) -> list[Filter]:
        """Filters whose value means nothing here."""
        return [item for item in self.filters if item.label is None]

    @cached_property
    def outputs(self) -> OutputQuerySet:
        """All outputs that pass every filter, in the order asked for."""
        if self.unknown:
            return self.visible_outputs.none()
        outputs = self.visible_outputs
        for item in self.filters:
            outputs = outputs.filter(item.condition(self.at))
        return outputs.order_by(*ORDERS[self.order][1])

    @cached_property
    def page(self) -> Page:
        """One page of the list; the last one for a number that is too high. "all" is all of them, for printing."""
        total = self.counts.total
        if self.is_whole:
            return OutputPaginator(self.outputs, total, total).get_page(1)
        return OutputPaginator(self.outputs, total).get_page(self.params.get("page"))

    @property
    def is_whole(self) -> bool:
        """Whether the whole list is asked for on one page, and is short enough for that."""
        return self.params.get("page") == WHOLE and 0 < self.counts.total <= LONGEST_WHOLE

    @property
    def whole_url(self) -> str:
        """The query string of the whole list on one page; "" where it is too long for that."""
        if self.counts.total > LONGEST_WHOLE:
            return ""
        params = self.clean_params()
        params["page"] = WHOLE
        return f"?{params.urlencode()}"

    @property
    def groups(self) -> list[tuple[str, list[Output]]]:
        """The page's outputs by year ("" for no date), or in one group where they are sorted by title."""
        if self.order == "title":
            return [("", list(self.page))]
        return [(year, list(items)) for year, items in groupby(self.page, key=lambda output: output.date[:4])]

    @property
    def words(self) -> str:
        """What is being searched for in the list."""
        return self.value_of("q")

    @property
    def orders(self) -> list[dict[str, Any]]:
        """The orders on offer: `value` and `label`."""
        return [{"value": name, "label": label} for name, (label, _columns) in ORDERS.items()]

    @property
    def kept(self) -> list[dict[str, str]]:
        """The filters that the search form carries along."""
        return [{"name": item.name, "value": item.value} for item in self.filters if item.name != "q"]

    @property
    def notices(self) -> list[str]:
        """A sentence for each filter whose value means nothing here."""
        message = _("“%(value)s” is not a value of the filter “%(heading)s”, so no output matches it.")
        return [message % {"value": shortened(item.value), "heading": item.heading} for item in self.unknown]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, each with the address of the list without it."""
        return [
            Chip(item.heading, item.label or shortened(item.value), self.query_without(item.name))
            for item in self.filters
        ]

    @cached_property
    def counts(self) -> Counts:
        """How many outputs of each value the list holds, and how many in all."""
        others = None if self.filters else self.visible_outputs.model.objects.hidden_by_own_fields()
        return count_outputs(self.outputs, others, self.at)

    @cached_property
    def chart(self) -> OutputChart:
        """The outputs by year and kind."""
        return OutputChart(self.counts.by_year_and_kind)

    @cached_property
    def drawn_from(self) -> str:
        """All that facets and chart are drawn from, in few letters: what was drawn from the same once, looks alike."""
        values = [
            [(count.value, str(count.label), count.count) for count in facet.counts] for facet in self.counts.facets
        ]
        seen = (get_language(), self.clean_params().urlencode(), values, self.counts.by_year_and_kind)
        return blake2b(repr(seen).encode(), digest_size=16).hexdigest()

    @cached_property
    def downloads(self) -> list[dict[str, str]]:
        """This very list in every format."""
        query = self.clean_params().urlencode()
        return [
            {
                "label": offered.label,
                "url": reverse("output_export", args=[offered.extension]) + (f"?{query}" if query else ""),
            }
            for offered in FORMATS.values()
        ]

    @cached_property
    def facets(self) -> list[Group]:
        """The values one may filter by, in groups."""
        return [
            Group(facet.heading, [self.option(facet.name, count) for count in facet.counts])
            for facet in self.counts.facets
        ]

    def option(self, name: str, count: Count) -> Option:
        """One value of a filter; a value in force leads back to the list without it."""
        selected = self.value_of(name) == count.value
        url = self.query_without(name) if selected else self.query_with(name, count.value)
        return Option(count.label, count.count, url, selected)

    def value_of(self, name: str) -> str:
        """The value of a filter in force; "" for one that is not."""
        return next((item.value for item in self.filters if item.name == name), "")

    def query_with(self, name: str, value: str) -> str:
        """The query string of this list with one filter set, on its first page."""
        changed = self.clean_params()
        changed[name] = value
        return f"?{changed.urlencode()}"

    def query_without(self, name: str) -> str:
        """The query string of this list with one filter taken off; "." (the bare address) where none is left."""
        changed = self.clean_params()
        changed.pop(name, None)
        return f"?{changed.urlencode()}" if changed else "."

    def clean_params(self) -> QueryDict:
        """Only what this list understands, each once: other people's parameters are not carried along."""
        params = QueryDict(mutable=True)
        for item in self.filters:
            params[item.name] = item.value
        if self.order != "newest":
            params["sort"] = self.order
        return params


def shortened(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:60]}…"
