"""EndNote's XML, each record read as the RIS record that says the same: EndNote names the parts of both alike.

defusedxml reads it: no entities of the file's own, no DTD, nothing fetched.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord, excerpt
from portal.bibliography.formats.ris.read import record as ris_record
from portal.bibliography.formats.ris.tags import RisRecord

__all__ = ["START", "read"]

START = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<xml>\s*)?<records>")
RECORD = re.compile(r"<record>")
BROKEN = "From here on the file is not the XML that EndNote writes ({}). Export it again, and bring in the new file."
# The RIS type of each of EndNote's reference types; of another, its own name, which a remark then tells.
TYPES = {
    "journal article": "JOUR", "electronic article": "EJOUR", "book": "BOOK", "electronic book": "EBOOK",
    "edited book": "EDBOOK", "book section": "CHAP", "electronic book section": "ECHAP", "conference paper": "CPAPER",
    "conference proceedings": "CONF", "thesis": "THES", "report": "RPRT", "government document": "GOVDOC",
    "web page": "ELEC", "blog": "BLOG", "newspaper article": "NEWS", "magazine article": "MGZN", "dataset": "DATA",
    "computer program": "COMP", "film or broadcast": "VIDEO", "audiovisual material": "ADVS", "podcast": "SOUND",
    "television episode": "MPCT", "manuscript": "MANSCPT", "unpublished work": "UNPB", "online database": "DBASE",
    "hearing": "HEAR", "pamphlet": "PAMP", "standard": "STAND", "encyclopedia": "ENCYC", "dictionary": "DICT",
    "personal communication": "PCOMM", "artwork": "ART", "generic": "GEN", "patent": "PAT", "serial": "SER",
}  # fmt: skip
# The RIS tag of each element, by its path within a record.
TAGS = {
    "contributors/authors/author": "AU", "contributors/secondary-authors/author": "A2",
    "contributors/tertiary-authors/author": "A3", "contributors/translated-authors/author": "TA",
    "titles/title": "TI", "titles/secondary-title": "T2", "titles/tertiary-title": "T3",
    "periodical/full-title": "JF", "titles/short-title": "ST", "pages": "SP", "volume": "VL", "number": "IS",
    "edition": "ET", "pub-location": "CY", "publisher": "PB", "isbn": "SN", "electronic-resource-num": "DO",
    "abstract": "AB", "notes": "N1", "language": "LA", "keywords/keyword": "KW", "work-type": "M3",
    "urls/related-urls/url": "UR", "urls/web-urls/url": "UR", "urls/pdf-urls/url": "L1", "accession-num": "AN",
    "label": "LB", "call-num": "CN", "remote-database-name": "DB", "remote-database-provider": "DP",
}  # fmt: skip
# Elements that say nothing of the work: EndNote's own keys, and addresses of people.
BOOKKEEPING = (
    "database source-app rec-number foreign-keys ref-type auth-address titles/alt-title alt-periodical "
    "periodical/abbr-1 periodical/abbr-2 periodical/abbr-3 access-date modified-date dates/year dates/pub-dates urls"
)
SILENT = frozenset(BOOKKEEPING.split())


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each record of the file. One that is no XML, or has entities of its own, is a failed record."""
    try:
        root = fromstring(text.strip().encode(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        fault = "entities of its own" if isinstance(error, DefusedXmlException) else str(error)
        yield FailedRecord(first_line_number, excerpt(text[:500]), BROKEN.format(fault))
        return
    places = [match.start() for match in RECORD.finditer(text)]
    for number, element in enumerate(root.iter("record")):
        place = places[number] if number < len(places) else 0
        line_number = first_line_number + text.count("\n", 0, place)
        yield ris_record(RisRecord(line_number, list(ris_tags(element)), list(source_lines(element))))


def ris_tags(element: Element) -> Iterator[tuple[str, str]]:
    """The parts of a record as RIS tags; a part that has none goes under EndNote's own name."""
    ref_type = element.find("ref-type")
    name = (ref_type.get("name") or "") if ref_type is not None else ""
    yield "TY", TYPES.get(name.lower(), name)
    year = text_of(element.find("dates/year"))
    for day in element.findall("dates/pub-dates/date"):
        yield "DA", f"{text_of(day)} {year}".strip() if year not in text_of(day) else text_of(day)
    yield "PY", year
    for path, tag in TAGS.items():
        for part in element.findall(path):
            yield tag, text_of(part)
    yield from unplaced(element)


def unplaced(element: Element, path: str = "") -> Iterator[tuple[str, str]]:
    """The parts of an element that are read nowhere, each under its own name."""
    for part in element:
        place = f"{path}{part.tag}"
        if place in TAGS or place in SILENT:
            continue
        if any(inner.tag != "style" for inner in part):
            yield from unplaced(part, f"{place}/")
        else:
            yield part.tag, text_of(part)


def text_of(element: Element | None) -> str:
    """The text of an element, whatever styles part it."""
    return "".join(element.itertext()).strip() if element is not None else ""


def source_lines(element: Element) -> Iterator[str]:
    """A record in words, for a person: the file itself may be one line."""
    for part in element.iter():
        if part.tag not in ("record", "style") and (text := (part.text or "").strip() or styled(part)):
            yield f"{part.tag}: {text}"


def styled(element: Element) -> str:
    return "".join((style.text or "") for style in element.findall("style")).strip()
