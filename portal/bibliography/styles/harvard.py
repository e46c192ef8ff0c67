"""Harvard: Pears and Shields, "Cite Them Right", 12th edition."""

from collections.abc import Callable

from portal.bibliography.styles.capitals import capital
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import day_first, days, page_range
from portal.bibliography.styles.name_lists import inverted_initials, joined, leading_initials
from portal.bibliography.styles.typography import italic, listed, requoted, sentences, single_quoted, spaced, stopped

__all__ = ["render"]

Shape = tuple[str, str, str]  # Title; what stands between it and the rest after an author; the rest.
STOP = ". "


def render(work: CitedWork) -> str:
    """The entry of a reference list, italics marked."""
    title, between, rest = SHAPES[work.shape](work)
    year = f"({work.year or 'no date'})"
    if lead := lead_of(work):
        before = stopped(title) + " " if between == STOP else title + between
        body = f"{lead} {year} {before if rest else title}{rest}"
    else:  # Without an author the title comes first, and the year parts it from the rest.
        body = spaced(title, year, rest)
    return f"{stopped(body)}{link(work)}"


def link(work: CitedWork) -> str:
    if work.doi:
        return f" Available at: https://doi.org/{work.doi}."
    if not work.url:
        return ""
    accessed = f" (Accessed: {work.accessed.day} {work.accessed:%B %Y})" if work.accessed else ""
    return f" Available at: {work.url}{accessed}."


def lead_of(work: CitedWork) -> str:
    """Up to three names; of more, the first and others. An unsigned article is led by its paper."""
    if work.is_directed:
        return ""
    if not work.lead and work.shape == "press":
        return italic(work.container)
    names = joined(work.lead, inverted, pair=" and ", last=" and ", most=3, shown=1, others=f" {italic('et al.')}")
    if work.is_edited:
        names += " (eds)" if len(work.lead) > 1 else " (ed.)"
    return names


def inverted(person: Person, first: bool) -> str:
    return inverted_initials(person, ".")


def direct(person: Person, first: bool) -> str:
    return leading_initials(person, first, ".")


def list_of(people: list[Person]) -> str:
    return joined(people, direct, pair=" and ", last=" and ", most=3, shown=1, others=f" {italic('et al.')}")


def by(people: list[Person], verb: str) -> str:
    """ "Translated by A and B"."""
    return f"{verb} by {list_of(people)}" if people else ""


def in_italics(title: str) -> str:
    return italic(requoted(title, british=True))


def issued(work: CitedWork) -> str:
    return ": ".join(filter(None, [work.place, work.publisher]))


def pages_of(work: CitedWork) -> str:
    pages = page_range(work.pages)
    if pages:
        return f"{'pp.' if '–' in pages else 'p.'} {pages}"
    return f"article number {work.article_number}" if work.article_number else ""


def journal(work: CitedWork) -> Shape:
    issue = f"({work.issue})" if work.issue else ""
    return single_quoted(work.title), ", ", listed(italic(work.container), work.volume + issue, pages_of(work))


def series_of(work: CitedWork) -> str:
    return f" ({listed(work.series, work.volume)})" if work.series else ""


def volume_of(work: CitedWork) -> str:
    return f"Vol. {work.own_volume}" if work.own_volume else ""


def book_of(work: CitedWork) -> Shape:
    helpers = [by(work.editors, "Edited"), by(work.translators, "Translated")]
    rest = sentences(capital(work.edition("edn")), volume_of(work), *helpers, issued(work) + series_of(work))
    return in_italics(work.title), STOP, rest


def chapter(work: CitedWork) -> Shape:
    editors = f"{list_of(work.editors)} ({'eds' if len(work.editors) > 1 else 'ed.'}) " if work.editors else ""
    title = f"in {editors}{in_italics(work.container)}"
    translated = by(work.translators, "Translated")
    imprint = listed((issued(work) + series_of(work)).strip(), pages_of(work))
    book = sentences(title, capital(work.edition("edn")), volume_of(work), translated, imprint)
    return single_quoted(work.title), ", ", book


def report(work: CitedWork) -> Shape:
    number = work.numbered("No.") or work.genre
    return in_italics(work.title), STOP, sentences(by(work.translators, "Translated"), number, issued(work))


def thesis(work: CitedWork) -> Shape:
    return in_italics(work.title), STOP, sentences(work.form, work.publisher)


def data(work: CitedWork) -> Shape:
    version = f"(Version {work.version}) " if work.version else ""
    return in_italics(work.title), " ", sentences(f"{version}[{work.kind.bracketed_as or work.form}]", work.publisher)


def press(work: CitedWork) -> Shape:
    container = italic(work.container) if work.lead else ""
    return single_quoted(work.title), ", ", listed(container, day_first(work.date, year=False))


def page(work: CitedWork) -> Shape:
    return in_italics(work.title), STOP, work.site


def broadcast(work: CitedWork) -> Shape:
    time = work.reference.aired_at
    aired = listed(work.publisher, day_first(work.date, year=False), f"{time:%H:%M}" if time else "")
    directed = by(work.directors, "Directed")
    if work.container in ("", work.title):
        return in_italics(work.title), STOP, sentences(directed, aired)
    form = f" [{work.kind.medium}]" if work.kind.names_medium else ""
    return single_quoted(work.title), ", ", sentences(f"{italic(work.container)}{form}", directed, aired)


def talk(work: CitedWork) -> Shape:
    where = listed(italic(work.container), work.place, days(work, year=False))
    return single_quoted(work.title), " ", sentences(f"[{work.form}]", where)


def event(work: CitedWork) -> Shape:
    directed = by(work.directors, "Directed")
    when = days(work, year=False)
    return in_italics(work.title), " ", sentences(f"[{work.form}]", directed, work.location, when)


def film(work: CitedWork) -> Shape:
    directed = by(work.directors, "Directed")
    return in_italics(work.title), " ", sentences(spaced(directed, f"[{work.form}]"), issued(work))


SHAPES: dict[str, Callable[[CitedWork], Shape]] = {
    "blog": press,
    "book": book_of,
    "broadcast": broadcast,
    "chapter": chapter,
    "data": data,
    "event": event,
    "film": film,
    "journal": journal,
    "page": page,
    "press": press,
    "program": data,
    "report": report,
    "talk": talk,
    "thesis": thesis,
}
