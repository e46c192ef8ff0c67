"""Outputs as rows of a spreadsheet, and the guard that keeps a spreadsheet from running a title as a formula.

OWASP, "CSV Injection": a cell that begins with = + - @ (or their full-width forms), a tab or a line break may be
run. Such a cell gets an apostrophe before it; so does one that already begins with apostrophes and then one of these,
so that taking one apostrophe off again gives back exactly what was written.
"""

import re
from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter

from .plain import address, one_line, paragraphs
from .reference import Reference

__all__ = ["HEADINGS", "guarded", "row", "unguarded"]

RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")
FIRST = frozenset("'=+-@＝＋－＠\t\r\n")


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet might run it."""
    return f"'{text}" if RISKY.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given: for importers."""
    return text[1:] if GUARDED.match(text) else text


def row(reference: Reference) -> list[str]:
    """The cells under HEADINGS: plain text, guarded, "" for what is not recorded."""
    stored: Sequence[str] = STORED(reference)
    together = "".join(stored)  # One look at all of them: few rows have anything to clean.
    if not together.isprintable() or "  " in together:
        stored = [one_line(value) for value in stored]
    else:
        stored = [value.strip(" ") for value in stored]
    cells = IN_ORDER((*stored, *[cell(reference) for cell in DERIVED.values()]))
    return [guarded(cell) if cell[:1] in FIRST else cell for cell in cells]


def _people(reference: Reference, role: str) -> str:
    return "; ".join([one_line(person.name.inverted) for person in reference.contributors if person.role == role])


def _others(reference: Reference) -> str:
    """Everybody but authors and editors, each with the role: "Spalek, Basia (interviewee)"."""
    others = [person for person in reference.contributors if person.role not in ("author", "editor")]
    return "; ".join([f"{one_line(person.name.inverted)} ({person.role})" for person in others])


def _grants(reference: Reference) -> str:
    return "; ".join([one_line(grant.reference or grant.name) for grant in reference.grants])


def _funders(reference: Reference) -> str:
    if not reference.grants:
        return ""
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
    "authors": lambda reference: _people(reference, "author"),
    "editors": lambda reference: _people(reference, "editor"),
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
STORED_NAMES = [name for name in HEADINGS if name not in DERIVED]
STORED = attrgetter(*STORED_NAMES)
IN_ORDER = itemgetter(*[[*STORED_NAMES, *DERIVED].index(name) for name in HEADINGS])
