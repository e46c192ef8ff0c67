"""Chicago author-date: The Chicago Manual of Style, 18th edition, chapters 13 and 14.

The 18th edition asks for no place of publication, and lists up to six authors, of more the first three (13.107).
"""

from collections.abc import Callable

from portal.bibliography.styles.capitals import headline
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import days, month_first, page_range
from portal.bibliography.styles.name_lists import given_with_points, joined
from portal.bibliography.styles.typography import double_quoted, italic, sentences

__all__ = ["render"]


def render(work: CitedWork) -> str:
    """The entry of a reference list, italics marked."""
    title, *rest = SHAPES[work.shape](work)
    year = (work.reference.start or work.date)[:4] or "n.d."
    lead = lead_of(work)
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    return sentences(lead, year, title, *rest, link) if lead else sentences(title, year, *rest, link)


def lead_of(work: CitedWork) -> str:
    names = joined(work.lead, name_of, pair=", and ", last=", and ", most=6, shown=3, others=", et al.")
    if work.is_edited:
        names += ", eds." if len(work.lead) > 1 else ", ed."
    elif work.shape == "film" and names:
        names += ", dir."
    return names


def name_of(person: Person, first: bool) -> str:
    """The first name of a list is turned round, the others are not."""
    given = given_with_points(person.given)
    if person.literal:
        return person.literal
    if first:
        return ", ".join(filter(None, [person.family, given, person.suffix]))
    return " ".join(filter(None, [given, person.family, person.suffix]))


def title_of(work: CitedWork) -> str:
    return headline(work.title) if work.is_english else work.title


def quoted(work: CitedWork) -> str:
    return double_quoted(title_of(work), ".")


def pages_of(work: CitedWork) -> str:
    return page_range(work.pages, shorten="chicago") or work.article_number


def listed(*details: str) -> str:
    return ", ".join(filter(None, details))


def edited_by(work: CitedWork) -> str:
    def name(person: Person, first: bool) -> str:
        return name_of(person, False)

    if not work.editors:
        return ""
    return "edited by " + joined(work.editors, name, pair=" and ", last=", and ", most=6, shown=3, others=", et al.")


def journal(work: CitedWork) -> list[str]:
    issue = f" ({work.issue})" if work.issue else ""
    carried = f"{italic(work.container)} {work.volume}".rstrip() + issue
    pages = pages_of(work)
    return [quoted(work), f"{carried}{': ' if work.volume or work.issue else ', '}{pages}" if pages else carried]


def book_of(work: CitedWork) -> list[str]:
    volume = f"Vol. {work.own_volume}" if work.own_volume else ""
    series = f"{work.series} {work.volume}".strip() if work.series else ""
    return [italic(title_of(work)), work.edition("ed."), volume, series, work.publisher]


def chapter(work: CitedWork) -> list[str]:
    volume = f"vol. {work.own_volume}" if work.own_volume else ""
    book = listed(italic(work.container), work.edition("ed."), volume, edited_by(work), pages_of(work))
    return [quoted(work), f"In {book}", work.publisher]


def report(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.numbered or work.genre, work.publisher]


def thesis(work: CitedWork) -> list[str]:
    return [quoted(work), listed(work.form, work.publisher)]


def data(work: CitedWork) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    return [italic(title_of(work)), version, work.form, work.publisher]


def press(work: CitedWork) -> list[str]:
    return [quoted(work), listed(italic(work.container), month_first(work.date))]


def page(work: CitedWork) -> list[str]:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return [quoted(work), listed(site or work.publisher, month_first(work.date))]


def broadcast(work: CitedWork) -> list[str]:
    day, outlet = month_first(work.date), work.publisher
    aired = ", ".join(filter(None, [f"Aired {day}" if day else "", f"on {outlet}" if day and outlet else outlet]))
    form = work.kind.medium if work.kind.names_medium else ""
    if work.container in ("", work.title):
        return [italic(title_of(work)), form, aired]
    return [quoted(work), italic(work.container), form, aired]


def talk(work: CitedWork) -> list[str]:
    where = listed(work.location, days(work, year=False, american=True))
    return [quoted(work), f"{work.form} presented at {where}" if work.container else f"{work.form}, {where}"]


def event(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.form, listed(work.location, days(work, year=False, american=True))]


def film(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.form, work.publisher]


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
