"""The page of the search: the words asked for, and what was found of everything the public may see."""

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

from portal.fulltext.models import clean_query
from portal.public.search.results import Result, matching_entries, results

__all__ = ["SearchContent"]

PAGE_SIZE = 20


class SearchContent:
    """What `search/search.html` prints for the words `typed` by a reader, on the page of that number (as it stands in
    the address; the first, where there is none such)."""

    def __init__(self, typed: str, number: str | None) -> None:
        self.query = clean_query(typed)
        self.number = number

    @cached_property
    def page(self) -> Page | None:
        """Entries of the full text, the best first; None where nothing was asked for."""
        if not self.query:
            return None
        return Paginator(matching_entries(self.query).with_extract(self.query), PAGE_SIZE).get_page(self.number)

    @cached_property
    def results(self) -> list[Result]:
        """What is printed of each hit on this page of results; none without a query."""
        return results(self.page) if self.page else []
