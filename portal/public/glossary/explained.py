"""The meanings of abbreviations, each given once a page."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.functional import cached_property

from portal.public.glossary.marking import mark
from portal.public.glossary.models import Term

__all__ = ["PageGlossary", "glossary_of_page"]


class PageGlossary:
    """The terms, asked for once a page, and which of them were explained on it already."""

    def __init__(self) -> None:
        self.explained: set[int] = set()

    @cached_property
    def terms(self) -> dict[str, Term]:
        """All terms by their abbreviation."""
        return {term.abbreviation: term for term in Term.objects.all()}

    def mark(self, html: str) -> tuple[str, list[Term]]:
        """The HTML with its terms marked, and those of them whose meaning the page has not given yet."""
        marked, terms = mark(html, self.terms)
        return marked, list(self.not_explained_before(terms))

    def not_explained_before(self, terms: Iterable[Term]) -> Iterable[Term]:
        """Those of the terms that are new on this page; from now on they are not."""
        for term in terms:
            if term.pk not in self.explained:
                self.explained.add(term.pk)
                yield term


def glossary_of_page(request: HttpRequest) -> dict[str, PageGlossary]:
    """Template context: `page_glossary`, made anew for each page that is rendered."""
    return {"page_glossary": PageGlossary()}
