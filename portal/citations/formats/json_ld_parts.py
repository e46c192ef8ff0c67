"""What a work is a part of, in schema.org's terms: journal, book, series, site, broadcast, event."""

from collections.abc import Callable

from ..plain import one_line
from ..reference import Reference
from .json_ld_nodes import Node, node, organisation_node, person_node

__all__ = ["event_properties", "part_properties"]


def part_properties(reference: Reference) -> Node:
    """The properties that belong to the work's type, by what CSL calls that type."""
    return BY_TYPE.get(reference.kind.csl, _issued)(reference)


def event_properties(reference: Reference) -> Node:
    """An event's dates, place, public and the larger event that it belonged to."""
    return {
        "startDate": str(reference.start or reference.date),
        "endDate": str(reference.end),
        "location": node("Place", name=reference.place),
        "superEvent": node("Event", name=reference.event),
        "audience": node("Audience", audienceType=reference.audience),
    }


def _issued(reference: Reference) -> Node:
    """Publisher or institution; an event has neither."""
    return {"publisher": organisation_node(reference.issued_by)} if reference.issued_by else {}


def _pages(reference: Reference) -> Node:
    return {
        "pageStart": one_line(reference.first_page),
        "pageEnd": one_line(reference.last_page),
        "pagination": one_line("-".join(reference.pages) or reference.article_number),
    }


def _series(reference: Reference) -> Node:
    return node("BookSeries", name=reference.series)


def _journal_article(reference: Reference) -> Node:
    """Issue within volume within journal, as far as each is known; the ISSN is the journal's."""
    part = node(
        "Periodical", name=reference.container, issn=reference.issn, publisher=_issued(reference).get("publisher")
    )
    if reference.volume:
        part = node("PublicationVolume", volumeNumber=reference.volume, isPartOf=part)
    if reference.issue:
        part = node("PublicationIssue", issueNumber=reference.issue, isPartOf=part)
    return {"isPartOf": part, **_pages(reference)}


def _chapter(reference: Reference) -> Node:
    """The book, which alone has the ISBN, the edition and the editors."""
    book = node(
        "Book",
        name=reference.container,
        isbn=reference.isbn,
        bookEdition=reference.edition,
        position=reference.volume,
        editor=[person_node(person) for person in reference.in_role("editor")],
        isPartOf=_series(reference),
        **_issued(reference),
    )
    return {"isPartOf": book, **_pages(reference)}


def _book(reference: Reference) -> Node:
    return {
        "isbn": one_line(reference.isbn),
        "bookEdition": one_line(reference.edition),
        "position": one_line(reference.volume),
        "isPartOf": _series(reference),
        **_issued(reference),
    }


def _conference_paper(reference: Reference) -> Node:
    """The proceedings: a periodical if they have an ISSN, or else a book."""
    if reference.issn:
        return _journal_article(reference)
    return {**_chapter(reference), **_issued(reference)}


def _report(reference: Reference) -> Node:
    """Only a Report has a number of its own; another type names it among its identifiers."""
    number = {"reportNumber": one_line(reference.number)} if reference.kind.schema_org == "Report" else {}
    return {**number, **_issued(reference)}


def _carried(reference: Reference) -> Node:
    """An article in a newspaper or magazine, or a page of a site."""
    carrier = reference.kind.part_of or "CreativeWork"
    return {"isPartOf": node(carrier, name=reference.held_by), **_issued(reference)}


def _broadcast(reference: Reference) -> Node:
    """The programme as a series, and the broadcast as the event in which a service published the episode."""
    start = str(reference.date)
    if len(start) == 10 and reference.aired_at:
        start += f"T{reference.aired_at.isoformat()}"
    service = node("BroadcastService", name=reference.outlet)
    broadcast = node("BroadcastEvent", publishedOn=service, startDate=start)
    return {
        "partOfSeries": node(reference.kind.part_of or "CreativeWorkSeries", name=reference.programme),
        "publication": broadcast,
        "duration": f"PT{reference.duration}M" if reference.duration else "",
        **_issued(reference),
    }


def _film(reference: Reference) -> Node:
    """A film's showing is an event of its own."""
    showing = node("PublicationEvent", name=reference.event, location=node("Place", name=reference.place))
    return {"releasedEvent": showing}


def _nothing(reference: Reference) -> Node:
    return {}


BY_TYPE: dict[str, Callable[[Reference], Node]] = {
    "article-journal": _journal_article,
    "article-magazine": _carried,
    "article-newspaper": _carried,
    "book": _book,
    "broadcast": _broadcast,
    "chapter": _chapter,
    "event": _nothing,
    "graphic": _nothing,
    "motion_picture": _film,
    "paper-conference": _conference_paper,
    "performance": _nothing,
    "post-weblog": _carried,
    "report": _report,
    "speech": _nothing,
    "webpage": _carried,
}
