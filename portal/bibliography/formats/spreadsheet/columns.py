"""Outputs as rows of a spreadsheet, and the guard that keeps a spreadsheet from running a title as a formula.

OWASP, "CSV Injection": a cell that begins with = + - @ (or their full-width forms), a tab or a line break may be
run. Such a cell gets an apostrophe before it; so does one that already begins with apostrophes and then one of these,
so that taking one apostrophe off again gives back exactly what was written.
"""

import re
from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter

from portal.bibliography.clean_text import address, one_line, paragraphs
from portal.bibliography.reference import Reference

__all__ = ["HEADINGS", "cells_of", "guarded", "unguarded"]

RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")
BETWEEN = "|"  # Stands between values that are looked at together.
RISKY_AMONG = re.compile(r"\|'*[=+\-@＝＋－＠\t\r\n]").search


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet might run it."""
    return f"'{text}" if RISKY.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given: for importers."""
    return text[1:] if GUARDED.match(text) else text


def cells_of(reference: Reference) -> list[str]:
    """The cells under HEADINGS: plain text, guarded, "" for what is not recorded."""
    stored: Sequence[str] = STORED(reference)
    if not is_clean(BETWEEN.join(stored)):
        stored = [one_line(value) for value in stored]
    derived = [cell(reference) for cell in DERIVED.values()]
    cells = IN_ORDER((*stored, *people(reference), *derived))
    if RISKY_AMONG(BETWEEN + BETWEEN.join(cells)):
        return [guarded(cell) for cell in cells]
    return list(cells)


def is_clean(together: str) -> bool:
    """Whether no value needs `one_line`; one look at all of them, since few rows have anything to clean."""
    if not together.isprintable() or "  " in together or together[:1] == " " or together[-1:] == " ":
        return False
    return f" {BETWEEN}" not in together and f"{BETWEEN} " not in together


def people(reference: Reference) -> tuple[str, str, str]:
    """Authors, editors, and everybody else, each of these with the role: "Spalek, Basia (interviewee)"."""
    authors, editors, others = [], [], []
    for person in reference.contributors:
        name = one_line(person.name.inverted)
        if person.role == "author":
            authors.append(name)
        elif person.role == "editor":
            editors.append(name)
        else:
            others.append(f"{name} ({person.role})")
    return "; ".join(authors), "; ".join(editors), "; ".join(others)


def grants_of(reference: Reference) -> str:
    return "; ".join([one_line(grant.reference or grant.name) for grant in reference.grants])


def funders_of(reference: Reference) -> str:
    if not reference.grants:
        return ""
    return "; ".join(dict.fromkeys(one_line(funder) for grant in reference.grants for funder in grant.funders))


def aired_at_of(reference: Reference) -> str:
    return reference.aired_at.isoformat("minutes") if reference.aired_at else ""


# A heading is the name of the field that it shows, so that the file can be imported again ...
NAMES = """
    key kind title authors editors other_contributors date year
    container series volume issue first_page last_page article_number edition version
    publisher place institution number commissioned_by outlet programme aired_at duration part available_until
    event audience reach start end doi isbn issn url address pdf_url
    language licence access embargo_until peer_reviewed keywords grants funders summary abstract uuid
"""
HEADINGS = NAMES.split()
# ... but for these, whose cells are worked out.
DERIVED: dict[str, Callable[[Reference], str]] = {
    "kind": lambda reference: reference.kind.name,
    "year": lambda reference: reference.date[:4],
    "aired_at": aired_at_of,
    "duration": lambda reference: str(reference.duration or ""),
    "url": lambda reference: address(reference.url),
    "address": lambda reference: address(reference.address),
    "pdf_url": lambda reference: address(reference.pdf_url),
    "peer_reviewed": lambda reference: {True: "yes", False: "no", None: ""}[reference.peer_reviewed],
    "keywords": lambda reference: "; ".join([one_line(word) for word in reference.keywords]),
    "grants": grants_of,
    "funders": funders_of,
    "summary": lambda reference: paragraphs(reference.summary),
    "abstract": lambda reference: paragraphs(reference.abstract),
}
PEOPLE = ("authors", "editors", "other_contributors")
STORED_NAMES = [name for name in HEADINGS if name not in DERIVED and name not in PEOPLE]
STORED = attrgetter(*STORED_NAMES)
IN_ORDER = itemgetter(*[[*STORED_NAMES, *PEOPLE, *DERIVED].index(name) for name in HEADINGS])
