"""The containers of a work in schema.org's terms (`isPartOf` and the like): journal, book, series, site, event."""

from collections.abc import Callable

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.schema_org.nodes import Node, node, organisation_node, person_node
from portal.bibliography.reference import Reference

__all__ = ["event_properties", "part_properties"]


def part_properties(reference: Reference) -> Node:
    """The properties that belong to the work's type, by what CSL calls that type."""
    return BY_TYPE.get(reference.kind.csl, issued)(reference)


def event_properties(reference: Reference) -> Node:
    """An event's dates, place, public and the larger event that it belonged to."""
    return {
        "startDate": str(reference.start or reference.date),
        "endDate": str(reference.end),
        "location": node("Place", name=reference.place),
        "superEvent": node("Event", name=reference.event),
        "audience": node("Audience", audienceType=reference.audience),
    }


def issued(reference: Reference) -> Node:
    """Publisher or institution; an event has neither."""
    return {"publisher": organisation_node(reference.issued_by)} if reference.issued_by else {}


def pages_of(reference: Reference) -> Node:
    return {
        "pageStart": one_line(reference.first_page),
        "pageEnd": one_line(reference.last_page),
        "pagination": one_line("-".join(reference.pages) or reference.article_number),
    }


def series_of(reference: Reference) -> Node:
    return node("BookSeries", name=reference.series)


def journal_article(reference: Reference) -> Node:
    """Issue within volume within journal, as far as each is known; the ISSN is the journal's."""
    part = node(
        "Periodical", name=reference.container, issn=reference.issn, publisher=issued(reference).get("publisher")
    )
    if reference.volume:
        part = node("PublicationVolume", volumeNumber=reference.volume, isPartOf=part)
    if reference.issue:
        part = node("PublicationIssue", issueNumber=reference.issue, isPartOf=part)
    return {"isPartOf": part, **pages_of(reference)}


def chapter(reference: Reference) -> Node:
    """The book, which alone has the ISBN, the edition and the editors."""
    book = node(
        "Book",
        name=reference.container,
        isbn=reference.isbn,
        bookEdition=reference.edition,
        position=reference.volume,
        editor=[person_node(person) for person in reference.in_role("editor")],
        isPartOf=series_of(reference),
        **issued(reference),
    )
    return {"isPartOf": book, **pages_of(reference)}


def book_of(reference: Reference) -> Node:
    return {
        "isbn": one_line(reference.isbn),
        "bookEdition": one_line(reference.edition),
        "position": one_line(reference.volume),
        "isPartOf": series_of(reference),
        **issued(reference),
    }


def conference_paper(reference: Reference) -> Node:
    """The proceedings: a periodical if they have an ISSN, or else a book."""
    if reference.issn:
        return journal_article(reference)
    return {**chapter(reference), **issued(reference)}


def report(reference: Reference) -> Node:
    """Only a Report has a number of its own; another type names it among its identifiers."""
    number = {"reportNumber": one_line(reference.number)} if reference.kind.schema_org == "Report" else {}
    return {**number, **issued(reference)}


def carried(reference: Reference) -> Node:
    """An article in a newspaper or magazine, or a page of a site."""
    carrier = reference.kind.part_of or "CreativeWork"
    return {"isPartOf": node(carrier, name=reference.held_by), **issued(reference)}


def broadcast_of(reference: Reference) -> Node:
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
        **issued(reference),
    }


def film(reference: Reference) -> Node:
    """A film's showing is an event of its own."""
    showing = node("PublicationEvent", name=reference.event, location=node("Place", name=reference.place))
    return {"releasedEvent": showing}


def nothing(reference: Reference) -> Node:
    return {}


BY_TYPE: dict[str, Callable[[Reference], Node]] = {
    "article-journal": journal_article,
    "article-magazine": carried,
    "article-newspaper": carried,
    "book": book_of,
    "broadcast": broadcast_of,
    "chapter": chapter,
    "event": nothing,
    "graphic": nothing,
    "motion_picture": film,
    "paper-conference": conference_paper,
    "performance": nothing,
    "post-weblog": carried,
    "report": report,
    "speech": nothing,
    "webpage": carried,
}
