"""Chicago author-date: The Chicago Manual of Style, 18th edition, chapters 13 and 14.

The 18th edition asks for no place of publication, and lists up to six authors, of more the first three (13.107).
"""

from collections.abc import Callable

from portal.bibliography.styles.capitals import capital, headline
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import MONTHS, days, month_first, page_range
from portal.bibliography.styles.name_lists import full_name, full_names, joined
from portal.bibliography.styles.typography import double_quoted, italic, listed, requoted, sentences, spaced

__all__ = ["render"]


def render(work: CitedWork) -> str:
    """The entry of a reference list, italics marked."""
    title, *rest = SHAPES[work.shape](work)
    year = work.year or "n.d."
    lead = lead_of(work)
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    return sentences(lead, year, title, *rest, link) if lead else sentences(title, year, *rest, link)


def lead_of(work: CitedWork) -> str:
    """The makers; of an unsigned article its paper, of an unsigned page its site."""
    names = joined(work.lead, full_name, pair=", and ", last=", and ", most=6, shown=3, others=", et al.")
    if work.is_edited:
        return f"{names}, {'eds' if len(work.lead) > 1 else 'ed'}."
    if work.is_directed:
        return f"{names}, {'dirs' if len(work.lead) > 1 else 'dir'}."
    return names or carrier_of(work)


def carrier_of(work: CitedWork) -> str:
    """What stands in the place of an author that is not named."""
    if work.shape == "press":
        return italic(work.container)
    return work.site if work.shape == "page" else ""


def by(people: list[Person], verb: str) -> str:
    """ "edited by A and B"."""
    if not people:
        return ""
    return f"{verb} by " + full_names(people, pair=" and ", last=", and ", most=6, shown=3, others=", et al.")


def directed(work: CitedWork) -> str:
    """The directors of what others lead."""
    return "" if work.is_directed else by(work.directors, "Directed")


def cased(work: CitedWork, title: str) -> str:
    return headline(title) if work.is_english else title


def in_italics(work: CitedWork) -> str:
    return italic(requoted(cased(work, work.title)))


def quoted(work: CitedWork) -> str:
    return double_quoted(cased(work, work.title), ".")


def journal(work: CitedWork) -> list[str]:
    """An issue is bracketed after its volume; without one the month is; without a volume it says itself what it is."""
    month = MONTHS[work.date.month or 0]
    number = work.issue or month
    carried = italic(work.container)
    if work.volume:
        carried += f" {work.volume}" + (f" ({number})" if number else "")
    elif work.issue:
        carried += f", no. {work.issue}"
    pages = page_range(work.pages, shorten="chicago") or work.article_number
    return [quoted(work), f"{carried}{': ' if work.volume or work.issue else ', '}{pages}" if pages else carried]


def series_of(work: CitedWork) -> str:
    return spaced(work.series, work.volume) if work.series else ""


def book_of(work: CitedWork) -> list[str]:
    volume = f"Vol. {work.own_volume}" if work.own_volume else ""
    helpers = [by(work.editors, "Edited"), by(work.translators, "Translated")]
    return [in_italics(work), capital(work.edition("ed.")), *helpers, volume, series_of(work), work.publisher]


def chapter(work: CitedWork) -> list[str]:
    """The 18th edition, unlike the 17th, asks for no pages of a chapter."""
    volume = f"vol. {work.own_volume}" if work.own_volume else ""
    title = italic(requoted(cased(work, work.container)))
    helpers = [by(work.editors, "edited"), by(work.translators, "translated")]
    return [quoted(work), f"In {listed(title, work.edition('ed.'), *helpers, volume)}", series_of(work), work.publisher]


def report(work: CitedWork) -> list[str]:
    translated = by(work.translators, "Translated")
    return [in_italics(work), translated, work.numbered("No.", str.title) or work.genre, work.publisher]


def thesis(work: CitedWork) -> list[str]:
    return [quoted(work), listed(work.form, work.publisher)]


def data(work: CitedWork) -> list[str]:
    return [quoted(work), work.form, version_of(work), listed(work.publisher, month_first(work.date))]


def program(work: CitedWork) -> list[str]:
    return [in_italics(work), version_of(work), work.form, work.publisher]


def version_of(work: CitedWork) -> str:
    return f"Version {work.version}" if work.version else ""


def press(work: CitedWork) -> list[str]:
    container = italic(work.container) if work.lead else ""
    return [quoted(work), listed(container, month_first(work.date))]


def page(work: CitedWork) -> list[str]:
    site = (work.container or work.publisher) if work.lead else ""
    return [quoted(work), listed(site, month_first(work.date))]


def broadcast(work: CitedWork) -> list[str]:
    is_programme = work.container in ("", work.title)
    title, programme = (in_italics(work), "") if is_programme else (quoted(work), italic(work.container))
    return [title, work.form, directed(work), programme, aired(work)]


def aired(work: CitedWork) -> str:
    """When and on what it was to be heard; what can be read or heard online is dated like a page."""
    day, outlet = month_first(work.date), work.publisher
    if work.url or work.kind.names_medium or not day:
        return listed(outlet, day)
    return f"Aired {day}, on {outlet}" if outlet else f"Aired {day}"


def talk(work: CitedWork) -> list[str]:
    where = listed(work.location, days(work, year=False, american=True))
    return [quoted(work), f"{work.form} presented at {where}" if work.container else listed(work.form, where)]


def event(work: CitedWork) -> list[str]:
    where = listed(work.location, days(work, year=False, american=True))
    return [in_italics(work), work.form, directed(work), where]


def film(work: CitedWork) -> list[str]:
    return [in_italics(work), work.form, work.publisher]


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
