"""MHRA: Modern Humanities Research Association, "MHRA Style Guide", 4th edition, as in a bibliography.

The 4th edition asks for no place of publication. An entry has no full stop at its end.
"""

from collections.abc import Callable

from .capitals import LONG_PREPOSITIONS, headline
from .marks import italic, single_quoted
from .people import given_with_points, joined
from .when import day_first, days, page_range
from .work import Person, Work

__all__ = ["render"]


def render(work: Work) -> str:
    """The entry of a bibliography, italics marked."""
    lead = _lead(work)
    details = _listed(lead, *SHAPES[work.shape](work), f"doi:{work.doi}" if work.doi else "")
    if work.doi or not work.url:
        return details
    accessed = f" [accessed {work.accessed.day} {work.accessed:%B %Y}]" if work.accessed else ""
    return f"{details} <{work.url}>{accessed}"


def _lead(work: Work) -> str:
    """Up to three names, the first turned round; of more, the first and others."""
    if work.shape == "film":
        return ""
    names = joined(work.lead, _name, pair=", and ", last=", and ", most=3, shown=1, others=", and others")
    if work.is_edited:
        names += " (eds)" if len(work.lead) > 1 else " (ed.)"
    return names


def _name(person: Person, first: bool) -> str:
    given = given_with_points(person.given)
    if person.literal:
        return person.literal
    if first:
        return _listed(person.family, given, person.suffix)
    return " ".join(filter(None, [given, person.family, person.suffix]))


def _direct(people: list[Person]) -> str:
    """Names in reading order, inside an entry."""

    def name(person: Person, first: bool) -> str:
        return _name(person, False)

    return joined(people, name, pair=" and ", last=", and ", most=3, shown=1, others=" and others")


def _title(work: Work) -> str:
    return headline(work.title, LONG_PREPOSITIONS) if work.is_english else work.title


def _listed(*details: str) -> str:
    return ", ".join(filter(None, details))


def _imprint(*details: str) -> str:
    """Publisher and year in brackets."""
    known = _listed(*details)
    return f" ({known})" if known else ""


def _year(work: Work) -> str:
    return work.date[:4] or "[n.d.]"


def _pages(work: Work) -> str:
    pages = page_range(work.pages, shorten="hundred")
    if pages:
        return f"{'pp.' if '–' in pages else 'p.'} {pages}"
    return f"article {work.article_number}" if work.article_number else ""


def _journal(work: Work) -> list[str]:
    number = ".".join(filter(None, [work.volume, work.issue]))
    return [single_quoted(_title(work)), italic(work.container), f"{number} ({_year(work)})".lstrip(), _pages(work)]


def _book(work: Work) -> list[str]:
    volume = f"vol. {work.own_volume}" if work.own_volume else ""
    series = _listed(work.series, work.volume) if work.series else ""
    details = _listed(italic(_title(work)), series, work.edition("edn"), volume)
    return [f"{details}{_imprint(work.publisher, _year(work))}"]


def _chapter(work: Work) -> list[str]:
    editors = f"ed. by {_direct(work.editors)}" if work.editors else ""
    volume = f"vol. {work.own_volume}" if work.own_volume else ""
    book = _listed(f"in {italic(work.container)}", editors, work.edition("edn"), volume)
    return [single_quoted(_title(work)), f"{book}{_imprint(work.publisher, _year(work))}", _pages(work)]


def _report(work: Work) -> list[str]:
    details = _listed(italic(_title(work)), work.numbered or work.genre)
    return [f"{details}{_imprint(work.publisher, _year(work))}"]


def _thesis(work: Work) -> list[str]:
    return [single_quoted(_title(work)) + _imprint(f"unpublished {work.form.lower()}", work.publisher, _year(work))]


def _data(work: Work) -> list[str]:
    version = f"version {work.version}" if work.version else ""
    details = _listed(italic(_title(work)), version, work.form.lower())
    return [f"{details}{_imprint(work.publisher, _year(work))}"]


def _press(work: Work) -> list[str]:
    return [single_quoted(_title(work)), italic(work.container), day_first(work.date) or "[n.d.]"]


def _page(work: Work) -> list[str]:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return [single_quoted(_title(work)), italic(site) or work.publisher, day_first(work.date) or "[n.d.]"]


def _broadcast(work: Work) -> list[str]:
    day = day_first(work.date) or "[n.d.]"
    if work.container in ("", work.title):
        return [italic(_title(work)), work.publisher, day]
    return [single_quoted(_title(work)), italic(work.container), work.publisher, day]


def _talk(work: Work) -> list[str]:
    return [single_quoted(_title(work)) + _imprint(work.form.lower(), work.location, days(work) or "[n.d.]")]


def _event(work: Work) -> list[str]:
    return [italic(_title(work)) + _imprint(work.form.lower(), work.location, days(work) or "[n.d.]")]


def _film(work: Work) -> list[str]:
    details = _listed(italic(_title(work)), f"dir. by {_direct(work.lead)}" if work.lead else "")
    return [f"{details}{_imprint(work.publisher, _year(work))}"]


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
