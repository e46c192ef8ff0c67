"""RIS, as Reference Manager defined it and EndNote, Zotero and Mendeley read it.

Rules: Research Information Systems, "RIS Format Specifications" (2011): two letters, two spaces, a hyphen, a space;
`TY` first, `ER` last; one name, keyword and value a line; lines end in CR LF. Which tag holds what follows Zotero's
translator RIS.js. Every value is put on one line, so none can open or close a record.
"""

from collections.abc import Iterable, Iterator

from portal.bibliography.clean_text import address, in_chunks, one_line
from portal.bibliography.formats.format import Format
from portal.bibliography.kinds import FINDING
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES

__all__ = ["FORMAT", "write"]

WHOLE_BOOKS = frozenset({"BOOK", "EDBOOK"})  # Their editors are A3 and series editors A2: the other way about.
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
    yield "TI", reference.title
    yield "T2", reference.held_by
    yield "T3", reference.series
    yield from dates(reference)
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield "SP", reference.first_page
    yield "EP", reference.last_page
    yield "C7", reference.article_number
    yield "ET", reference.edition or reference.release
    yield "PB", reference.issued_by
    yield "CY", reference.place
    yield "M3", reference.kind.genre
    yield from numbers_of(reference)
    yield "DO", reference.doi
    yield "UR", address(reference.best_address)
    if reference.address:
        yield "UR", address(reference.url)
    yield "L1", address(reference.pdf_url)
    yield "LA", reference.language
    for word in reference.keywords:
        yield "KW", word
    yield "AB", reference.abstract or reference.summary
    if reference.commissioned_by:
        yield "N1", f"Commissioned by {reference.commissioned_by}"


def people(reference: Reference) -> Iterator[tuple[str, str]]:
    """One line a contributor; for a whole book the tags of editors and series editors change places."""
    swapped = SWAPPED if reference.kind.ris in WHOLE_BOOKS else {}
    for person in reference.contributors:
        tag = ROLES[person.role].ris
        yield swapped.get(tag, tag), name_of(person)


def name_of(person: Contributor) -> str:
    """ "Last, First, Suffix", which is also what an empty first name leaves room for."""
    name = person.name
    if name.suffix and not name.given:
        return f"{name.surname}, , {name.suffix}"
    return name.inverted


def dates(reference: Reference) -> Iterator[tuple[str, str]]:
    """`PY` is the year; `DA` is written "YYYY/MM/DD/" and keeps its slashes where the day is not known."""
    date = reference.date
    yield "PY", date[:4]
    if len(date) > 4:
        yield "DA", f"{date.slashed}/" if len(date) == 10 else f"{date.slashed}//"


def numbers_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """The one standard number that `SN` has room for; a report's own number comes before its ISBN.

    The number of a finding names its place and version, and is none of a series: it goes into a note.
    """
    if reference.kind is FINDING:
        yield "N1", reference.number
        return
    numbers = [("Number", reference.number), ("ISBN", reference.isbn), ("ISSN", reference.issn)]
    known = [(name, number) for name, number in numbers if number]
    if known:
        yield "SN", known[0][1]
    for name, number in known[1:]:
        yield "N1", f"{name} {number}"


FORMAT = Format("ris", "application/x-research-info-systems", "RIS", write)
