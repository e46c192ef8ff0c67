"""MLA: Modern Language Association, "MLA Handbook", 9th edition, chapter 5: author, title, then what contains it."""

import re
from collections.abc import Callable

from portal.bibliography.styles.capitals import LONG_PREPOSITIONS, capital, headline
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import SHORT_MONTHS, day_first, days, page_range
from portal.bibliography.styles.name_lists import full_name
from portal.bibliography.styles.typography import double_quoted, italic, listed, requoted, sentences, spaced

__all__ = ["render"]

SEVERAL = re.compile(r"\d\s*[-–/,&]\s*\d").search
# What may open the container's part of an entry, and takes a capital there.
OPENINGS = ("directed by ", "edited by ", "no. ", "nos. ", "rev. ", "translated by ", "vol. ")


def render(work: CitedWork) -> str:
    """The entry of a list of works cited, italics marked."""
    title, *container = SHAPES[work.shape](work)
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    form = FORMS[work.shape](work) if work.shape in FORMS else ""
    after = AFTER[work.shape](work) if work.shape in AFTER else ""
    accessed = ""
    if work.accessed and link and not work.doi:
        accessed = f"Accessed {work.accessed.day} {SHORT_MONTHS[work.accessed.month]} {work.accessed.year}"
    contained = listed(*container, link)
    if contained.startswith(OPENINGS):
        contained = capital(contained)
    return sentences(lead_of(work), title, form, contained, after, accessed)


def lead_of(work: CitedWork) -> str:
    """One or two names; of more, the first and others. A body that published its own work is named as publisher only, a
    director after the title."""
    if work.is_directed or work.is_self_published or not work.lead:
        return ""
    if work.shape == "page" and not work.site:
        return ""
    first, *others = [full_name(person, not place) for place, person in enumerate(work.lead)]
    names = f"{first}, et al." if len(others) > 1 else ", and ".join([first, *others])
    if work.is_edited:
        names += ", editors" if others else ", editor"
    return names


def by(people: list[Person], verb: str) -> str:
    """ "edited by A and B"."""
    if not people:
        return ""
    first, *others = [full_name(person, False) for person in people]
    return f"{verb} by " + (f"{first} et al." if len(others) > 1 else " and ".join([first, *others]))


def cased(work: CitedWork, title: str) -> str:
    return headline(title, LONG_PREPOSITIONS) if work.is_english else title


def in_italics(work: CitedWork, title: str) -> str:
    return italic(requoted(cased(work, title)))


def quoted(work: CitedWork) -> str:
    return double_quoted(cased(work, work.title), ".")


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
    issue = f"{'nos.' if SEVERAL(work.issue) else 'no.'} {work.issue}" if work.issue else ""
    return [quoted(work), italic(work.container), volume, issue, date_of(work), pages_of(work)]


def helpers_of(work: CitedWork) -> str:
    return listed(by(work.editors, "edited"), by(work.translators, "translated"))


def book_of(work: CitedWork) -> list[str]:
    details = [helpers_of(work), work.edition("ed."), volume_of(work), work.publisher, work.date[:4]]
    return [in_italics(work, work.title), *details]


def chapter(work: CitedWork) -> list[str]:
    details = [helpers_of(work), work.edition("ed."), volume_of(work), work.publisher, work.date[:4]]
    return [quoted(work), in_italics(work, work.container), *details, pages_of(work)]


def report(work: CitedWork) -> list[str]:
    details = [by(work.translators, "translated"), work.numbered("no."), work.publisher, date_of(work)]
    return [in_italics(work, work.title), *details]


def thesis(work: CitedWork) -> list[str]:
    return [in_italics(work, work.title), work.date[:4]]


def data(work: CitedWork) -> list[str]:
    return [quoted(work), version_of(work), work.publisher, date_of(work)]


def program(work: CitedWork) -> list[str]:
    return [in_italics(work, work.title), version_of(work), work.publisher, date_of(work)]


def version_of(work: CitedWork) -> str:
    return f"Version {work.version}" if work.version else ""


def press(work: CitedWork) -> list[str]:
    return [quoted(work), italic(work.container), date_of(work)]


def page(work: CitedWork) -> list[str]:
    return [quoted(work), italic(work.container) or work.publisher, date_of(work)]


def broadcast(work: CitedWork) -> list[str]:
    directed = by(work.directors, "directed")
    if work.container in ("", work.title):
        return [in_italics(work, work.title), directed, work.publisher, date_of(work)]
    return [quoted(work), italic(work.container), directed, work.publisher, date_of(work)]


def talk(work: CitedWork) -> list[str]:
    return [quoted(work), work.container, days(work, SHORT_MONTHS), work.place]


def event(work: CitedWork) -> list[str]:
    directed = by(work.directors, "directed")
    return [in_italics(work, work.title), directed, work.container, days(work, SHORT_MONTHS), work.place]


def film(work: CitedWork) -> list[str]:
    return [in_italics(work, work.title), by(work.directors, "directed"), work.publisher, work.date[:4]]


def series_of(work: CitedWork) -> str:
    return spaced(work.series, work.volume) if work.series else ""


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
    "program": program,
    "report": report,
    "talk": talk,
    "thesis": thesis,
}
# What the work is, where its title does not show it.
FORMS: dict[str, Callable[[CitedWork], str]] = {
    "data": lambda work: work.form,
    "program": lambda work: work.form,
    "report": lambda work: "" if work.number else work.genre,
}
# What is said of the work after its container: the optional last element.
AFTER: dict[str, Callable[[CitedWork], str]] = {
    "book": series_of,
    "chapter": series_of,
    "event": lambda work: work.form,
    "talk": lambda work: work.form,
    "thesis": lambda work: listed(work.publisher, work.form),
}
