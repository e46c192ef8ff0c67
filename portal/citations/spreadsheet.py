"""Outputs as rows of a spreadsheet, and the guard that keeps a spreadsheet from running a title as a formula.

OWASP, "CSV Injection": a cell that begins with = + - @ (or their full-width forms), a tab or a line break may be
run. Such a cell gets an apostrophe before it; so does one that already begins with apostrophes and then one of these,
so that taking one apostrophe off again gives back exactly what was written.
"""

import re
from collections.abc import Callable
from operator import attrgetter

from .plain import address, one_line, paragraphs
from .reference import Reference

__all__ = ["HEADINGS", "guarded", "row", "unguarded"]

RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")
FIRST = frozenset("'=+-@＝＋－＠\t\r\n")


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet might run it."""
    return f"'{text}" if text and text[0] in FIRST and RISKY.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given: for importers."""
    return text[1:] if GUARDED.match(text) else text


def row(reference: Reference) -> list[str]:
    """The cells under HEADINGS: plain text, guarded, "" for what is not recorded."""
    cells = [""] * len(HEADINGS)
    for place, value in zip(STORED_PLACES, STORED(reference), strict=True):
        if value:
            cells[place] = guarded(one_line(value))
    for place, cell in DERIVED_PLACES:
        if value := cell(reference):
            cells[place] = guarded(value)
    return cells


def _people(*roles: str) -> Callable[[Reference], str]:
    def cell(reference: Reference) -> str:
        return "; ".join([one_line(person.name.inverted) for person in reference.in_role(*roles)])

    return cell


def _others(reference: Reference) -> str:
    """Everybody but authors and editors, each with the role: "Spalek, Basia (interviewee)"."""
    others = [person for person in reference.contributors if person.role not in ("author", "editor")]
    return "; ".join([f"{one_line(person.name.inverted)} ({person.role})" for person in others])


def _grants(reference: Reference) -> str:
    return "; ".join([one_line(grant.reference or grant.name) for grant in reference.grants])


def _funders(reference: Reference) -> str:
    return "; ".join(dict.fromkeys(one_line(funder) for grant in reference.grants for funder in grant.funders))


def _aired_at(reference: Reference) -> str:
    return reference.aired_at.isoformat("minutes") if reference.aired_at else ""


# A heading is the name of the field that it shows, so that the file can be imported again ...
_NAMES = """
    key kind title authors editors other_contributors date year
    container series volume issue first_page last_page article_number edition version
    publisher place institution number commissioned_by outlet programme aired_at duration part available_until
    event audience reach start end doi isbn issn url address pdf_url
    language licence access embargo_until peer_reviewed keywords grants funders summary abstract uuid
"""
HEADINGS = _NAMES.split()
# ... but for these, whose cells are worked out.
DERIVED: dict[str, Callable[[Reference], str]] = {
    "kind": lambda reference: reference.kind.name,
    "authors": _people("author"),
    "editors": _people("editor"),
    "other_contributors": _others,
    "year": lambda reference: reference.date[:4],
    "aired_at": _aired_at,
    "duration": lambda reference: str(reference.duration or ""),
    "url": lambda reference: address(reference.url),
    "address": lambda reference: address(reference.address),
    "pdf_url": lambda reference: address(reference.pdf_url),
    "peer_reviewed": lambda reference: {True: "yes", False: "no", None: ""}[reference.peer_reviewed],
    "keywords": lambda reference: "; ".join([one_line(word) for word in reference.keywords]),
    "grants": _grants,
    "funders": _funders,
    "summary": lambda reference: paragraphs(reference.summary),
    "abstract": lambda reference: paragraphs(reference.abstract),
}
DERIVED_PLACES = [(HEADINGS.index(name), cell) for name, cell in DERIVED.items()]
STORED_PLACES = [place for place, name in enumerate(HEADINGS) if name not in DERIVED]
STORED = attrgetter(*[HEADINGS[place] for place in STORED_PLACES])
