"""A Reference as all styles cite it: values on one line each, and the shape of the citation."""

import datetime
import re
from collections.abc import Callable

from portal.bibliography.kinds import Kind
from portal.bibliography.names import Name
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES
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
    "software": "program",
    "speech": "talk",
    "thesis": "thesis",
    "webpage": "page",
}
ON_PAPER = frozenset({"book", "chapter"})
# The shapes whose editors stand in the authors' place where there are no authors, and those that a director makes.
EDITED = frozenset({"book", "report", "data"})
DIRECTED = frozenset({"broadcast", "event", "film"})
OWN_ROLES = frozenset({"editor", "translator", "director"})
HAS_OWN_LABEL = re.compile(r"(?:no|nr|number|№)\b\.?", re.IGNORECASE).match
REVISED = re.compile(r"rev(?:ised|\.)?", re.IGNORECASE).fullmatch
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINAL_WORDS = {word: str(number) for number, word in enumerate(ORDINALS.split(), 1)}
ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)?\.?(?: (?:edition|edn?)\.?)?", re.IGNORECASE)
EDITION_WORD = re.compile(r",? (?:edition|edn?)\.?$", re.IGNORECASE)


class Person:
    """A name in clean parts, with the role it is printed for."""

    __slots__ = ("family", "given", "literal", "role", "suffix")

    def __init__(self, contributor: Contributor) -> None:
        name: Name = contributor.name
        self.role = contributor.role
        self.literal = cleaned(name.display if name.is_family_first else name.literal)
        self.given = cleaned(name.given)
        self.suffix = cleaned(name.suffix) if name.suffix else ""
        self.family = cleaned(name.surname)


class CitedWork:
    """A work's values on one line each, and what every style derives from them alike.

    `shape` is how the work is cited, whatever its kind: a magazine's article like a newspaper's. `lead` are those whose
    work it is; a book without authors is led by its editors (`is_edited`), a film by its directors (`is_directed`), and
    a broadcast that names nobody else by its hosts. `editors`, `translators` and `directors` are the others to be named
    (directors of a film are always among them). `publisher` put it out; `is_self_published` where that is also who made
    it. `url` is printed only where the work can be read: its own address (of a book or chapter only if that is open),
    or its page here if that holds a file.
    """

    def __init__(self, reference: Reference, accessed: datetime.date | None = None) -> None:
        self.reference = reference
        self.kind: Kind = reference.kind
        self.accessed = accessed
        self.title = cleaned(reference.title) or "Untitled"
        self.container = cleaned(reference.held_by)
        self.place = cleaned(reference.place)
        self.volume = cleaned(reference.volume)
        self.issue = with_dash(cleaned(reference.issue))
        self.series = cleaned(reference.series)
        self.article_number = cleaned(reference.article_number)
        self.pages = tuple([cleaned(page) for page in reference.pages])
        self.version = figures(cleaned(reference.release))
        self.number = cleaned(reference.number)
        self.date = reference.date
        self.doi = cleaned(reference.doi)
        self.publisher = cleaned(reference.issued_by)
        self.shape = self.chosen_shape()
        self.name_people(reference.contributors)
        self.url = self.chosen_url()

    def name_people(self, contributors: tuple[Contributor, ...]) -> None:
        """Part those who lead the citation from those who are named inside it."""
        self.lead: list[Person] = []
        self.editors: list[Person] = []
        self.translators: list[Person] = []
        self.directors: list[Person] = []
        by_role: dict[str, list[Person]] = {
            "editor": self.editors,
            "translator": self.translators,
            "director": self.directors if self.shape in DIRECTED else self.lead,
        }
        for contributor in contributors:
            role = contributor.role
            if role in OWN_ROLES:
                by_role[role].append(Person(contributor))
            elif ROLES[role].is_author:
                self.lead.append(Person(contributor))
        self.is_edited = not self.lead and self.shape in EDITED and bool(self.editors)
        if self.is_edited:
            self.lead, self.editors = self.editors, []
        self.is_directed = bool(self.directors) and (self.shape == "film" or not self.lead)
        if self.is_directed:
            self.lead = self.directors
        if not self.lead and self.shape == "broadcast":
            self.lead = [Person(host) for host in self.reference.in_role("host")]
        publisher = self.publisher
        self.is_self_published = bool(publisher) and publisher in [person.literal for person in self.lead]

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

    def numbered(self, no: str, letters: Callable[[str], str] = str) -> str:
        """A report's number with what it is a number of: "Report No. 7", "Policy brief PB 3"; a number that says itself
        what it is, such as "Cm 8123" or "No. 5", as it is recorded.

        `no` is the style's word before figures, `letters` sets the words in the style's capitals.
        """
        number, genre = self.number, self.genre
        if not number:
            return ""
        if number.isdigit():
            series = letters(genre or ("Report" if self.kind.csl == "report" else ""))
            return f"{series} {no} {number}".strip()
        if not genre or HAS_OWN_LABEL(number) or number.lower().startswith(genre.lower()):
            return number
        return f"{letters(genre)} {number}"

    def edition(self, word: str) -> str:
        """The edition with the style's word for it ("2nd ed.", "rev. ed."); "" for a first or unrecorded one."""
        text = cleaned(self.reference.printing)
        if not text:
            return ""
        text = ORDINAL_WORDS.get(text.lower(), text)
        if ordinal := ORDINAL.fullmatch(text):
            number = int(ordinal.group(1))
            return "" if number == 1 else f"{ordinal_of(number)} {word}"
        text = EDITION_WORD.sub("", text)
        return f"rev. {word}" if REVISED(text) else f"{text} {word}"

    @property
    def own_volume(self) -> str:
        """A book's volume, unless that is its number in a series."""
        return "" if self.series else self.volume

    @property
    def site(self) -> str:
        """What holds a page, or else who put it out; "" where that is also who made it."""
        site = self.container or self.publisher
        return "" if any(person.literal == site for person in self.lead) else site

    @property
    def year(self) -> str:
        """The year of the event or of publication, "" if unrecorded."""
        return (self.reference.start or self.date)[:4]

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

    def chosen_url(self) -> str:
        """The address of the record here, where the portal holds a copy of the work; "" elsewhere."""
        reference = self.reference
        if reference.address and (self.shape not in ON_PAPER or reference.access == "open"):
            return cleaned(reference.address)
        return cleaned(reference.url) if reference.pdf_url or reference.files else ""


def with_dash(issue: str) -> str:
    """A double issue with the dash of a range: "2–3"."""
    first, hyphen, last = issue.partition("-")
    is_range = hyphen and first.isdecimal() and last.isdecimal() and int(first) < int(last)
    return f"{first}–{last}" if is_range else issue


def figures(edition: str) -> str:
    """The number of an edition, which is how a version is named: "2" for "2nd edition"."""
    ordinal = ORDINAL.fullmatch(edition) if edition else None
    return ordinal.group(1) if ordinal else edition


def ordinal_of(number: int) -> str:
    """2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
