"""MHRA: Modern Humanities Research Association, "MHRA Style Guide", 4th edition, as in a bibliography.

The 4th edition asks for no place of publication. An entry has no full stop at its end.
"""

from collections.abc import Callable

from portal.bibliography.styles.capitals import LONG_PREPOSITIONS, headline
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import day_first, days, page_range
from portal.bibliography.styles.name_lists import given_with_points, joined
from portal.bibliography.styles.typography import italic, single_quoted

__all__ = ["render"]


def render(work: CitedWork) -> str:
    """The entry of a bibliography, italics marked."""
    lead = lead_of(work)
    details = listed(lead, *SHAPES[work.shape](work), f"doi:{work.doi}" if work.doi else "")
    if work.doi or not work.url:
        return details
    accessed = f" [accessed {work.accessed.day} {work.accessed:%B %Y}]" if work.accessed else ""
    return f"{details} <{work.url}>{accessed}"


def lead_of(work: CitedWork) -> str:
    """Up to three names, the first turned round; of more, the first and others."""
    if work.shape == "film":
        return ""
    names = joined(work.lead, name_of, pair=", and ", last=", and ", most=3, shown=1, others=", and others")
    if work.is_edited:
        names += " (eds)" if len(work.lead) > 1 else " (ed.)"
    return names


def name_of(person: Person, first: bool) -> str:
    given = given_with_points(person.given)
    if person.literal:
        return person.literal
    if first:
        return listed(person.family, given, person.suffix)
    return " ".join(filter(None, [given, person.family, person.suffix]))


def direct(people: list[Person]) -> str:
    """Names in reading order, inside an entry."""

    def name(person: Person, first: bool) -> str:
        return name_of(person, False)

    return joined(people, name, pair=" and ", last=", and ", most=3, shown=1, others=" and others")


def title_of(work: CitedWork) -> str:
    return headline(work.title, LONG_PREPOSITIONS) if work.is_english else work.title


def listed(*details: str) -> str:
    return ", ".join(filter(None, details))


def imprint(*details: str) -> str:
    """Publisher and year in brackets."""
    known = listed(*details)
    return f" ({known})" if known else ""


def year(work: CitedWork) -> str:
    return work.date[:4] or "[n.d.]"


def pages_of(work: CitedWork) -> str:
    pages = page_range(work.pages, shorten="hundred")
    if pages:
        return f"{'pp.' if '–' in pages else 'p.'} {pages}"
    return f"article {work.article_number}" if work.article_number else ""


def journal(work: CitedWork) -> list[str]:
    number = ".".join(filter(None, [work.volume, work.issue]))
    return [single_quoted(title_of(work)), italic(work.container), f"{number} ({year(work)})".lstrip(), pages_of(work)]


def book_of(work: CitedWork) -> list[str]:
    volume = f"vol. {work.own_volume}" if work.own_volume else ""
    series = listed(work.series, work.volume) if work.series else ""
    details = listed(italic(title_of(work)), series, work.edition("edn"), volume)
    return [f"{details}{imprint(work.publisher, year(work))}"]


def chapter(work: CitedWork) -> list[str]:
    editors = f"ed. by {direct(work.editors)}" if work.editors else ""
    volume = f"vol. {work.own_volume}" if work.own_volume else ""
    book = listed(f"in {italic(work.container)}", editors, work.edition("edn"), volume)
    return [single_quoted(title_of(work)), f"{book}{imprint(work.publisher, year(work))}", pages_of(work)]


def report(work: CitedWork) -> list[str]:
    details = listed(italic(title_of(work)), work.numbered or work.genre)
    return [f"{details}{imprint(work.publisher, year(work))}"]


def thesis(work: CitedWork) -> list[str]:
    return [single_quoted(title_of(work)) + imprint(f"unpublished {work.form.lower()}", work.publisher, year(work))]


def data(work: CitedWork) -> list[str]:
    version = f"version {work.version}" if work.version else ""
    details = listed(italic(title_of(work)), version, work.form.lower())
    return [f"{details}{imprint(work.publisher, year(work))}"]


def press(work: CitedWork) -> list[str]:
    return [single_quoted(title_of(work)), italic(work.container), day_first(work.date) or "[n.d.]"]


def page(work: CitedWork) -> list[str]:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return [single_quoted(title_of(work)), italic(site) or work.publisher, day_first(work.date) or "[n.d.]"]


def broadcast(work: CitedWork) -> list[str]:
    day = day_first(work.date) or "[n.d.]"
    if work.container in ("", work.title):
        return [italic(title_of(work)), work.publisher, day]
    return [single_quoted(title_of(work)), italic(work.container), work.publisher, day]


def talk(work: CitedWork) -> list[str]:
    return [single_quoted(title_of(work)) + imprint(work.form.lower(), work.location, days(work) or "[n.d.]")]


def event(work: CitedWork) -> list[str]:
    return [italic(title_of(work)) + imprint(work.form.lower(), work.location, days(work) or "[n.d.]")]


def film(work: CitedWork) -> list[str]:
    details = listed(italic(title_of(work)), f"dir. by {direct(work.lead)}" if work.lead else "")
    return [f"{details}{imprint(work.publisher, year(work))}"]


SHAPES: dict[str, Callable[[CitedWork], list[str]]] = {
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
