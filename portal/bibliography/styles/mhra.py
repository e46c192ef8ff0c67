"""MHRA: Modern Humanities Research Association, "MHRA Style Guide", 4th edition, as in a bibliography.

The 4th edition asks for no place of publication. An entry has no full stop at its end.
"""

from collections.abc import Callable

from portal.bibliography.styles.capitals import LONG_PREPOSITIONS, headline
from portal.bibliography.styles.cited_work import CitedWork, Person
from portal.bibliography.styles.dates_and_pages import day_first, days, page_range, roman
from portal.bibliography.styles.name_lists import full_name, full_names, joined
from portal.bibliography.styles.typography import italic, listed, requoted, single_quoted

__all__ = ["render"]

NO_DATE = "n.d."


def render(work: CitedWork) -> str:
    """The entry of a bibliography, italics marked."""
    lead = lead_of(work)
    details = listed(lead, *SHAPES[work.shape](work), f"doi:{work.doi}" if work.doi else "")
    if work.doi or not work.url:
        return details
    accessed = f" [accessed {work.accessed.day} {work.accessed:%B %Y}]" if work.accessed else ""
    return f"{details} <{work.url}>{accessed}"


def lead_of(work: CitedWork) -> str:
    """Up to three names, the first turned round; of more, the first and others. A director stands after the title."""
    if work.is_directed:
        return ""
    names = joined(work.lead, full_name, pair=", and ", last=", and ", most=3, shown=1, others=", and others")
    if work.is_edited:
        names += " (eds)" if len(work.lead) > 1 else " (ed.)"
    return names


def by(people: list[Person], verb: str) -> str:
    """ "ed. by A and B"."""
    if not people:
        return ""
    return f"{verb} by " + full_names(people, pair=" and ", last=", and ", most=3, shown=1, others=" and others")


def cased(work: CitedWork, title: str) -> str:
    return headline(title, LONG_PREPOSITIONS) if work.is_english else title


def in_italics(work: CitedWork, title: str) -> str:
    return italic(requoted(cased(work, title), british=True))


def quoted(work: CitedWork) -> str:
    return single_quoted(cased(work, work.title))


def imprint(*details: str) -> str:
    """Publisher and year in brackets."""
    known = listed(*details)
    return f" ({known})" if known else ""


def year(work: CitedWork) -> str:
    return work.date[:4] or NO_DATE


def pages_of(work: CitedWork) -> str:
    pages = page_range(work.pages, shorten="hundred")
    if pages:
        return f"{'pp.' if '–' in pages else 'p.'} {pages}"
    return f"art. {work.article_number}" if work.article_number else ""


def journal(work: CitedWork) -> list[str]:
    number = ".".join(filter(None, [work.volume, work.issue])) if work.volume else ""
    number = number or (f"no. {work.issue}" if work.issue else "")
    dated = f"{number} ({year(work)})" if number else year(work)
    return [quoted(work), italic(work.container), dated, pages_of(work)]


def series_of(work: CitedWork) -> str:
    return listed(work.series, work.volume) if work.series else ""


def volume_of(work: CitedWork) -> str:
    """The volume of a work in several, after the imprint: ", ii"."""
    return f", {roman(work.own_volume)}" if work.own_volume else ""


def book_in_print(work: CitedWork, title: str) -> str:
    """A book or what a chapter is in, from its title to its volume."""
    helpers = [by(work.editors, "ed."), by(work.translators, "trans.")]
    details = listed(title, *helpers, series_of(work), work.edition("edn"))
    return f"{details}{imprint(work.publisher, year(work))}{volume_of(work)}"


def book_of(work: CitedWork) -> list[str]:
    return [book_in_print(work, in_italics(work, work.title))]


def chapter(work: CitedWork) -> list[str]:
    return [quoted(work), book_in_print(work, f"in {in_italics(work, work.container)}"), pages_of(work)]


def report(work: CitedWork) -> list[str]:
    number = work.numbered("no.", str.lower) or work.genre.lower()
    details = listed(in_italics(work, work.title), by(work.translators, "trans."), number)
    return [f"{details}{imprint(work.publisher, year(work))}"]


def thesis(work: CitedWork) -> list[str]:
    return [quoted(work) + imprint(f"unpublished {work.form.lower()}", work.publisher, year(work))]


def data(work: CitedWork) -> list[str]:
    return [quoted(work), work.form.lower(), version_of(work), work.publisher, day_first(work.date) or NO_DATE]


def program(work: CitedWork) -> list[str]:
    details = listed(in_italics(work, work.title), work.form.lower(), version_of(work))
    return [f"{details}{imprint(work.publisher, year(work))}"]


def version_of(work: CitedWork) -> str:
    return f"version {work.version}" if work.version else ""


def press(work: CitedWork) -> list[str]:
    return [quoted(work), italic(work.container), day_first(work.date) or NO_DATE]


def page(work: CitedWork) -> list[str]:
    site = italic(work.container) or work.publisher
    return [quoted(work), site if work.site else "", day_first(work.date) or NO_DATE]


def broadcast(work: CitedWork) -> list[str]:
    day, directed = day_first(work.date) or NO_DATE, by(work.directors, "dir.")
    if work.container in ("", work.title):
        return [in_italics(work, work.title), directed, work.publisher, day]
    return [quoted(work), italic(work.container), directed, work.publisher, day]


def talk(work: CitedWork) -> list[str]:
    return [quoted(work) + imprint(work.form.lower(), work.location, days(work) or NO_DATE)]


def event(work: CitedWork) -> list[str]:
    title = listed(in_italics(work, work.title), by(work.directors, "dir."))
    return [title + imprint(work.form.lower(), work.location, days(work) or NO_DATE)]


def film(work: CitedWork) -> list[str]:
    details = listed(in_italics(work, work.title), by(work.directors, "dir."))
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
    "program": program,
    "report": report,
    "talk": talk,
    "thesis": thesis,
}
