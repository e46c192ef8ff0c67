"""RIS, as libraries, publishers and reference managers write it.

Tags: Research Information Systems, "RIS Format Specifications" (2011), the older ones of Reference Manager, and what
EndNote, Zotero and EPrints make of them.
"""

import re
from collections.abc import Iterator

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import CALLED_ALIKE, FIELDS, raw_names
from portal.bibliography.formats import remarks
from portal.bibliography.formats.addresses import web_addresses
from portal.bibliography.formats.doi_list.read import mentioned
from portal.bibliography.formats.notes import values_in
from portal.bibliography.formats.parsed import (
    FailedRecord,
    ParsedName,
    ParsedRecord,
    RawValues,
    Remark,
    excerpt,
    too_long,
)
from portal.bibliography.formats.ris.people import PEOPLE, people_in, people_of, roles_of
from portal.bibliography.formats.ris.tags import Between, RisRecord, records_in
from portal.bibliography.formats.source_kinds import ReadKind, by_ris
from portal.bibliography.page_ranges import Pages, read_pages
from portal.dates.printed import read_dates, time_in
from portal.identifiers import doi

__all__ = ["END", "START", "first_tag", "read"]

START = re.compile(r"^[ \t]*TY {0,2}- ?", re.MULTILINE)
END = re.compile(r"^[ \t]*ER {0,2}-[ \t]*$", re.MULTILINE)
TAG_LINE = re.compile(r"[ \t]*(?!ER)[A-Z][A-Z0-9] {0,2}- .*")
WHOLE_BOOKS = {"BOOK", "EDBOOK", "EBOOK", "SER"}
# Other tags that hold the same as those of the table, the best first: publishers and older programs write them.
OLDER: dict[str, tuple[str, ...]] = {
    "title": ("T1",),
    "held_by": ("JF", "JO", "BT", "JA", "J2", "J1"),
    "volume": ("VO",),
    "issue": ("CP",),
    "doi": ("DI",),
    "abstract": ("N2",),
}
NOTE = "N1"
READ_APART = {"address", "keywords", "date", "first_page", "last_page"}
TAGS = {
    name: (*tags, *OLDER.get(name, ()))
    for name, tags in raw_names("ris").items()
    if name not in READ_APART and tags != (NOTE,)
}
# Fields whose values may stand in a note of our own exports.
IN_NOTES = {*(each.name for each in FIELDS.values() if each.ris == NOTE), *CALLED_ALIKE["standard_number"]}
DATES = ("PY", "Y1", "YR", "DA")  # The most trusted first: `DA` may be the day of an electronic edition.
SEVERAL = {"standard_number", "abstract"}  # Values that may stand in several tags together.
LINKS = ("L1", "L2", "L3", "LK")
# Tags that say nothing of the work: keys, links and records of data bases, and shortened titles.
BOOKKEEPING_TAGS = "TY ID AN AV CN DB DP LB ST Y2 H1 H2 L1 L2 L3 L4 LK UT RP JA J1 J2 JO RD"
BOOKKEEPING = frozenset(BOOKKEEPING_TAGS.split())
BROKEN = "This record has no type and no title. Export it again, or add it by hand."


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each record of the text, and the DOIs that stand between records."""
    for part in records_in(text, first_line_number):
        if isinstance(part, Between):
            yield from mentioned(part.text, part.line_number)
        else:
            yield record(part)


def first_tag(text: str, place: int) -> int:
    """Where a record begins whose `TY` is at `place`: at tags that stand before it."""
    while place:
        line_start = text.rfind("\n", 0, place - 1) + 1
        if not TAG_LINE.fullmatch(text, line_start, place - 1):
            break
        place = line_start
    return place


def record(tagged: RisRecord) -> ParsedRecord | FailedRecord:
    """One record; one without a type is kept where it has a title."""
    source = excerpt(tagged.text)
    if reason := too_long(dict(tagged.tags)):
        return FailedRecord(tagged.line_number, source, reason)
    if not tagged.first("TY", *TAGS["title"]):
        return FailedRecord(tagged.line_number, source, BROKEN)
    return RisReader(tagged).parsed(source)


class RisReader:
    """Reads one record's tags into its values, `raw`, and what is to be told of them, `remarks`."""

    def __init__(self, tagged: RisRecord) -> None:
        self.tagged = tagged
        self.type = tagged.first("TY").upper()
        self.raw: RawValues = {}
        self.remarks: list[Remark] = []
        self.unplaced: list[tuple[str, str]] = []
        self.used: set[str] = {"UR", "KW", NOTE, "M3", *DATES, *PEOPLE, *BOOKKEEPING}

    def parsed(self, source: str) -> ParsedRecord:
        """The record."""
        kind = self.kind()
        self.remarks += kind.remarks
        self.raw["kind"] = kind.name
        people, on_people = people_of(self.tagged, self.type)
        self.used |= set(roles_of(self.tagged, self.type))
        self.remarks += on_people
        self.read_date()
        self.read_values()
        self.read_pages()
        self.read_addresses()
        self.raw["keywords"] = [word for value in self.tagged.values("KW") for word in value.split("\n")]
        people += self.read_notes()
        rest = [(tag, value) for tag, value in self.tagged.tags if tag not in self.used]
        self.remarks += remarks.left_out([*self.unplaced, *rest])
        return ParsedRecord(self.tagged.line_number, source, self.raw, tuple(people), remarks=self.remarks)

    def kind(self) -> ReadKind:
        """The kind, from the type and the form in words; `M3` holds a DOI in some publishers' records."""
        form = self.tagged.first("M3")
        return by_ris(
            self.type,
            "" if is_doi(form) else form,
            has_author=bool(self.tagged.first("AU", "A1")),
            has_editor=bool(self.tagged.first("ED", "A2", "A3")),
            has_container=bool(self.tagged.first(*TAGS["held_by"])),
            has_pages=bool(self.tagged.first("SP")),
        )

    def read_date(self) -> None:
        """The most exact date of all tags that have one."""
        date = read_dates(self.tagged.values(*DATES))
        self.raw["date"] = str(date.date)
        self.remarks += remarks.on_date(date)
        times = (time_in(text) for text in self.tagged.values(*DATES))
        if time := next(filter(None, times), ""):
            self.raw["aired_at"] = time

    def read_values(self) -> None:
        """The values that stand in one tag; a second, other one is told."""
        for name, tags in self.tags_by_name().items():
            self.used |= set(tags)
            values = list(dict.fromkeys(self.tagged.values(*tags)))
            if not values:
                continue
            together = "\n".join(values) if name == "abstract" else "; ".join(values)
            first = together if name in SEVERAL else values[0]
            self.raw[name] = first if name == "abstract" else one_line(first)
            again = [tag for tag in tags if tag not in BOOKKEEPING and tag != "JF"]
            others = {value for value in self.tagged.values(*again) if value not in first}
            if name not in SEVERAL:
                self.unplaced += [(name.replace("_", " "), value) for value in sorted(others)]
        if is_doi(form := self.tagged.first("M3")):
            self.raw.setdefault("doi", form)

    def read_notes(self) -> list[ParsedName]:
        """The notes, and the people whom our own exports name in one; some publishers have the DOI in a note."""
        notes = self.tagged.values(NOTE)
        values, others = values_in((note for note in notes if not is_doi(note)), IN_NOTES)
        for name, value in values.items():
            self.raw.setdefault(name, value)
        people, others = people_in(others)
        self.raw["notes"] = others
        self.remarks += remarks.on_notes(others)
        if dois := [note for note in notes if is_doi(note)]:
            self.raw.setdefault("doi", dois[0])
        return people

    def tags_by_name(self) -> dict[str, tuple[str, ...]]:
        """The tags of each value: of a whole book `BT` is the title, and what holds it is its series."""
        if self.type not in WHOLE_BOOKS:
            return TAGS
        title, series = (*TAGS["title"], "BT"), (*TAGS["series"], *(tag for tag in TAGS["held_by"] if tag != "BT"))
        return {**TAGS, "title": title, "series": series, "held_by": ()}

    def read_pages(self) -> None:
        """First and last page, which some write into one tag."""
        first, last = one_line(self.tagged.first("SP")), one_line(self.tagged.first("EP"))
        self.used |= {"SP", "EP"}
        together = read_pages(first)
        if "," in last:
            together = read_pages(f"{first}–{last}")  # More than one range.
        pages = Pages(first, last) if last and "," not in last and last not in (first, together.last) else together
        self.raw.update({"first_page": pages.first, "last_page": pages.last})
        if pages.article_number:
            self.raw.setdefault("article_number", pages.article_number)
        self.remarks += [Remark(pages.remark)] if pages.remark else []
        self.raw = {name: value for name, value in self.raw.items() if value or name == "date"}

    def read_addresses(self) -> None:
        """The web addresses; a path on somebody's own computer is none."""
        addresses, on_addresses = web_addresses(self.tagged.values("UR"))
        if not addresses:
            addresses = [link for link in self.tagged.values(*LINKS) if re.match("https?://", link)][:1]
        self.raw["urls"] = addresses
        self.remarks += on_addresses


def is_doi(text: str) -> bool:
    """Whether a text is a DOI and nothing else."""
    return bool(re.match(r"(?:doi:? ?|https?://\S*doi\S*/)?10\.\d{4}", text, re.IGNORECASE)) and doi.is_valid(text)
