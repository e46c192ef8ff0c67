"""Vancouver: the ICMJE's sample references, after "Citing Medicine" (US National Library of Medicine, 2nd edition).

Six authors are named, of more the first six; nothing is in italics.
"""

from collections.abc import Callable

from portal.bibliography.styles.capitals import capital
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import NLM_MONTHS, page_range
from portal.bibliography.styles.name_lists import initials, joined
from portal.bibliography.styles.typography import requoted, sentences, spaced

__all__ = ["render"]


def render(work: CitedWork) -> str:
    """One entry of a numbered list, without its number."""
    available = "" if work.doi or not work.url else f"Available from: {work.url}"
    doi = f"doi: {work.doi}" if work.doi else ""
    entry = sentences(lead_of(work), *SHAPES[work.shape](work), doi)
    return f"{entry} {available}".rstrip()  # No full stop after an address: it would be copied with it.


def lead_of(work: CitedWork) -> str:
    if work.is_edited:
        return credited(work.lead, "editor")
    return credited(work.lead, "director") if work.is_directed else names_of(work.lead)


def credited(people: list[Person], credit: str) -> str:
    """ "Lane P, Noor A, editors"."""
    return f"{names_of(people)}, {credit}{'s' if len(people) > 1 else ''}" if people else ""


def helpers_of(work: CitedWork) -> str:
    """Secondary authors, after title and edition: "Lane P, editor; Cho D, translator" (chapter 2)."""
    return "; ".join(filter(None, [credited(work.editors, "editor"), credited(work.translators, "translator")]))


def names_of(people: list[Person]) -> str:
    def name(person: Person, first: bool) -> str:
        return person.literal or spaced(person.family, initials(person.given, ""), suffix_of(person))

    return joined(people, name, pair=", ", last=", ", most=6, shown=6, others=", et al.")


def suffix_of(person: Person) -> str:
    """NLM writes Jr without a stop, and Roman numerals as ordinals."""
    return {"II": "2nd", "III": "3rd", "IV": "4th"}.get(person.suffix, person.suffix.rstrip("."))


def internet(work: CitedWork) -> str:
    """The mark of a work that is cited by its address."""
    return " [Internet]" if work.url and not work.doi else ""


def form_of(work: CitedWork, form: str = "") -> str:
    """What the work is, and that it was read on the Internet: " [podcast episode on the Internet]"."""
    form = form or work.genre.lower()
    if not form:
        return internet(work)
    return f" [{form} on the Internet]" if internet(work) else f" [{form}]"


def cited(work: CitedWork) -> str:
    """The day on which its address was visited: " [cited 2026 Nov 24]"."""
    if not (work.accessed and internet(work)):
        return ""
    return f" [cited {work.accessed.year} {NLM_MONTHS[work.accessed.month]} {work.accessed.day}]"


def date_of(work: CitedWork) -> str:
    """ "2008 Nov 16", as far as known."""
    date = work.reference.start or work.date
    month = NLM_MONTHS[date.month or 0]
    text = " ".join(filter(None, [date[:4], month, str(date.day or "")])) or "[date unknown]"
    end = work.reference.end
    if date.day and end.day and date < end:
        text += f"-{end.day}" if date[:7] == end[:7] else f" - {NLM_MONTHS[end.month or 0]} {end.day}"
    return text


def month_of(work: CitedWork) -> str:
    """Year and month, which is as exact as a report's date is given (chapter 4)."""
    return spaced(work.date[:4], NLM_MONTHS[work.date.month or 0]) or "[date unknown]"


def title_of(work: CitedWork) -> str:
    return requoted(work.title)


def year(work: CitedWork) -> str:
    return work.date[:4] or "[date unknown]"


def imprint(work: CitedWork, date: str) -> str:
    """ "London: Example Press; 2010"."""
    issued = ": ".join(filter(None, [work.place, work.publisher]))
    return "; ".join(filter(None, [issued, date + cited(work)]))


def pages_of(work: CitedWork) -> str:
    return page_range(work.pages, "-", "all")


def journal(work: CitedWork) -> list[str]:
    issue = f"({work.issue})" if work.issue else ""
    number = f";{work.volume}{issue}" if work.volume or issue else ""
    pages = pages_of(work) or work.article_number
    date = date_of(work) + cited(work)
    return [title_of(work), work.container + internet(work), f"{date}{number}{f':{pages}' if pages else ''}"]


def edition_of(work: CitedWork) -> str:
    return capital(work.edition("ed."))


def book_of(work: CitedWork) -> list[str]:
    details = [edition_of(work), helpers_of(work), volume_of(work), imprint(work, year(work)), series_of(work)]
    return [title_of(work) + internet(work), *details]


def volume_of(work: CitedWork) -> str:
    return f"Vol. {work.own_volume}" if work.own_volume else ""


def series_of(work: CitedWork) -> str:
    number = f"no. {work.volume}" if work.volume else ""
    return f"({'; '.join(filter(None, [work.series, number]))})" if work.series else ""


def chapter(work: CitedWork) -> list[str]:
    editors = f"{credited(work.editors, 'editor')}. " if work.editors else ""
    pages = f"p. {pages_of(work)}" if work.pages else ""
    book = f"In: {editors}{requoted(work.container)}{internet(work)}"
    parts = [edition_of(work), volume_of(work), imprint(work, year(work)), pages, series_of(work)]
    return [title_of(work), credited(work.translators, "translator"), book, *parts]


def report(work: CitedWork) -> list[str]:
    title = title_of(work) + form_of(work)
    return [title, credited(work.translators, "translator"), imprint(work, month_of(work)), number_of(work)]


def number_of(work: CitedWork) -> str:
    """ "Report No.: 7", "Policy brief PB 3"; the number of a finding's version says itself what it is."""
    number = work.number
    if not number or work.genre or number.lower().startswith("report") or work.kind.schema_org == "Claim":
        return number if work.kind.schema_org == "Claim" else work.numbered("no.:")
    return f"Report No.: {number}"


def thesis(work: CitedWork) -> list[str]:
    return [title_of(work) + form_of(work), imprint(work, year(work))]


def data(work: CitedWork) -> list[str]:
    version = f"Version {work.version}" if work.version else ""
    form = (work.kind.bracketed_as or work.form).lower()
    return [title_of(work) + form_of(work, form), version, imprint(work, date_of(work))]


def press(work: CitedWork) -> list[str]:
    return [title_of(work), work.container + internet(work), date_of(work) + cited(work)]


def page(work: CitedWork) -> list[str]:
    site = work.container or work.publisher
    site = "" if any(person.literal == site for person in work.lead) else site
    return [title_of(work) + internet(work), "; ".join(filter(None, [site, date_of(work) + cited(work)]))]


def broadcast(work: CitedWork) -> list[str]:
    programme = "" if work.container == work.title else work.container
    return [title_of(work) + form_of(work), directed(work), programme, imprint(work, date_of(work))]


def directed(work: CitedWork) -> str:
    """The directors of what others lead."""
    return "" if work.is_directed else credited(work.directors, "director")


def activity(work: CitedWork) -> list[str]:
    where = "; ".join(filter(None, [work.container, date_of(work) + cited(work), work.place]))
    if work.shape == "talk" and work.container:
        return [title_of(work) + internet(work), f"{work.genre} presented at: {where}"]
    return [title_of(work) + form_of(work), where]


def film(work: CitedWork) -> list[str]:
    return [title_of(work) + form_of(work), imprint(work, year(work))]


SHAPES: dict[str, Callable[[CitedWork], list[str]]] = {
    "blog": press,
    "book": book_of,
    "broadcast": broadcast,
    "chapter": chapter,
    "data": data,
    "event": activity,
    "film": film,
    "journal": journal,
    "page": page,
    "press": press,
    "program": data,
    "report": report,
    "talk": activity,
    "thesis": thesis,
}
