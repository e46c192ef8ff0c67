"""The values of one record, each in the field that its kind has for it; of what fits nowhere a note tells."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Field

from portal.bibliography.clean_text import address, one_line, paragraphs
from portal.bibliography.fields import FIELDS, of_type
from portal.bibliography.formats.parsed import ParsedName, RawValues
from portal.bibliography.kinds import Kind
from portal.bibliography.markup import without_markup
from portal.bibliography.organisation_names import is_organisation
from portal.bibliography.page_ranges import read_pages, whole_last
from portal.dates.printed import read_date
from portal.identifiers import doi, isbn, issn
from portal.intake import value_parsing
from portal.intake.joined_values import part_joined
from portal.intake.languages import language_tag
from portal.intake.value_parsing import clean
from portal.records.outputs.access import opening_day
from portal.records.outputs.licences import LICENCES
from portal.records.outputs.models import TABLES, Output

__all__ = ["FieldMapper", "FieldValue", "MappedRecord", "notes_on"]

FieldValue = str | int | bool | None

COMMISSIONED = re.compile(r"Commissioned by (.+)")
NUMBERED = re.compile(r"(ISBN|ISSN) (\S+)")
IN_SERIES = frozenset({"book", "chapter", "paper-conference"})
DAYS = of_type("day")
PARTIAL_DATES = tuple(name for name in of_type("partial date") if name != "date")
CHOICES = of_type("choice")
TEXTS = of_type("name", "text")
HEADINGS = {each.model_field: each.heading for each in FIELDS.values()}
LICENCE_BY_NAME = {licence.spdx.lower(): licence.spdx for licence in LICENCES} | {
    licence.url.split("://")[1].strip("/"): licence.spdx for licence in LICENCES
}


@dataclass
class MappedRecord:
    """Values by the names of an output's fields, as JSON can hold them.

    `uuid` and `slug`: those of the output here that the record names as itself, or "". `notes`: the reader's remarks,
    and sentences about what was left out here. `unplaced`: values that the kind has no field for, by the field's name.
    `doubts`: what may be read wrongly and a person has to look at, "names", "kind" or "date".
    `reason`: why the record cannot become an output, or "".
    """

    values: dict[str, FieldValue] = field(default_factory=dict)
    people: list[ParsedName] = field(default_factory=list)
    uuid: str = ""
    slug: str = ""
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unplaced: dict[str, FieldValue] = field(default_factory=dict)
    reason: str = ""


class FieldMapper:
    """Maps the raw values of one record to the fields of its kind, in `result`."""

    def __init__(self, result: MappedRecord, kind: Kind, raw: RawValues) -> None:
        self.result, self.kind, self.raw = result, kind, raw
        self.fields: dict[str, Field] = {each.name: each for each in TABLES[kind.table]._meta.fields}

    def map_all(self) -> None:
        """Maps every value; of two that are for one field the first stays."""
        self.map_own_notes()
        self.map_addresses()
        if not (self.result.uuid or self.result.slug):  # Our own records keep every mark that they have.
            self.result.notes += part_joined(self.raw, self.kind)
            self.map_number_in_series()
        self.map_identifiers()
        self.map_dates()
        self.map_containers()
        self.map_choices()
        self.map_texts()
        self.tell_what_has_no_field()

    def put(self, name: str, value: FieldValue) -> None:
        """Keeps a value, if the kind's table has the field and the value fits it."""
        if value in ("", None):
            return
        if name in self.result.values:
            self.tell_second(name, value)
        elif name not in self.fields:
            self.result.unplaced.setdefault(name, value)
        elif isinstance(value, str) and len(value) > (longest := self.fields[name].max_length or sys.maxsize):
            self.refuse_or_leave_out(name, value, longest)
        else:
            self.result.values[name] = value

    def tell_second(self, name: str, value: FieldValue) -> None:
        """Notes that of two values for one field the first is kept."""
        if str(value).casefold() != str(self.result.values[name]).casefold():
            self.leave_out(f"{HEADINGS.get(name, name)} “{str(value)[:60]}”, a second one")

    def put_read(self, name: str, value: FieldValue) -> None:
        """Keeps what was read of a raw value; notes that nothing could be."""
        if value in ("", None) and (given := self.text(name)):
            self.leave_out(f"{HEADINGS[name]} “{given[:60]}”, which cannot be read")
        self.put(name, value)

    def refuse_or_leave_out(self, name: str, value: str, longest: int) -> None:
        """Refuses the record for a title that is too long; leaves any other value out that is."""
        if name == "title":
            self.result.reason = f"The title has {len(value):,} characters; at most {longest:,} fit."
        else:
            self.leave_out(f"“{value[:60]}…” is too long for the field {name}")

    def leave_out(self, what: str) -> None:
        """Notes that a value was left out."""
        self.result.notes.append(f"{what}: left out.")

    def text(self, name: str) -> str:
        """A raw value on one line, without markup."""
        value = self.raw.get(name, "")
        return clean(value) if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """A raw value that is a list of texts."""
        values = self.raw.get(name, [])
        return values if isinstance(values, list) else []

    def map_own_notes(self) -> None:
        """The notes in which the portal's own exports keep values, for want of a field."""
        for note in self.texts("notes"):
            if commissioned := COMMISSIONED.fullmatch(note.strip()):
                self.raw.setdefault("commissioned_by", commissioned.group(1))
            elif numbered := NUMBERED.fullmatch(note.strip()):
                self.raw.setdefault(numbered.group(1).lower(), numbered.group(2))

    def map_number_in_series(self) -> None:
        """The number of a book with a series, which is that of the series (biblatex manual, section 2.2.2)."""
        number = self.text("number") or self.text("issue")
        is_in_series = self.kind.csl in IN_SERIES and self.text("series") and not self.text("volume")
        if number and is_in_series:
            self.raw.pop("issue", None)
            self.raw.pop("number", None)
            self.raw["volume"] = number

    def map_addresses(self) -> None:
        """The record's addresses: of its page here, of a DOI, or of the work elsewhere."""
        self.result.uuid = self.text("uuid")
        own = f"{settings.WAGTAILADMIN_BASE_URL}{Output.base_path}"
        urls, given_doi = self.texts("urls"), one_line(str(self.raw.get("doi", "")))
        if value_parsing.is_web_address(given_doi) and not doi.is_valid(given_doi):
            urls = [*urls, str(self.raw.pop("doi"))]
            self.result.notes.append(f"“{given_doi[:60]}” stands for a DOI and is none: it is read as a web address.")
        for given in urls:
            url = address(clean(given))
            if url.startswith(own):
                self.result.slug = url.removeprefix(own).strip("/")
            elif resolved := doi.of_address(url):
                self.map_resolved(resolved, url)
            elif doi.is_valid(url) and url.startswith(("10.", "doi")):
                self.map_resolved(doi.normalise(url), url)
            elif value_parsing.is_web_address(url):
                if self.result.values.get("url", url) == url:
                    self.put("url", url)
                else:
                    self.leave_out(f"“{url[:60]}”, a further address")
            elif url:
                self.leave_out(f"“{url[:60]}” is no web address")

    def map_resolved(self, resolved: str, url: str) -> None:
        """The DOI to which an address leads: the record's, where it has none; another is told."""
        given = one_line(str(self.raw.get("doi", "")))
        known = value_parsing.first_identifier(doi, given)
        if known and known != resolved:
            self.leave_out(f"“{url[:60]}”, which is the address of another DOI")
        elif given and not known:
            self.leave_out(f"“{given[:60]}” is no DOI")
        if not known:
            self.raw["doi"] = resolved

    def map_identifiers(self) -> None:
        """DOI, ISBN and ISSN; a standard number that is neither ISBN nor ISSN is a report's own."""
        number = self.text("standard_number")
        for name, module in (("doi", doi), ("isbn", isbn), ("issn", issn)):
            # A DOI may have angle brackets in it, which are no markup.
            given = one_line(str(self.raw.get(name, ""))) or (number if name != "doi" else "")
            identifier, *others = value_parsing.identifiers(module, given) or [""]
            self.put(name, identifier)
            if others and name != "issn":  # A journal has one for print and one for the web.
                self.leave_out(f"{HEADINGS[name]} {', '.join(others)[:120]}, a further one")
            if given and not identifier and self.text(name):
                self.leave_out(f"“{given[:60]}” is no {name.upper()}")
        if not any(value_parsing.first_identifier(module, number) for module in (isbn, issn)):
            self.put("number", number)

    def map_dates(self) -> None:
        """Dates and times; an embargo until a month or year ends on its last day."""
        given = self.text("date")
        self.put("date", str(value_parsing.partial_date(given)))
        if given and not self.result.values.get("date"):
            self.leave_out(f"“{given[:40]}” is no date that we can read")
        for name in PARTIAL_DATES:
            read = read_date(self.text(name))
            self.put(name, str(read.date))
            self.result.notes += read.remarks
        for name in DAYS:
            if name != "embargo_until":
                self.put_read(name, value_parsing.day(self.text(name)))
        opens = opening_day(value_parsing.partial_date(self.text("embargo_until")))
        self.put_read("embargo_until", opens.isoformat() if opens else "")
        self.put_read("aired_at", value_parsing.time_of_day(self.text("aired_at")))
        self.put_read("duration", value_parsing.minutes(self.text("duration")))

    def map_containers(self) -> None:
        """The container of the work and its publisher, in the fields that the kind has for them."""
        container, publisher = self.text("held_by"), self.text("issued_by")
        if container.casefold() == self.text("title").casefold() and not self.kind.container:
            container = ""  # Some data bases have a book's title as its container's too.
        is_thesis = self.kind.table == "publication" and "institution" in self.kind.fields
        if is_thesis and not publisher and is_organisation(container):
            container, publisher = "", container  # Lists have one column for all that brought a work out.
        if self.kind.table == "activity":
            self.put("event", container)
            self.put("publisher", publisher)
        elif self.kind.table == "media_appearance":
            self.put("programme" if self.kind.csl == "broadcast" else "outlet", container)
            self.put("outlet", publisher)
        else:
            self.put("container", container)
            self.put("institution" if "institution" in self.kind.fields else "publisher", publisher)
        self.map_pages()
        self.put("issue" if self.kind.table == "publication" else "number", self.text("number"))
        if self.kind.table == "report" and "number" not in self.result.values:
            self.put("number", str(self.raw.pop("issue", "")))  # Many call it so.
        self.put("edition" if "edition" in self.kind.fields else "version", self.text("version"))

    def map_pages(self) -> None:
        """First and last page and an article's number, and what of the pages is neither."""
        pages = read_pages(self.text("pages"))
        if last := self.text("last_page"):
            self.raw["last_page"] = whole_last(self.text("first_page"), last)
        self.put("first_page", pages.first)
        self.put("last_page", pages.last)
        self.raw.setdefault("article_number", pages.article_number)
        if pages.remark:
            self.result.notes.append(pages.remark)

    def map_choices(self) -> None:
        """Values of which there is a list: access, licence, language and the like."""
        for name in CHOICES:
            value = self.text(name).lower()
            known = {value for value, _label in self.fields[name].choices or ()} if name in self.fields else {value}
            self.put_read(name, value if value in known else "")
        if self.result.values.get("access") == "embargoed" and not self.result.values.get("embargo_until"):
            del self.result.values["access"]
            self.leave_out("An embargo without its last day")
        given = self.text("licence")
        licence = given.lower().removeprefix("https://").removeprefix("http://").strip("/")
        self.put("licence", LICENCE_BY_NAME.get(licence, ""))
        if licence and licence not in LICENCE_BY_NAME:
            self.leave_out(f"The licence “{given[:60]}”, which is not in our list")
        self.put_read("peer_reviewed", value_parsing.yes_or_no(self.raw.get("peer_reviewed", "")))
        tag, unread = language_tag(self.text("language"))
        self.put("language", tag)
        if unread:
            self.leave_out(f"Language “{unread[:60]}”{', a further one' if tag else ', which is not known here'}")
        words = self.raw.get("keywords", "")
        self.put("keywords", "; ".join(value_parsing.keywords(words if isinstance(words, str | list) else "")))

    def map_texts(self) -> None:
        """Summary and abstract with their paragraphs, and all other texts on one line."""
        for name in ("summary", "abstract"):
            value = self.raw.get(name, "")
            self.put(name, paragraphs(without_markup(value)) if isinstance(value, str) else "")
        for name in TEXTS:
            self.put(name, self.text(name))

    def tell_what_has_no_field(self) -> None:
        """Notes each value that the kind has no field for, so that a person can put it where it belongs."""
        kept = {str(value) for value in self.result.values.values()}
        self.result.unplaced = {name: value for name, value in self.result.unplaced.items() if str(value) not in kept}
        self.result.notes += notes_on(self.result.unplaced, self.kind)


def notes_on(unplaced: Mapping[str, FieldValue], kind: Kind) -> list[str]:
    """A sentence about each value for which a kind has no field."""
    return [
        f"{HEADINGS.get(name, 'Version')} “{str(value)[:60]}”, which no {kind.label.lower()} has here: left out."
        for name, value in unplaced.items()
    ]
