"""APA Style: Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10.

Titles are printed as recorded, since no machine knows a proper name: only a subtitle's first letter is raised.
"""

from collections.abc import Callable

from portal.bibliography.styles.capitals import after_colon
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import days, page_range
from portal.bibliography.styles.name_lists import initials, joined
from portal.bibliography.styles.typography import italic, sentences, stopped

__all__ = ["render"]

# 9.14: the day is given for what appears daily; of a journal, book or report the year is enough.
BY_THE_DAY = frozenset({"blog", "broadcast", "event", "page", "press", "talk"})
CREDITS = {"director": "Director", "host": "Host", "presenter": "Host"}


def render(work: CitedWork) -> str:
    """The entry of a reference list, italics marked."""
    title, *rest = SHAPES[work.shape](work)
    date = f"({date_of(work)})"
    lead = names_of(work.lead)
    if work.is_edited:
        lead += " (Eds.)" if len(work.lead) > 1 else " (Ed.)"
    head = f"{stopped(lead)} {date}." if lead else f"{stopped(title)} {date}."
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    return " ".join(filter(None, [head, sentences(title) if lead else "", sentences(*rest), link]))


def date_of(work: CitedWork) -> str:
    year = (work.reference.start or work.date)[:4]
    if not year:
        return "n.d."
    if work.shape not in BY_THE_DAY:
        return year
    return ", ".join(filter(None, [year, days(work, year=False, american=True)]))


def names_of(people: list[Person]) -> str:
    """Up to twenty names; of more, nineteen and the last (9.8)."""
    if len(people) > 20:
        return f"{', '.join([name_of(person) for person in people[:19]])}, … {name_of(people[-1])}"
    names = [name_of(person) for person in people]
    return ", & ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def name_of(person: Person) -> str:
    name = person.literal or ", ".join(filter(None, [person.family, initials(person.given), person.suffix]))
    return f"{name} ({CREDITS[person.role]})" if person.role in CREDITS else name


def editors_of(work: CitedWork) -> str:
    """Editors of a whole in reading order: "R. Eatwell & M. J. Goodwin (Eds.), "."""

    def name(person: Person, first: bool) -> str:
        return person.literal or " ".join(filter(None, [initials(person.given), person.family, person.suffix]))

    if not work.editors:
        return ""
    names = joined(work.editors, name, pair=" & ", last=", & ", most=1000, shown=1, others="")
    return f"{names} ({'Eds.' if len(work.editors) > 1 else 'Ed.'}), "


def title_of(work: CitedWork) -> str:
    return after_colon(work.title) if work.is_english else work.title


def bracketed(*details: str) -> str:
    """Details after a title: " (2nd ed., Vol. 3)"."""
    known = ", ".join(filter(None, details))
    return f" ({known})" if known else ""


def volume_of(work: CitedWork) -> str:
    return f"Vol. {work.own_volume}" if work.own_volume else ""


def journal(work: CitedWork) -> list[str]:
    issue = f"({work.issue})" if work.issue else ""
    pages = page_range(work.pages) or (f"Article {work.article_number}" if work.article_number else "")
    return [title_of(work), ", ".join(filter(None, [italic(work.container), italic(work.volume) + issue, pages]))]


def book_of(work: CitedWork) -> list[str]:
    return [italic(title_of(work)) + bracketed(work.edition("ed."), volume_of(work)), work.publisher]


def chapter(work: CitedWork) -> list[str]:
    pages = page_range(work.pages)
    if pages:
        pages = f"{'pp.' if '–' in pages else 'p.'} {pages}"
    details = bracketed(work.edition("ed."), volume_of(work), pages)
    book = f"In {editors_of(work)}{italic(work.container)}{details}" if work.container else ""
    return [title_of(work), book, work.publisher]


def report(work: CitedWork) -> list[str]:
    genre = f" [{work.genre}]" if work.genre and not work.number else ""
    return [italic(title_of(work)) + bracketed(work.numbered) + genre, work.publisher]


def thesis(work: CitedWork) -> list[str]:
    return [f"{italic(title_of(work))} [{', '.join(filter(None, [work.form, work.publisher]))}]"]


def data(work: CitedWork) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    return [f"{italic(title_of(work))}{bracketed(version)} [{work.form}]", work.publisher]


def press(work: CitedWork) -> list[str]:
    return [title_of(work), italic(work.container)]


def page(work: CitedWork) -> list[str]:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return [italic(title_of(work)), site or work.publisher]


def broadcast(work: CitedWork) -> list[str]:
    form = f" [{work.kind.apa_form or work.form}]"
    if work.container in ("", work.title):
        return [italic(title_of(work)) + form, work.publisher]
    return [title_of(work) + form, f"In {italic(work.container)}", work.publisher]


def event(work: CitedWork) -> list[str]:
    return [f"{italic(title_of(work))} [{work.form}]", work.location]


def film(work: CitedWork) -> list[str]:
    return [f"{italic(title_of(work))} [{work.form}]", work.publisher]


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
    "talk": event,
    "thesis": thesis,
}
