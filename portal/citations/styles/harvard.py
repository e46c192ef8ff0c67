"""Harvard: Pears and Shields, "Cite Them Right", 12th edition."""

from collections.abc import Callable

from .marks import italic, sentences, single_quoted, stopped
from .people import initials, joined
from .when import day_first, days, page_range
from .work import Person, Work

__all__ = ["render"]

Shape = tuple[str, str, str]  # Title; what stands between it and the rest after an author; the rest.
STOP = ". "


def render(work: Work) -> str:
    """The entry of a reference list, italics marked."""
    title, between, rest = SHAPES[work.shape](work)
    year = f"({(work.reference.start or work.date)[:4] or 'no date'})"
    if lead := _lead(work):
        before = stopped(title) + " " if between == STOP else title + between
        body = f"{lead} {year} {before if rest else title}{rest}"
    else:  # Without an author the title comes first, and the year parts it from the rest.
        body = " ".join(filter(None, [title, year, rest]))
    return f"{stopped(body)}{_link(work)}"


def _link(work: Work) -> str:
    if work.doi:
        return f" Available at: https://doi.org/{work.doi}."
    if not work.url:
        return ""
    accessed = f" (Accessed: {work.accessed.day} {work.accessed:%B %Y})" if work.accessed else ""
    return f" Available at: {work.url}{accessed}."


def _lead(work: Work) -> str:
    """Up to three names; of more, the first and others."""
    if work.shape == "film":
        return ""
    names = joined(work.lead, _inverted, pair=" and ", last=" and ", most=3, shown=1, others=f" {italic('et al.')}")
    if work.is_edited:
        names += " (eds)" if len(work.lead) > 1 else " (ed.)"
    return names


def _inverted(person: Person, first: bool) -> str:
    return person.literal or ", ".join(filter(None, [person.family, initials(person.given, "."), person.suffix]))


def _direct(person: Person, first: bool) -> str:
    return person.literal or " ".join(filter(None, [initials(person.given, "."), person.family, person.suffix]))


def _list(people: list[Person]) -> str:
    return joined(people, _direct, pair=" and ", last=" and ", most=3, shown=1, others=f" {italic('et al.')}")


def _issued(work: Work) -> str:
    return ": ".join(filter(None, [work.place, work.publisher]))


def _pages(work: Work) -> str:
    pages = page_range(work.pages)
    if pages:
        return f"{'pp.' if '–' in pages else 'p.'} {pages}"
    return f"article number {work.article_number}" if work.article_number else ""


def _journal(work: Work) -> Shape:
    issue = f"({work.issue})" if work.issue else ""
    return single_quoted(work.title), ", ", _listed(italic(work.container), work.volume + issue, _pages(work))


def _book(work: Work) -> Shape:
    volume = f"Vol. {work.own_volume}" if work.own_volume else ""
    series = f" ({_listed(work.series, work.volume)})" if work.series else ""
    return italic(work.title), STOP, sentences(work.edition("edn"), volume, _issued(work) + series)


def _chapter(work: Work) -> Shape:
    editors = f"{_list(work.editors)} ({'eds' if len(work.editors) > 1 else 'ed.'}) " if work.editors else ""
    book = sentences(f"in {editors}{italic(work.container)}", work.edition("edn"), _listed(_issued(work), _pages(work)))
    return single_quoted(work.title), ", ", book


def _report(work: Work) -> Shape:
    return italic(work.title), STOP, sentences(work.numbered or work.genre, _issued(work))


def _thesis(work: Work) -> Shape:
    return italic(work.title), STOP, sentences(work.form, work.publisher)


def _data(work: Work) -> Shape:
    version = f"(Version {work.version}) " if work.version else ""
    return italic(work.title), " ", sentences(f"{version}[{work.kind.bracketed_as or work.form}]", work.publisher)


def _press(work: Work) -> Shape:
    return single_quoted(work.title), ", ", _listed(italic(work.container), day_first(work.date, year=False))


def _page(work: Work) -> Shape:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return italic(work.title), STOP, site or work.publisher


def _broadcast(work: Work) -> Shape:
    time = work.reference.aired_at
    aired = _listed(work.publisher, day_first(work.date, year=False), f"{time:%H:%M}" if time else "")
    if work.container in ("", work.title):
        return italic(work.title), STOP, aired
    form = f" [{work.kind.medium}]" if work.kind.names_medium else ""
    return single_quoted(work.title), ", ", sentences(f"{italic(work.container)}{form}", aired)


def _talk(work: Work) -> Shape:
    where = _listed(italic(work.container), work.place, days(work, year=False))
    return single_quoted(work.title), " ", sentences(f"[{work.form}]", where)


def _event(work: Work) -> Shape:
    return italic(work.title), " ", sentences(f"[{work.form}]", work.location, days(work, year=False))


def _film(work: Work) -> Shape:
    directed = f"Directed by {_list(work.lead)} " if work.lead else ""
    return italic(work.title), " ", sentences(f"{directed}[{work.form}]", _issued(work))


def _listed(*details: str) -> str:
    return ", ".join(filter(None, details))


SHAPES: dict[str, Callable[[Work], Shape]] = {
    "blog": _press,
    "book": _book,
    "broadcast": _broadcast,
    "chapter": _chapter,
    "data": _data,
    "event": _event,
    "film": _film,
    "journal": _journal,
    "page": _page,
    "press": _press,
    "report": _report,
    "talk": _talk,
    "thesis": _thesis,
}
