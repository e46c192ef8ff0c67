"""A Reference as all styles cite it: values on one line each, and the shape of the citation."""

import datetime
import re

from portal.bibliography.kinds import Kind
from portal.bibliography.names import Name
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.styles.typography import cleaned

__all__ = ["CitedWork", "Person"]

SHAPES = {
    "article-journal": "journal",
    "article-magazine": "press",
    "article-newspaper": "press",
    "book": "book",
    "broadcast": "broadcast",
    "chapter": "chapter",
    "dataset": "data",
    "event": "event",
    "graphic": "event",
    "motion_picture": "film",
    "paper-conference": "chapter",
    "performance": "event",
    "post-weblog": "blog",
    "software": "data",
    "speech": "talk",
    "thesis": "thesis",
    "webpage": "page",
}
ON_PAPER = frozenset({"book", "chapter"})
ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)?\.?(?: (?:edition|edn?)\.?)?", re.IGNORECASE)
EDITION_WORD = re.compile(r",? (?:edition|edn?)\.?$", re.IGNORECASE)


class Person:
    """A name in clean parts, with the role it is printed for."""

    __slots__ = ("family", "given", "literal", "role", "suffix")

    def __init__(self, contributor: Contributor) -> None:
        name: Name = contributor.name
        self.role = contributor.role
        self.literal = cleaned(name.literal)
        self.given = cleaned(name.given)
        self.suffix = cleaned(name.suffix)
        self.family = cleaned(name.surname)


class CitedWork:
    """A work's values on one line each, and what every style derives from them alike.

    `shape` is how the work is cited, whatever its kind: a magazine's article like a newspaper's. `lead` are those whose
    work it is; a book without authors is led by its editors (`is_edited`). `url` is printed only where the work can be
    read: its own address (of a book or chapter only if that is open), or its page here if that holds a file.
    """

    def __init__(self, reference: Reference, accessed: datetime.date | None = None) -> None:
        self.reference = reference
        self.kind: Kind = reference.kind
        self.accessed = accessed
        self.title = cleaned(reference.title) or "Untitled"
        self.container = cleaned(reference.held_by)
        self.place = cleaned(reference.place)
        self.volume = cleaned(reference.volume)
        self.issue = cleaned(reference.issue)
        self.series = cleaned(reference.series)
        self.article_number = cleaned(reference.article_number)
        self.pages = tuple(cleaned(page) for page in reference.pages)
        self.version = cleaned(reference.release)
        self.number = cleaned(reference.number)
        self.date = reference.date
        self.doi = cleaned(reference.doi)
        self.shape = self.chosen_shape()
        self.editors = [Person(person) for person in reference.in_role("editor")]
        authors = reference.in_role("director") if self.shape == "film" else reference.authors
        self.lead = [Person(person) for person in authors]
        self.is_edited = self.shape == "book" and not self.lead and bool(self.editors)
        if self.is_edited:
            self.lead, self.editors = self.editors, []
        self.publisher = self.chosen_publisher()
        self.url = self.chosen_url()

    @property
    def is_english(self) -> bool:
        """Whether English rules for capitals may be applied: the language is English or was not recorded."""
        return self.reference.language[:2].lower() in ("", "en")

    @property
    def genre(self) -> str:
        """The kind of report or event in words: "Policy brief"."""
        return self.kind.genre

    @property
    def form(self) -> str:
        """What the work is, in words, for a style that puts it in brackets."""
        return self.kind.form

    @property
    def numbered(self) -> str:
        """A report's number with what it is a number of: "Report No. 7", "Policy Brief PB 3"."""
        if not self.number:
            return ""
        series = (self.genre or ("Report" if self.kind.csl == "report" else "")).title()
        if self.number.lower().startswith((series.lower() or "no", "no.")):
            return self.number
        return f"{series} No. {self.number}".strip() if self.number.isdigit() else f"{series} {self.number}".strip()

    def edition(self, word: str) -> str:
        """The edition with the style's word for it ("2nd ed."); "" for a first or unrecorded one."""
        text = cleaned(self.reference.printing)
        if not text:
            return ""
        if ordinal := ORDINAL.fullmatch(text):
            number = int(ordinal.group(1))
            return "" if number == 1 else f"{ordinal_of(number)} {word}"
        return f"{EDITION_WORD.sub('', text)} {word}"

    @property
    def own_volume(self) -> str:
        """A book's volume, unless that is its number in a series."""
        return "" if self.series else self.volume

    @property
    def location(self) -> str:
        """Event and place of an activity."""
        return ", ".join(filter(None, (self.container, self.place)))

    def chosen_shape(self) -> str:
        """The name of the shape in which styles print the work."""
        shape = SHAPES.get(self.kind.csl, "report")
        if shape == "chapter" and not self.container:
            return "report"
        if self.kind.csl == "paper-conference" and self.volume and self.reference.issn:
            return "journal"
        return shape

    def chosen_publisher(self) -> str:
        """Who put it out, unless that is also who made it."""
        publisher = cleaned(self.reference.issued_by)
        return "" if any(person.literal == publisher for person in self.lead) else publisher

    def chosen_url(self) -> str:
        """The address of the record here, where the portal holds a copy of the work; "" elsewhere."""
        reference = self.reference
        if reference.address and (self.shape not in ON_PAPER or reference.access == "open"):
            return cleaned(reference.address)
        return cleaned(reference.url) if reference.pdf_url or reference.files else ""


def ordinal_of(number: int) -> str:
    """2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
