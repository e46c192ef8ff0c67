"""APA Style: Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10.

Titles are printed as recorded, since no machine knows a proper name: only a subtitle's first letter is raised.
"""

from collections.abc import Callable

from .capitals import after_colon
from .marks import italic, sentences, stopped
from .people import initials, joined
from .when import days, page_range
from .work import Person, Work

__all__ = ["render"]

# 9.14: the day is given for what appears daily; of a journal, book or report the year is enough.
BY_THE_DAY = frozenset({"blog", "broadcast", "event", "page", "press", "talk"})
CREDITS = {"director": "Director", "host": "Host", "presenter": "Host"}


def render(work: Work) -> str:
    """The entry of a reference list, italics marked."""
    title, *rest = SHAPES[work.shape](work)
    date = f"({_date(work)})"
    lead = _names(work.lead)
    if work.is_edited:
        lead += " (Eds.)" if len(work.lead) > 1 else " (Ed.)"
    head = f"{stopped(lead)} {date}." if lead else f"{stopped(title)} {date}."
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    return " ".join(filter(None, [head, sentences(title) if lead else "", sentences(*rest), link]))


def _date(work: Work) -> str:
    year = (work.reference.start or work.date)[:4]
    if not year:
        return "n.d."
    if work.shape not in BY_THE_DAY:
        return year
    return ", ".join(filter(None, [year, days(work, year=False, american=True)]))


def _names(people: list[Person]) -> str:
    """Up to twenty names; of more, nineteen and the last (9.8)."""
    if len(people) > 20:
        return f"{', '.join([_name(person) for person in people[:19]])}, … {_name(people[-1])}"
    names = [_name(person) for person in people]
    return ", & ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def _name(person: Person) -> str:
    name = person.literal or ", ".join(filter(None, [person.family, initials(person.given), person.suffix]))
    return f"{name} ({CREDITS[person.role]})" if person.role in CREDITS else name


def _editors(work: Work) -> str:
    """Editors of a whole in reading order: "R. Eatwell & M. J. Goodwin (Eds.), "."""

    def name(person: Person, first: bool) -> str:
        return person.literal or " ".join(filter(None, [initials(person.given), person.family, person.suffix]))

    if not work.editors:
        return ""
    names = joined(work.editors, name, pair=" & ", last=", & ", most=1000, shown=1, others="")
    return f"{names} ({'Eds.' if len(work.editors) > 1 else 'Ed.'}), "


def _title(work: Work) -> str:
    return after_colon(work.title) if work.is_english else work.title


def _bracketed(*details: str) -> str:
    """Details after a title: " (2nd ed., Vol. 3)"."""
    known = ", ".join(filter(None, details))
    return f" ({known})" if known else ""


def _volume(work: Work) -> str:
    return f"Vol. {work.own_volume}" if work.own_volume else ""


def _journal(work: Work) -> list[str]:
    issue = f"({work.issue})" if work.issue else ""
    pages = page_range(work.pages) or (f"Article {work.article_number}" if work.article_number else "")
    return [_title(work), ", ".join(filter(None, [italic(work.container), italic(work.volume) + issue, pages]))]


def _book(work: Work) -> list[str]:
    return [italic(_title(work)) + _bracketed(work.edition("ed."), _volume(work)), work.publisher]


def _chapter(work: Work) -> list[str]:
    pages = page_range(work.pages)
    if pages:
        pages = f"{'pp.' if '–' in pages else 'p.'} {pages}"
    details = _bracketed(work.edition("ed."), _volume(work), pages)
    book = f"In {_editors(work)}{italic(work.container)}{details}" if work.container else ""
    return [_title(work), book, work.publisher]


def _report(work: Work) -> list[str]:
    genre = f" [{work.genre}]" if work.genre and not work.number else ""
    return [italic(_title(work)) + _bracketed(work.numbered) + genre, work.publisher]


def _thesis(work: Work) -> list[str]:
    return [f"{italic(_title(work))} [{', '.join(filter(None, [work.form, work.publisher]))}]"]


def _data(work: Work) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    return [f"{italic(_title(work))}{_bracketed(version)} [{work.form}]", work.publisher]


def _press(work: Work) -> list[str]:
    return [_title(work), italic(work.container)]


def _page(work: Work) -> list[str]:
    site = "" if any(person.literal == work.container for person in work.lead) else work.container
    return [italic(_title(work)), site or work.publisher]


def _broadcast(work: Work) -> list[str]:
    form = f" [{work.kind.apa_form or work.form}]"
    if work.container in ("", work.title):
        return [italic(_title(work)) + form, work.publisher]
    return [_title(work) + form, f"In {italic(work.container)}", work.publisher]


def _event(work: Work) -> list[str]:
    return [f"{italic(_title(work))} [{work.form}]", work.location]


def _film(work: Work) -> list[str]:
    return [f"{italic(_title(work))} [{work.form}]", work.publisher]


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
    "talk": _event,
    "thesis": _thesis,
}
