"""MLA: Modern Language Association, "MLA Handbook", 9th edition, chapter 5: author, title, then what contains it."""

from collections.abc import Callable

from portal.bibliography.styles.capitals import LONG_PREPOSITIONS, headline
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import SHORT_MONTHS, day_first, days, page_range
from portal.bibliography.styles.name_lists import given_with_points
from portal.bibliography.styles.typography import double_quoted, italic, sentences

__all__ = ["render"]


def render(work: CitedWork) -> str:
    """The entry of a list of works cited, italics marked."""
    title, *container = SHAPES[work.shape](work)
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    after = AFTER[work.shape](work) if work.shape in AFTER else ""
    accessed = ""
    if work.accessed and link and not work.doi:
        accessed = f"Accessed {work.accessed.day} {SHORT_MONTHS[work.accessed.month]} {work.accessed.year}"
    contained = ", ".join(filter(None, [*container, link]))
    if contained.startswith("vol."):
        contained = f"V{contained[1:]}"
    return sentences(lead_of(work), title, contained, after, accessed)


def lead_of(work: CitedWork) -> str:
    """One or two names; of more, the first and others."""
    if work.shape == "film" or not work.lead:
        return ""
    first, *others = [name(person, not place) for place, person in enumerate(work.lead)]
    names = f"{first}, et al." if len(others) > 1 else ", and ".join([first, *others])
    if work.is_edited:
        names += ", editors" if others else ", editor"
    return names


def name(person: Person, first: bool) -> str:
    """The first name of a list is turned round, the other is not."""
    given = given_with_points(person.given)
    if person.literal:
        return person.literal
    if first:
        return ", ".join(filter(None, [person.family, given, person.suffix]))
    return " ".join(filter(None, [given, person.family, person.suffix]))


def by(people: list[Person], verb: str) -> str:
    """ "edited by A and B"."""
    if not people:
        return ""
    first, *others = [name(person, False) for person in people]
    return f"{verb} by " + (f"{first} et al." if len(others) > 1 else " and ".join([first, *others]))


def title_of(work: CitedWork) -> str:
    return headline(work.title, LONG_PREPOSITIONS) if work.is_english else work.title


def quoted(work: CitedWork) -> str:
    return double_quoted(title_of(work), ".")


def date_of(work: CitedWork) -> str:
    return day_first(work.date, SHORT_MONTHS)


def pages_of(work: CitedWork) -> str:
    pages = page_range(work.pages, shorten="two")
    if pages:
        return f"{'pp.' if '–' in pages else 'p.'} {pages}"
    return f"article {work.article_number}" if work.article_number else ""


def volume_of(work: CitedWork) -> str:
    """The volume of a book; where it follows a full stop it takes a capital."""
    return f"vol. {work.own_volume}" if work.own_volume else ""


def journal(work: CitedWork) -> list[str]:
    volume = f"vol. {work.volume}" if work.volume else ""
    issue = f"no. {work.issue}" if work.issue else ""
    return [quoted(work), italic(work.container), volume, issue, date_of(work), pages_of(work)]


def book_of(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.edition("ed."), volume_of(work), work.publisher, work.date[:4]]


def chapter(work: CitedWork) -> list[str]:
    edited = by(work.editors, "edited")
    book = [italic(work.container), edited, work.edition("ed."), volume_of(work), work.publisher, work.date[:4]]
    return [quoted(work), *book, pages_of(work)]


def report(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.numbered or work.genre, work.publisher, date_of(work)]


def thesis(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.date[:4]]


def data(work: CitedWork) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    return [italic(title_of(work)), version, work.publisher, date_of(work)]


def press(work: CitedWork) -> list[str]:
    return [quoted(work), italic(work.container), date_of(work)]


def page(work: CitedWork) -> list[str]:
    site = italic(work.container) or work.publisher
    return [quoted(work), site, date_of(work)]


def broadcast(work: CitedWork) -> list[str]:
    if work.container in ("", work.title):
        return [italic(title_of(work)), work.publisher, date_of(work)]
    return [quoted(work), italic(work.container), work.publisher, date_of(work)]


def talk(work: CitedWork) -> list[str]:
    return [quoted(work), work.container, days(work, SHORT_MONTHS), work.place]


def event(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.container, days(work, SHORT_MONTHS), work.place]


def film(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), by(work.lead, "Directed"), work.publisher, work.date[:4]]


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
# What is said of the work after its container: the optional last element.
AFTER: dict[str, Callable[[CitedWork], str]] = {
    "book": lambda work: f"{work.series} {work.volume}".strip() if work.series else "",
    "event": lambda work: work.form,
    "talk": lambda work: work.form,
    "thesis": lambda work: ", ".join(filter(None, [work.publisher, work.form])),
}
