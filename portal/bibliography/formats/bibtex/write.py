"""BibTeX, as BibTeX 0.99d and biblatex read it.

Entry types and fields: "BibTeXing" (Patashnik 1988), sections 3.1 and 3.2, with the fields that every later reader
knows: doi, url, isbn, issn, eid, keywords, abstract, language. `date` is added where the day is known, since BibTeX
itself has no place for a day.
"""

import re
from collections.abc import Iterable, Iterator

from portal.bibliography.clean_text import address, in_chunks, one_line
from portal.bibliography.formats.bibtex.latex_encoding import escaped, protected
from portal.bibliography.formats.format import Format
from portal.bibliography.reference import Contributor, Reference

__all__ = ["FORMAT", "entry", "write"]

CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
INSTITUTIONS = {"techreport": "institution", "phdthesis": "school"}
TYPES_IN_WORDS = {"techreport": "type", "misc": "howpublished"}
MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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
            fields.append(f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}")
    if abstract and (text := reference.abstract or reference.summary):
        fields.append(f"  abstract = {{{escaped(one_line(text))}}}")
    return ",\n".join(fields) + "\n}\n"


def fields_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """The fields of an entry in their usual order; an empty value is one that is not recorded."""
    kind, text = reference.kind, text_of
    yield "author", names(reference.authors)
    yield "editor", names(reference.in_role("editor"))
    yield "translator", names(reference.in_role("translator"))
    yield "title", protected(one_line(reference.title))
    if reference.held_by:
        yield from held_by_of(reference)
    yield from issued_by_of(reference)
    yield "series", text(reference.series)
    yield "volume", text(reference.volume)
    yield "number", text(reference.issue or reference.number)
    yield "pages", "--".join([text(page) for page in reference.pages])
    yield "eid", text(reference.article_number)
    yield "edition", text(reference.printing)
    yield "version", text(reference.release)
    yield "address", text(reference.place)
    if kind.genre and kind.bibtex in TYPES_IN_WORDS:
        yield TYPES_IN_WORDS[kind.bibtex], text(kind.genre)
    yield "year", reference.date[:4]
    yield "month", MONTHS[reference.date.month or 0]
    if len(reference.date) == 10:
        yield "date", reference.date
    yield "isbn", text(reference.isbn)
    yield "issn", text(reference.issn)
    yield "doi", reference.doi.translate(NOT_IN_DOI)
    yield "url", address(reference.best_address)
    yield "language", text(reference.language)
    if reference.keywords:
        yield "keywords", ", ".join([keyword(word) for word in reference.keywords])
    yield "copyright", text(reference.licence)
    if reference.commissioned_by:
        yield "annote", f"Commissioned by {text(reference.commissioned_by)}"


def held_by_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """What the work appeared in; a type of entry with no field for it says so in a note."""
    field = CONTAINERS.get(reference.kind.bibtex)
    if field:
        yield field, text_of(reference.held_by)
    elif reference.container:
        yield "note", text_of(reference.container)
    else:
        yield "note", ", ".join(filter(None, map(text_of, (reference.programme, reference.outlet, reference.event))))


def issued_by_of(reference: Reference) -> Iterator[tuple[str, str]]:
    """Publisher or broadcaster, and the institution under the name that the type of entry has for it."""
    if reference.institution:
        yield INSTITUTIONS.get(reference.kind.bibtex, "organization"), text_of(reference.institution)
        yield "publisher", text_of(reference.publisher)
    else:
        yield "publisher", text_of(reference.issued_by)


def text_of(value: str) -> str:
    """A short field's value, escaped; most hold nothing to escape."""
    return value if not value or value.isalnum() else escaped(one_line(value))


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


FORMAT = Format("bib", "application/x-bibtex", "BibTeX", write)
