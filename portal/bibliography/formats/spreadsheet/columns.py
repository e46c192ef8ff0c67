"""Outputs as rows of a spreadsheet, and the guard that keeps a spreadsheet from running a title as a formula.

OWASP, "CSV Injection": a cell that begins with = + - @ (or their full-width forms), a tab or a line break may be
run. Such a cell gets an apostrophe before it; so does one that already begins with apostrophes and then one of these,
so that taking one apostrophe off again gives back exactly what was written.
"""

import re
from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from portal.bibliography.clean_text import address, one_line, paragraphs
from portal.bibliography.fields import FIELDS, Field
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


def cell_of(each: Field) -> Callable[[Reference], str]:
    """What makes the cell of a field whose value is not one line of text."""
    value_of, as_text = attrgetter(each.name), AS_TEXT[each.type]
    return lambda reference: as_text(value) if (value := value_of(reference)) not in ("", None) else ""


# How a value is written, by the type of its field; all others are text on one line.
AS_TEXT: dict[str, Callable[[Any], str]] = {
    "address": address,
    "minutes": str,
    "paragraphs": paragraphs,
    "time": lambda time: time.isoformat("minutes"),
    "words": lambda words: "; ".join([one_line(word) for word in words]),
    "yes or no": lambda answer: "yes" if answer else "no",
}
# What a row shows besides the fields of the table, each after the field that it goes with.
BESIDE = {
    "title": ("authors", "editors", "other_contributors"),
    "date": ("year",),
    "edition": ("version",),
    "issn": ("url",),
    "address": ("pdf_url",),
    "keywords": ("grants", "funders"),
    "abstract": ("uuid",),
}
COLUMNS = {each.spreadsheet: each for each in FIELDS.values() if each.spreadsheet}
# A heading is the name of the field that it shows, so that the file can be imported again ...
HEADINGS = ["key", "kind"]
for heading, each in COLUMNS.items():
    HEADINGS += [heading, *BESIDE.get(each.name, ())]
# ... but for these, whose cells are worked out.
DERIVED: dict[str, Callable[[Reference], str]] = {
    "kind": lambda reference: reference.kind.name,
    "year": lambda reference: reference.date[:4],
    "url": lambda reference: address(reference.url),
    "pdf_url": lambda reference: address(reference.pdf_url),
    "grants": grants_of,
    "funders": funders_of,
    **{heading: cell_of(each) for heading, each in COLUMNS.items() if each.type in AS_TEXT},
}
PEOPLE = ("authors", "editors", "other_contributors")
STORED_HEADINGS = [heading for heading in HEADINGS if heading not in DERIVED and heading not in PEOPLE]
STORED = attrgetter(*[COLUMNS[heading].name if heading in COLUMNS else heading for heading in STORED_HEADINGS])
IN_ORDER = itemgetter(*[[*STORED_HEADINGS, *PEOPLE, *DERIVED].index(heading) for heading in HEADINGS])
