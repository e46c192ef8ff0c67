"""Vancouver: the ICMJE's sample references, after "Citing Medicine" (US National Library of Medicine, 2nd edition).

Six authors are named, of more the first six; nothing is in italics.
"""

from collections.abc import Callable

from .marks import sentences
from .people import initials, joined
from .when import NLM_MONTHS, page_range
from .work import Person, Work

__all__ = ["render"]


def render(work: Work) -> str:
    """One entry of a numbered list, without its number."""
    available = "" if work.doi or not work.url else f"Available from: {work.url}"
    doi = f"doi: {work.doi}" if work.doi else ""
    entry = sentences(_lead(work), *SHAPES[work.shape](work), doi)
    return f"{entry} {available}".rstrip()  # No full stop after an address: it would be copied with it.


def _lead(work: Work) -> str:
    names = _names(work.lead)
    if work.is_edited:
        names += ", editors" if len(work.lead) > 1 else ", editor"
    elif work.shape == "film" and names:
        names += ", directors" if len(work.lead) > 1 else ", director"
    return names


def _names(people: list[Person]) -> str:
    def name(person: Person, first: bool) -> str:
        return person.literal or " ".join(filter(None, [person.family, initials(person.given, ""), _suffix(person)]))

    return joined(people, name, pair=", ", last=", ", most=6, shown=6, others=", et al.")


def _suffix(person: Person) -> str:
    """NLM writes Jr without a stop, and Roman numerals as ordinals."""
    return {"II": "2nd", "III": "3rd", "IV": "4th"}.get(person.suffix, person.suffix.rstrip("."))


def _internet(work: Work) -> str:
    """The mark of a work that is cited by its address."""
    return " [Internet]" if work.url and not work.doi else ""


def _form(work: Work, form: str = "") -> str:
    """What the work is, and that it was read on the Internet: " [podcast episode on the Internet]"."""
    form = form or work.genre.lower()
    if not form:
        return _internet(work)
    return f" [{form} on the Internet]" if _internet(work) else f" [{form}]"


def _cited(work: Work) -> str:
    """The day on which its address was visited: " [cited 2026 Nov 24]"."""
    if not (work.accessed and _internet(work)):
        return ""
    return f" [cited {work.accessed.year} {NLM_MONTHS[work.accessed.month]} {work.accessed.day}]"


def _date(work: Work) -> str:
    """ "2008 Nov 16", as far as known."""
    date = work.reference.start or work.date
    month = NLM_MONTHS[date.month or 0]
    text = " ".join(filter(None, [date[:4], month, str(date.day or "")])) or "[date unknown]"
    end = work.reference.end
    if date.day and end.day and date < end:
        text += f"-{end.day}" if date[:7] == end[:7] else f" - {NLM_MONTHS[end.month or 0]} {end.day}"
    return text


def _year(work: Work) -> str:
    return work.date[:4] or "[date unknown]"


def _imprint(work: Work, date: str) -> str:
    """ "London: Example Press; 2010"."""
    issued = ": ".join(filter(None, [work.place, work.publisher]))
    return "; ".join(filter(None, [issued, date + _cited(work)]))


def _pages(work: Work) -> str:
    return page_range(work.pages, "-", "all")


def _journal(work: Work) -> list[str]:
    issue = f"({work.issue})" if work.issue else ""
    number = f";{work.volume}{issue}" if work.volume or issue else ""
    pages = _pages(work) or work.article_number
    date = _date(work) + _cited(work)
    return [work.title, work.container + _internet(work), f"{date}{number}{f':{pages}' if pages else ''}"]


def _book(work: Work) -> list[str]:
    details = [work.edition("ed."), _volume(work), _imprint(work, _year(work)), _series(work)]
    return [work.title + _internet(work), *details]


def _volume(work: Work) -> str:
    return f"Vol. {work.own_volume}" if work.own_volume else ""


def _series(work: Work) -> str:
    volume = f"vol. {work.volume}" if work.volume else ""
    return f"({'; '.join(filter(None, [work.series, volume]))})" if work.series else ""


def _chapter(work: Work) -> list[str]:
    editors = f"{_names(work.editors)}, editor{'s' if len(work.editors) > 1 else ''}. " if work.editors else ""
    pages = f"p. {_pages(work)}" if work.pages else ""
    book = f"In: {editors}{work.container}{_internet(work)}"
    return [work.title, book, work.edition("ed."), _volume(work), _imprint(work, _year(work)), pages]


def _report(work: Work) -> list[str]:
    number = f"Report No.: {work.number}" if work.number and work.kind.schema_org != "Claim" else work.number
    return [work.title + _form(work), _imprint(work, _date(work)), number]


def _thesis(work: Work) -> list[str]:
    return [work.title + _form(work), _imprint(work, _year(work))]


def _data(work: Work) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    form = (work.kind.bracketed_as or work.form).lower()
    return [work.title + _form(work, form), version, _imprint(work, _date(work))]


def _press(work: Work) -> list[str]:
    return [work.title, work.container + _internet(work), _date(work) + _cited(work)]


def _page(work: Work) -> list[str]:
    site = work.container or work.publisher
    site = "" if any(person.literal == site for person in work.lead) else site
    return [work.title + _internet(work), "; ".join(filter(None, [site, _date(work) + _cited(work)]))]


def _broadcast(work: Work) -> list[str]:
    programme = "" if work.container == work.title else work.container
    return [work.title + _form(work), programme, _imprint(work, _date(work))]


def _activity(work: Work) -> list[str]:
    where = "; ".join(filter(None, [work.container, _date(work) + _cited(work), work.place]))
    if work.shape == "talk" and work.container:
        return [work.title + _internet(work), f"{work.genre} presented at: {where}"]
    return [work.title + _form(work), where]


def _film(work: Work) -> list[str]:
    return [work.title + _form(work), _imprint(work, _year(work))]


SHAPES: dict[str, Callable[[Work], list[str]]] = {
    "blog": _press,
    "book": _book,
    "broadcast": _broadcast,
    "chapter": _chapter,
    "data": _data,
    "event": _activity,
    "film": _film,
    "journal": _journal,
    "page": _page,
    "press": _press,
    "report": _report,
    "talk": _activity,
    "thesis": _thesis,
}
