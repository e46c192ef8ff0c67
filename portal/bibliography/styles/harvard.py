"""Harvard: Pears and Shields, "Cite Them Right", 12th edition."""

from collections.abc import Callable

from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import day_first, days, page_range
from portal.bibliography.styles.name_lists import initials, joined
from portal.bibliography.styles.typography import italic, sentences, single_quoted, stopped

__all__ = ["render"]

Shape = tuple[str, str, str]  # Title; what stands between it and the rest after an author; the rest.
STOP = ". "


def render(work: CitedWork) -> str:
    """The entry of a reference list, italics marked."""
    title, between, rest = SHAPES[work.shape](work)
    year = f"({(work.reference.start or work.date)[:4] or 'no date'})"
    if lead := lead_of(work):
        before = stopped(title) + " " if between == STOP else title + between
        body = f"{lead} {year} {before if rest else title}{rest}"
    else:  # Without an author the title comes first, and the year parts it from the rest.
        body = " ".join(filter(None, [title, year, rest]))
    return f"{stopped(body)}{link(work)}"


def link(work: CitedWork) -> str:
    if work.doi:
        return f" Available at: https://doi.org/{work.doi}."
    if not work.url:
        return ""
    accessed = f" (Accessed: {work.accessed.day} {work.accessed:%B %Y})" if work.accessed else ""
    return f" Available at: {work.url}{accessed}."


def lead_of(work: CitedWork) -> str:
    """Up to three names; of more, the first and others."""
    if work.shape == "film":
        return ""
    names = joined(work.lead, inverted, pair=" and ", last=" and ", most=3, shown=1, others=f" {italic('et al.')}")
    if work.is_edited:
        names += " (eds)" if len(work.lead) > 1 else " (ed.)"
    return names


def inverted(person: Person, first: bool) -> str:
    return person.literal or ", ".join(filter(None, [person.family, initials(person.given, "."), person.suffix]))


def direct(person: Person, first: bool) -> str:
    return person.literal or " ".join(filter(None, [initials(person.given, "."), person.family, person.suffix]))


def list_of(people: list[Person]) -> str:
    return joined(people, direct, pair=" and ", last=" and ", most=3, shown=1, others=f" {italic('et al.')}")


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


def book_of(work: CitedWork) -> Shape:
    volume = f"Vol. {work.own_volume}" if work.own_volume else ""
    series = f" ({listed(work.series, work.volume)})" if work.series else ""
    return italic(work.title), STOP, sentences(work.edition("edn"), volume, issued(work) + series)


def chapter(work: CitedWork) -> Shape:
    editors = f"{list_of(work.editors)} ({'eds' if len(work.editors) > 1 else 'ed.'}) " if work.editors else ""
    book = sentences(f"in {editors}{italic(work.container)}", work.edition("edn"), listed(issued(work), pages_of(work)))
    return single_quoted(work.title), ", ", book


def report(work: CitedWork) -> Shape:
    return italic(work.title), STOP, sentences(work.numbered or work.genre, issued(work))


def thesis(work: CitedWork) -> Shape:
    return italic(work.title), STOP, sentences(work.form, work.publisher)


def data(work: CitedWork) -> Shape:
    version = f"(Version {work.version}) " if work.version else ""
    return italic(work.title), " ", sentences(f"{version}[{work.kind.bracketed_as or work.form}]", work.publisher)


def press(work: CitedWork) -> Shape:
    return single_quoted(work.title), ", ", listed(italic(work.container), day_first(work.date, year=False))


def page(work: CitedWork) -> Shape:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return italic(work.title), STOP, site or work.publisher


def broadcast(work: CitedWork) -> Shape:
    time = work.reference.aired_at
    aired = listed(work.publisher, day_first(work.date, year=False), f"{time:%H:%M}" if time else "")
    if work.container in ("", work.title):
        return italic(work.title), STOP, aired
    form = f" [{work.kind.medium}]" if work.kind.names_medium else ""
    return single_quoted(work.title), ", ", sentences(f"{italic(work.container)}{form}", aired)


def talk(work: CitedWork) -> Shape:
    where = listed(italic(work.container), work.place, days(work, year=False))
    return single_quoted(work.title), " ", sentences(f"[{work.form}]", where)


def event(work: CitedWork) -> Shape:
    return italic(work.title), " ", sentences(f"[{work.form}]", work.location, days(work, year=False))


def film(work: CitedWork) -> Shape:
    directed = f"Directed by {list_of(work.lead)} " if work.lead else ""
    return italic(work.title), " ", sentences(f"{directed}[{work.form}]", issued(work))


def listed(*details: str) -> str:
    return ", ".join(filter(None, details))


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
    "report": report,
    "talk": talk,
    "thesis": thesis,
}
