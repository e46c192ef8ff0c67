"""Highwire citation_* tags for the head of a scholarly work's page, as Google Scholar and Zotero read them.

Rules: Google Scholar, "Inclusion Guidelines for Webmasters", Indexing; Zotero's "Embedded Metadata.js", where a stray
institution tag makes a report of an article: each type of work has its own tags and no others.
"""

from collections.abc import Callable, Iterator

from ..plain import address, one_line
from ..reference import Reference

__all__ = ["meta_tags"]

Tags = Iterator[tuple[str, str]]


def meta_tags(reference: Reference) -> list[tuple[str, str]]:
    """Names and contents of the tags in order, unescaped; none for a kind that is not scholarly.

    Scholar ignores a page that lacks title, author or year, so such a work has none either and is left to COinS. The
    exception is a book that has editors and no author: Zotero reads it, and no editor is passed off as an author.
    """
    authors = reference.in_role("author")
    is_edited = reference.kind.csl == "book" and bool(reference.in_role("editor"))
    if not (reference.kind.scholarly and reference.title and reference.date and (authors or is_edited)):
        return []
    tags = [("title", reference.title)]
    tags += [("author", person.name.inverted) for person in authors]
    tags += [*_dates(reference), *OF_TYPE.get(reference.kind.csl, _nothing)(reference), *_common(reference)]
    return [(f"citation_{name}", text) for name, value in tags if (text := one_line(value))]


def _dates(reference: Reference) -> Tags:
    """The formal date, and apart from it the day on which the record came online here."""
    yield "publication_date", reference.date.slashed
    if reference.created:
        yield "online_date", reference.created.strftime("%Y/%m/%d")


def _common(reference: Reference) -> Tags:
    yield "doi", reference.doi
    yield "language", reference.language
    yield "keywords", "; ".join(word.replace(";", ",") for word in reference.keywords)
    yield "publisher", reference.publisher
    yield "abstract_html_url", address(reference.url)
    yield "pdf_url", address(reference.pdf_url)


def _journal_article(reference: Reference) -> Tags:
    yield "journal_title", reference.container
    yield "issn", reference.issn
    yield "volume", reference.volume
    yield "issue", reference.issue
    yield "firstpage", reference.first_page or reference.article_number
    yield "lastpage", reference.last_page


def _chapter(reference: Reference) -> Tags:
    yield "inbook_title", reference.container
    yield from _book(reference)
    yield "firstpage", reference.first_page
    yield "lastpage", reference.last_page


def _book(reference: Reference) -> Tags:
    for person in reference.in_role("editor"):
        yield "editor", person.name.inverted
    yield "isbn", reference.isbn


def _conference_paper(reference: Reference) -> Tags:
    yield "conference_title", reference.container
    yield "isbn", reference.isbn
    yield "issn", reference.issn
    yield "volume", reference.volume
    yield "issue", reference.issue
    yield "firstpage", reference.first_page or reference.article_number
    yield "lastpage", reference.last_page


def _thesis(reference: Reference) -> Tags:
    yield "dissertation_institution", reference.institution


def _report(reference: Reference) -> Tags:
    yield "technical_report_institution", reference.institution
    yield "technical_report_number", reference.number
    yield "isbn", reference.isbn


def _nothing(reference: Reference) -> Tags:
    return iter(())


OF_TYPE: dict[str, Callable[[Reference], Tags]] = {
    "article-journal": _journal_article,
    "book": _book,
    "chapter": _chapter,
    "paper-conference": _conference_paper,
    "report": _report,
    "thesis": _thesis,
}
