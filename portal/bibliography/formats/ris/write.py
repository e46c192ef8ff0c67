"""RIS, as Reference Manager defined it and EndNote, Zotero and Mendeley read it.

Rules: Research Information Systems, "RIS Format Specifications" (2011): two letters, two spaces, a hyphen, a space;
`TY` first, `ER` last; one name, keyword and value a line; lines end in CR LF. Which tag holds what follows Zotero's
translator RIS.js. Every value is put on one line, so none can open or close a record.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from portal.bibliography.clean_text import address, in_chunks, one_line
from portal.bibliography.fields import FIELDS
from portal.bibliography.formats.format import Format
from portal.bibliography.formats.notes import noted
from portal.bibliography.kinds import FINDING, TABLES
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES

__all__ = ["BROADCAST", "CAST", "FORMAT", "would_be_editor", "write"]

WHOLE_BOOKS = frozenset({"BOOK", "EDBOOK"})  # Their editors are A3 and series editors A2: the other way about.
CAST = "C1"  # Of a broadcast or film: elsewhere it is anybody's own field.
BROADCAST = frozenset({"SOUND", "MPCT", "VIDEO"})
SWAPPED = {"A2": "A3", "A3": "A2"}
END = "ER  - \r\n\r\n"


def write(references: Iterable[Reference]) -> Iterator[bytes]:
    """A .ris file of the references."""
    return in_chunks(map(record, references))


def record(reference: Reference) -> str:
    tags = [f"TY  - {reference.kind.ris}\r\n"]
    for tag, value in tags_of(reference):
        if value and (text := value if value.isalnum() else one_line(value)):
            tags.append(f"{tag}  - {text}\r\n")
    tags.append(END)
    return "".join(tags)


def tags_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """Tags and values in their usual order; an empty value is one that is not recorded."""
    yield "ID", reference.key
    yield from people(reference)
    yield "M3", reference.kind.genre
    yield from dates(reference)
    yield from numbers_of(reference)
    for tag, value_of in IN_ORDER:
        yield tag, value_of(reference)
    for word in reference.keywords:
        yield KEYWORD, word
    yield ADDRESS, address(reference.best_address)
    if reference.address:
        yield ADDRESS, address(reference.url)
    yield "L1", address(reference.pdf_url)
    for name, value_of, as_text in NOTES.get(reference.kind.table, ALL_NOTES):
        if value := value_of(reference):
            yield NOTE, noted(name, as_text(value))


def people(reference: Reference) -> Iterator[tuple[str, str]]:
    """One line a contributor; for a whole book the tags of editors and series editors change places."""
    swapped = SWAPPED if reference.kind.ris in WHOLE_BOOKS else {}
    for person in reference.contributors:
        role = ROLES[person.role]
        not_cast = role.ris == CAST and reference.kind.ris not in BROADCAST
        if role.ris == NOTE or not_cast or would_be_editor(reference, role.name):
            yield NOTE, f"{role.label}: {name_of(person)}"
        else:
            yield swapped.get(role.ris, role.ris), name_of(person)


def would_be_editor(reference: Reference, role: str) -> bool:
    """Whether readers would take somebody for the editor of a whole book that names none, as many programs write it."""
    if reference.kind.ris not in WHOLE_BOOKS or role == "editor" or reference.in_role("editor"):
        return False
    if role == "series-editor":
        return not reference.authors
    return reference.kind.ris == "EDBOOK" and ROLES[role].is_author and not reference.in_role("series-editor")


def name_of(person: Contributor) -> str:
    """ "Last, First, Suffix", which is also what an empty first name leaves room for.

    The first comma in the name of an organisation is doubled, as EndNote asks: no reader then turns it round.
    """
    name = person.name
    if "," in name.literal:
        return name.literal.replace(",", ",,", 1)
    if name.suffix and not name.given:
        return f"{name.surname}, , {name.suffix}"
    return name.inverted


def dates(reference: Reference) -> Iterator[tuple[str, str]]:
    """`PY` is the year; `DA` is written "YYYY/MM/DD/" and keeps its slashes where the day is not known."""
    date = reference.date
    yield YEAR, date[:4]
    if len(date) > 4:
        yield DATE, f"{date.slashed}/" if len(date) == 10 else f"{date.slashed}//"


def numbers_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """The one standard number that `SN` has room for; a report's own number comes before its ISBN.

    The number of a finding names its place and version, and is none of a series: it goes into a note.
    """
    if reference.kind is FINDING:
        yield NOTE, reference.number
        return
    known = [(name, number) for name, value_of in NUMBERS if (number := value_of(reference))]
    if known:
        yield NUMBER, known[0][1]
    for name, number in known[1:]:
        yield NOTE, noted(name, number)


def layout() -> Iterator[tuple[str, Callable[[Reference], str]]]:
    """For each tag that holds one value, what takes this from a reference."""
    written_apart = {*NUMBERED, "date", "address", "keywords"}
    tags: set[str] = set()
    for each in FIELDS.values():
        tag = each.ris.split()[0] if each.ris else ""
        if tag and tag not in {NOTE, *tags} and each.name not in written_apart:
            yield tag, WORKED_OUT.get(each.name, attrgetter(each.name))
            tags.add(tag)


NOTE = "N1"  # Where the value of a field without a tag follows the field's heading.
DATE, YEAR = FIELDS["date"].ris.split()
KEYWORD, ADDRESS, NUMBER = (FIELDS[name].ris for name in ("keywords", "address", "number"))
NUMBERED = ("number", "isbn", "issn")
NUMBERS = tuple((name, attrgetter(name)) for name in NUMBERED)
# How a value is written in a note, by the type of its field; all others are text.
AS_TEXT: dict[str, Callable[[Any], str]] = {
    "time": lambda time: time.isoformat("minutes"),
    "yes or no": lambda answer: "yes" if answer else "no",
    "words": "; ".join,
}
ALL_NOTES = [
    (each.name, attrgetter(each.name), AS_TEXT.get(each.type, str)) for each in FIELDS.values() if each.ris == NOTE
]
NOTES = {table: [note for note in ALL_NOTES if table in FIELDS[note[0]].tables] for table in TABLES}
# What several fields have one tag for is asked of the reference.
WORKED_OUT: dict[str, Callable[[Reference], str]] = {
    "container": attrgetter("held_by"),
    "edition": lambda reference: reference.edition or reference.release,
    "publisher": attrgetter("issued_by"),
}
IN_ORDER = tuple(layout())
FORMAT = Format("ris", "application/x-research-info-systems", "RIS", write)
