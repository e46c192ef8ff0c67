"""Highwire citation_* tags for the head of a scholarly work's page, as Google Scholar and Zotero read them.

Rules: Google Scholar, "Inclusion Guidelines for Webmasters", Indexing; Zotero's "Embedded Metadata.js", where a stray
institution tag makes a report of an article: each type of work has its own tags and no others.
"""

from collections.abc import Callable, Iterator

from portal.bibliography.clean_text import address, one_line
from portal.bibliography.reference import Reference

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
    tags += [*dates(reference), *OF_TYPE.get(reference.kind.csl, nothing)(reference), *common(reference)]
    return [(f"citation_{name}", text) for name, value in tags if (text := one_line(value))]


def dates(reference: Reference) -> Tags:
    """The formal date, and apart from it the day on which the record came online here."""
    yield "publication_date", reference.date.slashed
    if reference.created:
        yield "online_date", reference.created.strftime("%Y/%m/%d")


def common(reference: Reference) -> Tags:
    yield "doi", reference.doi
    yield "language", reference.language
    yield "keywords", "; ".join(word.replace(";", ",") for word in reference.keywords)
    yield "publisher", reference.publisher
    yield "abstract_html_url", address(reference.url)
    yield "pdf_url", address(reference.pdf_url)


def journal_article(reference: Reference) -> Tags:
    yield "journal_title", reference.container
    yield "issn", reference.issn
    yield "volume", reference.volume
    yield "issue", reference.issue
    yield "firstpage", reference.first_page or reference.article_number
    yield "lastpage", reference.last_page


def chapter(reference: Reference) -> Tags:
    yield "inbook_title", reference.container
    yield from book(reference)
    yield "firstpage", reference.first_page
    yield "lastpage", reference.last_page


def book(reference: Reference) -> Tags:
    for person in reference.in_role("editor"):
        yield "editor", person.name.inverted
    yield "isbn", reference.isbn


def conference_paper(reference: Reference) -> Tags:
    yield "conference_title", reference.container
    yield "isbn", reference.isbn
    yield "issn", reference.issn
    yield "volume", reference.volume
    yield "issue", reference.issue
    yield "firstpage", reference.first_page or reference.article_number
    yield "lastpage", reference.last_page


def thesis(reference: Reference) -> Tags:
    yield "dissertation_institution", reference.institution


def report(reference: Reference) -> Tags:
    yield "technical_report_institution", reference.institution
    yield "technical_report_number", reference.number
    yield "isbn", reference.isbn


def nothing(reference: Reference) -> Tags:
    return iter(())


OF_TYPE: dict[str, Callable[[Reference], Tags]] = {
    "article-journal": journal_article,
    "book": book,
    "chapter": chapter,
    "paper-conference": conference_paper,
    "report": report,
    "thesis": thesis,
}
