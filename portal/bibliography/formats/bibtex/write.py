"""BibTeX, as BibTeX 0.99d and biblatex read it.

Entry types and fields: "BibTeXing" (Patashnik 1988), sections 3.1 and 3.2, with the fields that every later reader
knows: doi, url, isbn, issn, eid, keywords, abstract, language. `date` is added where the day is known, since BibTeX
itself has no place for a day.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product
from operator import attrgetter
from typing import Any

from portal.bibliography.clean_text import address, in_chunks, one_line
from portal.bibliography.fields import FIELDS
from portal.bibliography.formats.bibtex.latex_encoding import escaped, protected
from portal.bibliography.formats.format import Format
from portal.bibliography.formats.notes import noted
from portal.bibliography.formats.source_kinds import by_bibtex
from portal.bibliography.kinds import KINDS
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES

__all__ = ["FORMAT", "SUBTYPE", "entry", "note_of", "write"]

TITLE, SUMMARY, ABSTRACT, PUBLISHER, EVENT = (
    FIELDS[name].bibtex for name in ("title", "summary", "abstract", "publisher", "event")
)
YEAR, MONTH, DATE = FIELDS["date"].bibtex.split()
JOURNAL, BOOK_TITLE = FIELDS["container"].bibtex.split()
INSTITUTION, SCHOOL, ORGANIZATION = FIELDS["institution"].bibtex.split()
EDITION, VERSION = FIELDS["edition"].bibtex.split()
NUMBER, PAGES, LASTED = (FIELDS[name].bibtex for name in ("number", "first_page", "start"))
CONTAINERS = {"article": JOURNAL, "incollection": BOOK_TITLE, "inproceedings": BOOK_TITLE}
INSTITUTIONS = {"techreport": INSTITUTION, "phdthesis": SCHOOL, "mastersthesis": SCHOOL}
TYPES_IN_WORDS = {"techreport": "type", "misc": "howpublished"}
MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SUBTYPE = "entrysubtype"
NOT_IN_DOI = {ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"}  # A DOI is not escaped, and must not break the entry.
NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:_-]+")


def write(references: Iterable[Reference]) -> Iterator[bytes]:
    """A .bib file of the references, abstracts included."""
    return in_chunks(entry(reference) + "\n" for reference in references)


def entry(reference: Reference, *, abstract: bool = True) -> str:
    """One entry and its line end; without the abstract for a reader to copy."""
    fields = [f"@{reference.kind.bibtex}{{{key_of(reference)}"]
    for name, value in fields_of(reference):
        if value:  # The month is a BibTeX abbreviation, which each style prints in its own words.
            fields.append(f"  {name} = {value}" if name == MONTH else f"  {name} = {{{value}}}")
    if abstract:
        for name, text in ((SUMMARY, reference.summary), (ABSTRACT, reference.abstract)):
            if text := one_line(text):
                fields.append(f"  {name} = {{{escaped(text)}}}")
    return ",\n".join(fields) + "\n}\n"


def fields_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """The fields of an entry in their usual order; an empty value is one that is not recorded."""
    kind = reference.kind
    yield "author", names(reference.authors)
    if len(reference.authors) < len(reference.contributors):
        for name, roles in OTHER_ROLES:
            yield name, names(reference.in_role(*roles))
    yield TITLE, protected(one_line(reference.title))
    if reference.held_by:
        yield from held_by_of(reference)
    yield from issued_by_of(reference)
    yield YEAR, reference.date[:4]
    yield MONTH, MONTHS[reference.date.month or 0]
    if len(reference.date) == 10:
        yield DATE, reference.date
    yield NUMBER, text_of(reference.issue or reference.number)
    if pages := reference.pages:
        yield PAGES, "--".join([text_of(page) for page in pages])
    if reference.start:
        yield LASTED, lasted_of(reference)
    for name, value_of, as_text in IN_ORDER:
        if value := value_of(reference):
            yield name, as_text(value)
    if kind.genre and kind.bibtex in TYPES_IN_WORDS:
        yield TYPES_IN_WORDS[kind.bibtex], text_of(kind.genre)
    yield SUBTYPE, subtype_of(reference)


def held_by_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """What the work appeared in; a type of entry whose styles print no such field says so in a note besides."""
    field = CONTAINERS.get(reference.kind.bibtex)
    if field:
        yield field, text_of(reference.held_by)
        return
    yield JOURNAL, text_of(reference.container)
    yield BOOK_TITLE, text_of(reference.programme)
    yield EVENT, text_of(reference.event)
    yield "note", note_of(*map(text_of, (reference.container, reference.programme, reference.outlet, reference.event)))


def note_of(container: str, programme: str, outlet: str, event: str) -> str:
    """What a work appeared in, in words."""
    return container or ", ".join(filter(None, (programme, outlet, event)))


def subtype_of(reference: Reference) -> str:
    """The name of the kind, where entry type and form are another kind's too and would be read as that."""
    kind = reference.kind
    if kind.name in KNOWN_BY_TYPE:
        return ""
    form = kind.genre if kind.bibtex in TYPES_IN_WORDS else ""
    people = bool(reference.authors), bool(reference.in_role("editor"))
    return "" if is_read_as(kind.name, kind.bibtex, form, *people) else kind.name


def issued_by_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """Publisher or broadcaster, and the institution under the name that the type of entry has for it."""
    if reference.institution:
        yield INSTITUTIONS.get(reference.kind.bibtex, ORGANIZATION), body_of(reference.institution)
        yield PUBLISHER, body_of(reference.publisher)
    else:
        yield PUBLISHER, body_of(reference.issued_by)


def text_of(value: str) -> str:
    """A short field's value, escaped; most hold nothing to escape."""
    return value if not value or value.isalnum() else escaped(one_line(value))


def body_of(value: str) -> str:
    """A publisher, institution or place: biblatex would part it at an "and" that no brace holds."""
    text = text_of(value)
    return f"{{{text}}}" if "and" in text.lower() and " and " in f" {text.lower()} " else text


def lasted_of(reference: Reference) -> str:
    """The days from the first to the last, as biblatex has a range (manual, section 2.3.8); one may be unknown."""
    if not reference.end:
        return reference.start
    return f"{reference.start}/{reference.end}"


def keyword(word: str) -> str:
    """A keyword, braced where its own comma would end it."""
    return f"{{{text_of(word)}}}" if "," in word else text_of(word)


def names(people: tuple[Contributor, ...]) -> str:
    """The people as BibTeX lists them: "van der Berg, C and {The Consortium}"."""
    return " and ".join(filter(None, [name_of(person) for person in people])) if people else ""


def name_of(person: Contributor) -> str:
    """One name, family name first; in braces where BibTeX would otherwise take it apart."""
    name = person.name
    if name.literal or not name.given:
        whole = text_of(name.surname)
        return f"{{{whole}}}" if name.literal or " " in whole or "," in whole or whole == "others" else whole
    return ", ".join([part_of(part) for part in (name.surname, name.suffix, name.given) if part])


def part_of(part: str) -> str:
    """A part of a name, braced where a comma or an "and" of its own would divide the list."""
    text = text_of(part)
    return f"{{{text}}}" if "," in text or " and " in f" {text.lower()} " else text


def key_of(reference: Reference) -> str:
    """The reference's key; should one have been stored that BibTeX cannot read, what can be read of it."""
    key = reference.key
    if key.isascii() and key.isalnum():
        return key
    return NOT_IN_KEYS.sub("", key) or NOT_IN_KEYS.sub("", f"record-{reference.uuid}")


@lru_cache
def is_read_as(kind_name: str, entry_type: str, form: str, has_author: bool, has_editor: bool) -> bool:
    """Whether an entry without a subtype is read as of that kind, without a doubt."""
    return by_bibtex(entry_type, form, has_author=has_author, has_editor=has_editor) == (kind_name, [])


# Kinds that type and form tell, whoever contributed.
KNOWN_BY_TYPE = frozenset(
    each.name
    for each in KINDS.values()
    if all(
        is_read_as(each.name, each.bibtex, each.genre if each.bibtex in TYPES_IN_WORDS else "", *people)
        for people in product((False, True), repeat=2)
    )
)


def as_it_is(text: str) -> str:
    """A value that is LaTeX already."""
    return text


def layout() -> Iterator[tuple[str, Callable[[Reference], Any], Callable[[Any], str]]]:
    """For each plain field of an entry its name, what takes its value from a reference, and how this is written."""
    for each in FIELDS.values():
        if each.name == "edition":
            yield EDITION, attrgetter("printing"), text_of
            yield VERSION, attrgetter("release"), text_of
        elif each.bibtex and each.name not in WRITTEN_APART:
            value_of = WORKED_OUT.get(each.name, attrgetter(each.name))
            yield each.bibtex.split()[0], value_of, AS_TEXT.get(each.name) or AS_TEXT.get(each.type, text_of)


OTHER_ROLES = tuple(
    (name, tuple(role.name for role in ROLES.values() if role.bibtex == name))
    for name in dict.fromkeys(role.bibtex for role in ROLES.values() if not role.is_author)
)
# Fields of which `fields_of` and `entry` write what the kind of entry has for them.
WRITTEN_APART = {
    *("title", "date", "container", "programme", "event", "publisher", "institution", "outlet"),
    *("first_page", "last_page", "issue", "number", "start", "end", "summary", "abstract"),
}
WORKED_OUT: dict[str, Callable[[Reference], Any]] = {"address": attrgetter("best_address")}
# How a field, or a type of fields, is written; all others are escaped as text.
AS_TEXT: dict[str, Callable[[Any], str]] = {
    "DOI": lambda doi: doi.translate(NOT_IN_DOI),
    "address": address,
    "choice": as_it_is,
    "commissioned_by": lambda body: text_of(noted("commissioned_by", body)),
    "day": as_it_is,
    "minutes": str,
    "partial date": as_it_is,
    "place": body_of,
    "time": lambda time: time.isoformat("minutes"),
    "words": lambda words: ", ".join([keyword(word) for word in words]),
    "yes or no": lambda answer: "yes" if answer else "no",
}
IN_ORDER = tuple(layout())
FORMAT = Format("bib", "application/x-bibtex", "BibTeX", write)
