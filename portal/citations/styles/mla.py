"""MLA: Modern Language Association, "MLA Handbook", 9th edition, chapter 5: author, title, then what contains it."""

from collections.abc import Callable

from .capitals import LONG_PREPOSITIONS, headline
from .marks import double_quoted, italic, sentences
from .people import given_with_points
from .when import SHORT_MONTHS, day_first, days, page_range
from .work import Person, Work

__all__ = ["render"]


def render(work: Work) -> str:
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
    return sentences(_lead(work), title, contained, after, accessed)


def _lead(work: Work) -> str:
    """One or two names; of more, the first and others."""
    if work.shape == "film" or not work.lead:
        return ""
    first, *others = [_name(person, not place) for place, person in enumerate(work.lead)]
    names = f"{first}, et al." if len(others) > 1 else ", and ".join([first, *others])
    if work.is_edited:
        names += ", editors" if others else ", editor"
    return names


def _name(person: Person, first: bool) -> str:
    """The first name of a list is turned round, the other is not."""
    given = given_with_points(person.given)
    if person.literal:
        return person.literal
    if first:
        return ", ".join(filter(None, [person.family, given, person.suffix]))
    return " ".join(filter(None, [given, person.family, person.suffix]))


def _by(people: list[Person], verb: str) -> str:
    """ "edited by A and B"."""
    if not people:
        return ""
    first, *others = [_name(person, False) for person in people]
    return f"{verb} by " + (f"{first} et al." if len(others) > 1 else " and ".join([first, *others]))


def _title(work: Work) -> str:
    return headline(work.title, LONG_PREPOSITIONS) if work.is_english else work.title


def _quoted(work: Work) -> str:
    return double_quoted(_title(work), ".")


def _date(work: Work) -> str:
    return day_first(work.date, SHORT_MONTHS)


def _pages(work: Work) -> str:
    pages = page_range(work.pages, shorten="two")
    if pages:
        return f"{'pp.' if '–' in pages else 'p.'} {pages}"
    return f"article {work.article_number}" if work.article_number else ""


def _volume(work: Work) -> str:
    """The volume of a book; where it follows a full stop it takes a capital."""
    return f"vol. {work.own_volume}" if work.own_volume else ""


def _journal(work: Work) -> list[str]:
    volume = f"vol. {work.volume}" if work.volume else ""
    issue = f"no. {work.issue}" if work.issue else ""
    return [_quoted(work), italic(work.container), volume, issue, _date(work), _pages(work)]


def _book(work: Work) -> list[str]:
    return [italic(_title(work)), work.edition("ed."), _volume(work), work.publisher, work.date[:4]]


def _chapter(work: Work) -> list[str]:
    edited = _by(work.editors, "edited")
    book = [italic(work.container), edited, work.edition("ed."), _volume(work), work.publisher, work.date[:4]]
    return [_quoted(work), *book, _pages(work)]


def _report(work: Work) -> list[str]:
    return [italic(_title(work)), work.numbered or work.genre, work.publisher, _date(work)]


def _thesis(work: Work) -> list[str]:
    return [italic(_title(work)), work.date[:4]]


def _data(work: Work) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    return [italic(_title(work)), version, work.publisher, _date(work)]


def _press(work: Work) -> list[str]:
    return [_quoted(work), italic(work.container), _date(work)]


def _page(work: Work) -> list[str]:
    site = italic(work.container) or work.publisher
    return [_quoted(work), site, _date(work)]


def _broadcast(work: Work) -> list[str]:
    if work.container in ("", work.title):
        return [italic(_title(work)), work.publisher, _date(work)]
    return [_quoted(work), italic(work.container), work.publisher, _date(work)]


def _talk(work: Work) -> list[str]:
    return [_quoted(work), work.container, days(work, SHORT_MONTHS), work.place]


def _event(work: Work) -> list[str]:
    return [italic(_title(work)), work.container, days(work, SHORT_MONTHS), work.place]


def _film(work: Work) -> list[str]:
    return [italic(_title(work)), _by(work.lead, "Directed"), work.publisher, work.date[:4]]


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
# What is said of the work after its container: the optional last element.
AFTER: dict[str, Callable[[Work], str]] = {
    "book": lambda work: f"{work.series} {work.volume}".strip() if work.series else "",
    "event": lambda work: work.form,
    "talk": lambda work: work.form,
    "thesis": lambda work: ", ".join(filter(None, [work.publisher, work.form])),
}
