"""APA Style: Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10.

Titles are printed as recorded, since no machine knows a proper name: only a subtitle's first letter is raised.
"""

from collections.abc import Callable

from portal.bibliography.styles.capitals import after_colon
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import days, page_range
from portal.bibliography.styles.name_lists import inverted_initials, joined, leading_initials
from portal.bibliography.styles.typography import italic, listed, requoted, sentences, spaced, stopped

__all__ = ["render"]

# 9.14: the day is given for what appears daily; of a journal, book or report the year is enough.
BY_THE_DAY = frozenset({"blog", "broadcast", "event", "page", "press", "talk"})
CREDITS = {"director": "Director", "host": "Host", "presenter": "Host"}


def render(work: CitedWork) -> str:
    """The entry of a reference list, italics marked."""
    title, *rest = SHAPES[work.shape](work)
    date = f"({date_of(work)})"
    lead = lead_of(work)
    head = f"{stopped(lead)} {date}." if lead else f"{stopped(title)} {date}."
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    return spaced(head, sentences(title) if lead else "", sentences(*rest), link)


def date_of(work: CitedWork) -> str:
    if not work.year:
        return "n.d."
    if work.shape not in BY_THE_DAY:
        return work.year
    return listed(work.year, days(work, year=False, american=True))


def lead_of(work: CitedWork) -> str:
    """The makers and directors, with what they did where they are no authors: "Bell, I., & Costa, R. (Directors)"."""
    people = work.lead if work.is_directed else work.lead + work.directors
    if work.is_edited:
        return f"{names_of(people)} ({'Eds.' if len(people) > 1 else 'Ed.'})"
    roles = {CREDITS.get(person.role, "") for person in people}
    if len(people) > 1 and len(roles) == 1 and (credit := roles.pop()):
        return f"{names_of(people)} ({credit}s)"
    return names_of(people, credited=True)


def names_of(people: list[Person], credited: bool = False) -> str:
    """Up to twenty names; of more, nineteen and the last (9.8)."""
    shown = people if len(people) <= 20 else [*people[:19], people[-1]]
    names = [name_of(person, credited) for person in shown]
    if len(people) > 20:
        return f"{', '.join(names[:19])}, … {names[-1]}"
    return ", & ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def name_of(person: Person, credited: bool) -> str:
    name = inverted_initials(person, ". ")
    return f"{name} ({CREDITS[person.role]})" if credited and person.role in CREDITS else name


def direct(people: list[Person]) -> str:
    """Names in reading order: "R. Eatwell & M. J. Goodwin"."""

    def name(person: Person, first: bool) -> str:
        return leading_initials(person, first, ". ")

    return joined(people, name, pair=" & ", last=", & ", most=1000, shown=1, others="")


def editors_of(work: CitedWork) -> str:
    """Editors of a whole with their role: "R. Eatwell & M. J. Goodwin, Eds."."""
    return f"{direct(work.editors)}, {'Eds.' if len(work.editors) > 1 else 'Ed.'}" if work.editors else ""


def translators_of(work: CitedWork) -> str:
    """ "M. A. Whitlow, Trans."."""
    return f"{direct(work.translators)}, Trans." if work.translators else ""


def publisher_of(work: CitedWork) -> str:
    """Who put it out, unless that is the author (9.29)."""
    return "" if work.is_self_published else work.publisher


def title_of(work: CitedWork) -> str:
    return cased(work, work.title)


def cased(work: CitedWork, title: str) -> str:
    title = requoted(title)
    return after_colon(title) if work.is_english else title


def bracketed(*details: str) -> str:
    """Details after a title: " (2nd ed., Vol. 3)"."""
    known = listed(*details)
    return f" ({known})" if known else ""


def volume_of(work: CitedWork) -> str:
    return f"Vol. {work.own_volume}" if work.own_volume else ""


def journal(work: CitedWork) -> list[str]:
    issue = f"({work.issue})" if work.issue else ""
    pages = page_range(work.pages) or (f"Article {work.article_number}" if work.article_number else "")
    return [title_of(work), listed(italic(work.container), italic(work.volume) + issue, pages)]


def book_of(work: CitedWork) -> list[str]:
    helpers = [editors_of(work), translators_of(work), listed(edition_of(work), volume_of(work))]
    return [italic(title_of(work)) + bracketed("; ".join(filter(None, helpers))), publisher_of(work)]


def edition_of(work: CitedWork) -> str:
    """ "2nd ed.", "Rev. ed."."""
    edition = work.edition("ed.")
    return f"R{edition[1:]}" if edition.startswith("rev.") else edition


def chapter(work: CitedWork) -> list[str]:
    pages = page_range(work.pages)
    if pages:
        pages = f"{'pp.' if '–' in pages else 'p.'} {pages}"
    details = bracketed(edition_of(work), volume_of(work), pages)
    editors = f"{direct(work.editors)} ({'Eds.' if len(work.editors) > 1 else 'Ed.'}), " if work.editors else ""
    book = f"In {editors}{italic(cased(work, work.container))}{details}" if work.container else ""
    return [title_of(work) + bracketed(translators_of(work)), book, publisher_of(work)]


def report(work: CitedWork) -> list[str]:
    genre = f" [{work.genre}]" if work.genre and not work.number else ""
    details = bracketed("; ".join(filter(None, [translators_of(work), work.numbered("No.", str.title)])))
    return [italic(title_of(work)) + details + genre, publisher_of(work)]


def thesis(work: CitedWork) -> list[str]:
    """An unpublished one names its university as its source, one that can be read online in brackets (10.6)."""
    if work.url or work.doi:
        return [f"{italic(title_of(work))} [{listed(work.form, work.publisher)}]"]
    return [f"{italic(title_of(work))} [Unpublished {work.form.lower()}]", work.publisher]


def data(work: CitedWork) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    return [f"{italic(title_of(work))}{bracketed(version)} [{work.form}]", publisher_of(work)]


def press(work: CitedWork) -> list[str]:
    return [title_of(work), italic(work.container)]


def page(work: CitedWork) -> list[str]:
    return [italic(title_of(work)), work.site]


def broadcast(work: CitedWork) -> list[str]:
    if work.container in ("", work.title):
        return [f"{italic(title_of(work))} [{work.form}]", publisher_of(work)]
    form = f" [{work.kind.apa_form or work.form}]"
    return [title_of(work) + form, f"In {italic(work.container)}", publisher_of(work)]


def event(work: CitedWork) -> list[str]:
    return [f"{italic(title_of(work))} [{work.form}]", work.location]


def film(work: CitedWork) -> list[str]:
    return [f"{italic(title_of(work))} [{work.form}]", publisher_of(work)]


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
    "program": data,
    "report": report,
    "talk": event,
    "thesis": thesis,
}
