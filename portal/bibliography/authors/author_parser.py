"""Making authors of the segments that stand between the commas of an author list."""

from dataclasses import dataclass, replace

from portal.bibliography.authors import name_shapes
from portal.bibliography.authors.author import Author, Doubt
from portal.bibliography.authors.printed_marks import EDITOR_MARK, Unmarked
from portal.bibliography.names import split
from portal.bibliography.organisation_names import is_acronym, is_company_form, is_organisation

__all__ = ["AuthorParser"]

LONGEST_NAME = 400
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Segment:
    """The text between two commas, without the marks beside it, and what the marks stand for."""

    text: str
    orcid: str
    is_editor: bool
    is_braced: bool


class AuthorParser:
    """Reads the authors of one part of the list, segment by segment; `position`: the index of the next segment.

    `inverted`: every comma of the list parts a family from a given name. `has_capitals`: several names of the list
    have the family's in capitals, and so a word in capitals is no acronym.
    """

    def __init__(self, segments: list[str], names: Unmarked, inverted: bool, has_capitals: bool = False) -> None:
        self.segments = [
            segment for segment in (unmarked(text, names) for text in segments) if segment.text or segment.orcid
        ]
        self.inverted = inverted or self.alternates()
        self.has_capitals = has_capitals
        self.position = 0

    def alternates(self) -> bool:
        """Whether family and given names take turns throughout: "Brinch Hansen, Per, Knuth, Donald"."""
        family, given = self.segments[::2], self.segments[1::2]
        if len(family) != len(given) or len(family) < 2:
            return False
        plain = not any(
            name_shapes.turned_round(segment.text) or is_organisation(segment.text) for segment in self.segments
        )
        return (
            plain
            and any(name_shapes.is_family_only(segment.text) for segment in family)
            and all(name_shapes.is_given(segment.text) for segment in given)
        )

    def ahead(self, by: int = 1) -> str:
        """The text of the segment `by` places ahead, "" behind the end."""
        return self.segments[self.position + by].text if self.position + by < len(self.segments) else ""

    def authors(self) -> list[Author]:
        """The authors in the order of the list; an ORCID that stands alone gives an author without a name."""
        authors: list[Author] = []
        while self.position < len(self.segments):
            segment, start = self.segments[self.position], self.position
            text = segment.text
            if authors and (
                not text or name_shapes.is_suffix(text) or is_company_form(text) or name_shapes.is_degree(text)
            ):
                authors[-1] = settled(with_what_follows(authors[-1], segment))
                self.position += 1
            elif authors and text in name_shapes.MAYBE_DEGREES:
                authors[-1] = replace(authors[-1], doubt=authors[-1].doubt or Doubt.INITIALS)
                self.position += 1
            else:
                author = self.next_author(text, segment.is_braced)
                authors.append(with_marks(settled(author), self.segments[start : self.position]))
        return authors

    def next_author(self, text: str, is_braced: bool) -> Author:
        """The author that begins at this segment; `position` moves behind it."""
        self.position += 1
        if not text:  # an ORCID that stands alone
            return Author("")
        if is_company_form(self.ahead(0)):
            return Author(text, is_corporate=True)
        if is_braced or is_organisation(text):
            doubt = Doubt.ONE_ORGANISATION_OR_TWO if not is_braced and is_two_organisations(text) else None
            return Author(text.removeprefix("the "), is_corporate=True, doubt=doubt)
        if given := self.given_behind(text):
            return given
        family, first = name_shapes.family_in_capitals(text)
        if family:
            return Author(f"{family}, {first}", doubt=None if self.has_capitals else Doubt.ORDER)
        if turned := name_shapes.turned_round(text):
            name = ", ".join(filter(None, (turned.family, turned.initials, turned.suffix)))
            return Author(name, doubt=Doubt.INITIALS if turned.is_doubtful else None)
        if is_acronym(text):
            return Author(text, is_corporate=True, doubt=Doubt.ORGANISATION)
        return Author(split(text).inverted or text, doubt=doubt_of(text))

    def given_behind(self, text: str) -> Author | None:
        """The author whose family name is `text`, if the next segment is the given name; `position` moves behind it."""
        given, later = self.ahead(0), self.ahead(1)
        if not given or is_organisation(given) or self.segments[self.position - 1].orcid:
            return None
        if name_shapes.is_suffix(given):
            if not (name_shapes.is_family_only(text) and later):
                return None
            self.position += 2
            return Author(split(f"{text}, {given}, {later}").inverted)
        if not self.is_pair(text, given):
            return None
        self.position += 1
        certain = self.inverted or name_shapes.is_family_only(text) or name_shapes.is_initials(given)
        return Author(split(f"{text}, {given}").inverted, doubt=None if certain else Doubt.ORDER)

    def is_pair(self, family: str, given: str) -> bool:
        """Whether these two segments are one person's family and given name."""
        if name_shapes.turned_round(family):
            return False
        if name_shapes.is_family_only(family):
            return name_shapes.is_initials(given) or not is_acronym(family)
        if name_shapes.is_initials(given):
            return given not in name_shapes.MAYBE_DEGREES
        return self.inverted or (len(self.segments) == 2 and len(given.split()) == 1)


def unmarked(text: str, names: Unmarked) -> Segment:
    """The segment, with what its marks stand for."""
    text, orcid = names.without_orcid(text)
    is_editor = EDITOR_MARK in text
    text = text.replace(EDITOR_MARK, "").strip(" .,:") if is_editor else text.strip(" ,:")
    if text in names.organisations:
        return Segment(names.organisations[text], orcid, is_editor, is_braced=True)
    plain = "".join(names.organisations.get(character, character) for character in text).strip("{} ")
    plain = name_shapes.without_degrees(plain)
    return Segment(plain if any(map(str.isalpha, plain)) else "", orcid, is_editor, is_braced=False)


def is_two_organisations(text: str) -> bool:
    """Whether an "and" in the name of an organisation may part two of them."""
    return " and " in text or "&" in text


def settled(author: Author) -> Author:
    """The author with a name that is read the same again; in doubt if it cannot be, or if a word has no letter."""
    if author.is_corporate or not author.name:
        return author
    name = split(author.name).inverted
    is_odd = split(name).inverted != name or not all(any(map(str.isalpha, word)) for word in name.split())
    return replace(author, name=name, doubt=author.doubt or (Doubt.NOT_A_NAME if is_odd else None))


def with_marks(author: Author, segments: list[Segment]) -> Author:
    """The author with the ORCID and the note "(ed.)" that stand beside any segment of the name."""
    orcid = next((segment.orcid for segment in segments if segment.orcid), "")
    return replace(author, orcid=orcid, is_editor=any(segment.is_editor for segment in segments))


def with_what_follows(author: Author, segment: Segment) -> Author:
    """The author with what stands behind a comma of its own: "Jr.", "Inc.", an ORCID; a degree is left out."""
    name = author.name
    if is_company_form(segment.text):
        return replace(author, name=f"{name}, {segment.text}", is_corporate=True)
    if name_shapes.is_suffix(segment.text):
        name = split(f"{name}, {segment.text}").inverted
    return replace(
        author, name=name, orcid=author.orcid or segment.orcid, is_editor=author.is_editor or segment.is_editor
    )


def doubt_of(text: str) -> Doubt | None:
    """Why a name in reading order may be read wrongly."""
    if len(text) > LONGEST_NAME or len(text.split()) > MOST_WORDS or any(map(str.isdigit, text)):
        return Doubt.NOT_A_NAME
    if len(text.split()) == 1:
        return Doubt.ONE_WORD
    # A script without capitals is mostly one whose names begin with the family's.
    return Doubt.ORDER if text.upper() == text.lower() else None
