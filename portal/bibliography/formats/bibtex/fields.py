"""The fields of a BibTeX or biblatex entry as the values and people of a record.

Fields: "BibTeXing" (Patashnik 1988), section 3.2, and the biblatex manual, section 2.2.
"""

import re

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import FIELDS
from portal.bibliography.formats import remarks
from portal.bibliography.formats.addresses import web_addresses
from portal.bibliography.formats.bibtex.field_names import BOOKKEEPING, FIELD_NAMES, ORCIDS, ROLES, SUBTITLES
from portal.bibliography.formats.bibtex.latex_decoding import plain_text, unknown_commands
from portal.bibliography.formats.bibtex.name_lists import read_names
from portal.bibliography.formats.bibtex.verbatim import addresses_in, verbatim, without_addresses
from portal.bibliography.formats.bibtex.write import SUBTYPE, note_of
from portal.bibliography.formats.notes import values_in
from portal.bibliography.formats.parsed import ParsedName, RawValues, Remark
from portal.bibliography.formats.source_kinds import ReadKind, by_bibtex
from portal.bibliography.page_ranges import read_pages
from portal.dates.printed import read_dates

__all__ = ["EntryReader"]

READ_HERE_FIELDS = "date year month day eventdate url howpublished type note annote annotation eprint pages"
READ_HERE = frozenset(READ_HERE_FIELDS.split())
NOTES = ("note", *FIELDS["commissioned_by"].bibtex.split(), *FIELDS["commissioned_by"].biblatex.split())
LINKS = ("bdsk-url-1", "ee")
LATEX_IN = ("title", "subtitle", "author", "editor", "booktitle", "journal", "publisher", "abstract")


class EntryReader:
    """Reads one entry, its abbreviations spelled out, into `raw`, `people` and `remarks`."""

    def __init__(self, entry_type: str, fields: dict[str, str]) -> None:
        self.entry_type, self.fields = entry_type, fields
        self.raw: RawValues = {}
        self.people: list[ParsedName] = []
        self.remarks: list[Remark] = []
        self.unplaced: list[tuple[str, str]] = []
        self.used: set[str] = {*READ_HERE, *BOOKKEEPING, *ROLES}
        self.read()

    def read(self) -> None:
        """Reads everything; what no field here holds is told."""
        kind = self.kind()
        self.raw["kind"] = kind.name
        self.remarks += kind.remarks
        self.read_people()
        self.raw["title"] = self.titled("title")
        self.read_date()
        self.read_values()
        self.read_pages()
        self.read_addresses()
        self.read_notes()
        rest = [(name, plain_text(value)) for name, value in self.fields.items() if name not in self.used]
        self.remarks += remarks.left_out([*self.unplaced, *rest])
        commands = [name for field in LATEX_IN for name in unknown_commands(self.fields.get(field, ""))]
        for command in dict.fromkeys(commands):
            self.remarks.append(Remark(f"The LaTeX command “{command}” is not known here, and stands as it is."))

    def text(self, name: str) -> str:
        """A field on one line and without LaTeX."""
        return one_line(plain_text(self.fields.get(name, "")))

    def kind(self) -> ReadKind:
        """The kind, from the entry's type and its form in words; "howpublished" may hold an address besides."""
        form = self.text("type") or one_line(plain_text(without_addresses(self.fields.get("howpublished", ""))))
        has_editor = bool(self.fields.get("editor"))
        has_author, subtype = bool(self.fields.get("author")), self.fields.get(SUBTYPE, "")
        return by_bibtex(self.entry_type, form, has_author=has_author, has_editor=has_editor, subtype=subtype)

    def read_people(self) -> None:
        """The contributors, role by role."""
        for field, role in ROLES.items():
            if not self.fields.get(field):
                continue
            names = read_names(self.fields[field])
            orcids = self.orcids(field)
            for position, author in enumerate(names.authors, 1):
                self.people.append(ParsedName(role, author.name, author.is_corporate, orcids.get(position, "")))
            self.remarks += remarks.on_names(names)

    def orcids(self, field: str) -> dict[int, str]:
        """The ORCIDs that biblatex annotates a list of names with, by the name's position from 1."""
        self.used.add(field + ORCIDS)
        annotated = re.findall(r"(\d{1,4})\s*=\s*\"?([\dXx-]{16,19})", self.fields.get(field + ORCIDS, ""))
        return {int(position): orcid for position, orcid in annotated}

    def titled(self, name: str) -> str:
        """A title with its subtitle behind a colon, and what is added to it."""
        parts = (name, *SUBTITLES.get(name, ()))
        self.used |= set(parts)
        title = ": ".join(text for part in parts if not part.endswith("addon") and (text := self.text(part)))
        added = " ".join(text for part in parts if part.endswith("addon") and (text := self.text(part)))
        return " ".join(filter(None, (title + ("." if title and added[:1].isupper() else ""), added)))

    def read_date(self) -> None:
        """The date: biblatex's, or else from year, month and day; that of the event where the work has none."""
        printed = self.fields.get("date", "")  # A "~" behind it means "circa" and no space.
        texts = [self.text("date") if "\\" in printed or "{" in printed else printed, self.year_and_month()]
        event = self.text("eventdate")
        date = read_dates(texts if any(texts) else [event])
        self.raw["date"] = str(date.date)
        self.remarks += remarks.on_date(date)
        first, _slash, last = event.partition("/")
        self.raw |= {"start": first.strip(), "end": last.strip()}

    def year_and_month(self) -> str:
        """Year, month and day as one printed date; the month may hold the day too."""
        year, month, day = (self.text(name) for name in ("year", "month", "day"))
        if month.isdecimal() and re.fullmatch(r"[12][0-9]{3}", year):
            return "-".join([year, month.zfill(2), *([day.zfill(2)] if day.isdecimal() else [])])
        return " ".join(filter(None, (day if month else "", month, year)))

    def read_values(self) -> None:
        """The values that one field holds; another field with another value for the same is told."""
        for name, fields in FIELD_NAMES.items():
            values = {field: self.value(field) for field in fields if self.fields.get(field)}
            values = {field: value for field, value in values.items() if value}
            self.used |= set(fields)
            if values:
                self.raw[name] = first = next(iter(values.values()))
                self.unplaced += [(field, value) for field, value in values.items() if value != first]

    def value(self, field: str) -> str:
        """A field's value, by what it holds."""
        if field == "doi":
            return verbatim(self.fields[field])
        if field in SUBTITLES:
            return self.titled(field)
        return plain_text(self.fields[field])

    def read_pages(self) -> None:
        """First and last page, or the number of an article."""
        pages = read_pages(self.text("pages"))
        self.raw |= {"first_page": pages.first, "last_page": pages.last}
        if pages.article_number:
            self.raw.setdefault("article_number", pages.article_number)
        self.remarks += [Remark(pages.remark)] if pages.remark else []
        self.raw = {name: value for name, value in self.raw.items() if value or name in ("date", "title")}

    def read_addresses(self) -> None:
        """The addresses: in their own field, in "howpublished", that of an arXiv paper, or in a note."""
        given = [verbatim(self.fields["url"])] if self.fields.get("url") else []
        given += addresses_in(self.fields.get("howpublished", ""))
        archive = self.text("eprinttype") or self.text("archiveprefix")
        if archive.lower() == "arxiv" and self.fields.get("eprint"):
            given.append(f"https://arxiv.org/abs/{verbatim(self.fields['eprint'])}")
        elif self.fields.get("eprint"):
            self.unplaced.append((f"eprint {archive}".strip(), self.text("eprint")))
        addresses, on_addresses = web_addresses(given)
        if not addresses:
            elsewhere = [address for name in ("note", "annote") for address in addresses_in(self.fields.get(name, ""))]
            addresses = [*elsewhere, *(verbatim(self.fields[name]) for name in LINKS if self.fields.get(name))][:1]
        self.raw["urls"] = addresses
        self.remarks += on_addresses

    def read_notes(self) -> None:
        """The notes, in which our own exports keep values; and what a second form in words says."""
        again = note_of(*(self.text(name) for name in ("journal", "booktitle", "publisher", "eventtitle")))
        given = [(name, plain_text(self.fields[name])) for name in NOTES if self.fields.get(name)]
        values, notes = values_in((text for name, text in given if name != "note" or text != again), FIELDS)
        for name, value in values.items():
            self.raw.setdefault(name, value)
        self.raw["notes"] = notes
        self.remarks += remarks.on_notes(notes)
        if self.fields.get("type"):
            howpublished = without_addresses(self.fields.get("howpublished", ""))
            self.unplaced.append(("howpublished", plain_text(howpublished)))
