"""Chicago author-date: The Chicago Manual of Style, 18th edition, chapters 13 and 14.

The 18th edition asks for no place of publication, and lists up to six authors, of more the first three (13.107).
"""

from collections.abc import Callable

from .capitals import headline
from .marks import double_quoted, italic, sentences
from .people import given_with_points, joined
from .when import days, month_first, page_range
from .work import Person, Work

__all__ = ["render"]


def render(work: Work) -> str:
    """The entry of a reference list, italics marked."""
    title, *rest = SHAPES[work.shape](work)
    year = (work.reference.start or work.date)[:4] or "n.d."
    lead = _lead(work)
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    return sentences(lead, year, title, *rest, link) if lead else sentences(title, year, *rest, link)


def _lead(work: Work) -> str:
    names = joined(work.lead, _name, pair=", and ", last=", and ", most=6, shown=3, others=", et al.")
    if work.is_edited:
        names += ", eds." if len(work.lead) > 1 else ", ed."
    elif work.shape == "film" and names:
        names += ", dir."
    return names


def _name(person: Person, first: bool) -> str:
    """The first name of a list is turned round, the others are not."""
    given = given_with_points(person.given)
    if person.literal:
        return person.literal
    if first:
        return ", ".join(filter(None, [person.family, given, person.suffix]))
    return " ".join(filter(None, [given, person.family, person.suffix]))


def _title(work: Work) -> str:
    return headline(work.title) if work.is_english else work.title


def _quoted(work: Work) -> str:
    return double_quoted(_title(work), ".")


def _pages(work: Work) -> str:
    return page_range(work.pages, shorten="chicago") or work.article_number


def _listed(*details: str) -> str:
    return ", ".join(filter(None, details))


def _edited_by(work: Work) -> str:
    def name(person: Person, first: bool) -> str:
        return _name(person, False)

    if not work.editors:
        return ""
    return "edited by " + joined(work.editors, name, pair=" and ", last=", and ", most=6, shown=3, others=", et al.")


def _journal(work: Work) -> list[str]:
    issue = f" ({work.issue})" if work.issue else ""
    carried = f"{italic(work.container)} {work.volume}".rstrip() + issue
    pages = _pages(work)
    return [_quoted(work), f"{carried}{': ' if work.volume or work.issue else ', '}{pages}" if pages else carried]


def _book(work: Work) -> list[str]:
    volume = f"Vol. {work.own_volume}" if work.own_volume else ""
    series = f"{work.series} {work.volume}".strip() if work.series else ""
    return [italic(_title(work)), work.edition("ed."), volume, series, work.publisher]


def _chapter(work: Work) -> list[str]:
    volume = f"vol. {work.own_volume}" if work.own_volume else ""
    book = _listed(italic(work.container), work.edition("ed."), volume, _edited_by(work), _pages(work))
    return [_quoted(work), f"In {book}", work.publisher]


def _report(work: Work) -> list[str]:
    return [italic(_title(work)), work.numbered or work.genre, work.publisher]


def _thesis(work: Work) -> list[str]:
    return [_quoted(work), _listed(work.form, work.publisher)]


def _data(work: Work) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    return [italic(_title(work)), version, work.form, work.publisher]


def _press(work: Work) -> list[str]:
    return [_quoted(work), _listed(italic(work.container), month_first(work.date))]


def _page(work: Work) -> list[str]:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return [_quoted(work), _listed(site or work.publisher, month_first(work.date))]


def _broadcast(work: Work) -> list[str]:
    day, outlet = month_first(work.date), work.publisher
    aired = ", ".join(filter(None, [f"Aired {day}" if day else "", f"on {outlet}" if day and outlet else outlet]))
    form = work.kind.medium if work.kind.names_medium else ""
    if work.container in ("", work.title):
        return [italic(_title(work)), form, aired]
    return [_quoted(work), italic(work.container), form, aired]


def _talk(work: Work) -> list[str]:
    where = _listed(work.location, days(work, year=False, american=True))
    return [_quoted(work), f"{work.form} presented at {where}" if work.container else f"{work.form}, {where}"]


def _event(work: Work) -> list[str]:
    return [italic(_title(work)), work.form, _listed(work.location, days(work, year=False, american=True))]


def _film(work: Work) -> list[str]:
    return [italic(_title(work)), work.form, work.publisher]


SHAPES: dict[str, Callable[[Work], list[str]]] = {
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
