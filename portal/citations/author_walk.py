"""Going along the pieces between the commas of an author list, and making authors of them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from . import author_pieces as kind_of
from .bodies import is_acronym, is_body, is_company_form
from .names import split
from .printed_marks import EDITOR_MARK, Unmarked

__all__ = ["Author", "Doubt", "Walk"]

LONGEST_NAME = 400
MOST_WORDS = 8


class Doubt(StrEnum):
    """Why a name of a list may have been read wrongly."""

    ONE_WORD = "one word"
    ONE_BODY_OR_TWO = "one body or two"
    INITIALS = "initials"
    ORDER = "order"
    BODY = "body"
    NOT_A_NAME = "not a name"


@dataclass(frozen=True, slots=True)
class Author:
    """One of the list. `name`: family name first where it is a person's, whole where `is_corporate`.

    `orcid`: the https address printed beside the name, or "". `doubt`: why a person should look, or None.
    `is_editor`: whether the list calls them an editor.
    """

    name: str
    is_corporate: bool = False
    orcid: str = ""
    doubt: Doubt | None = None
    is_editor: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two commas, without the marks beside it."""

    text: str
    orcid: str
    is_editor: bool
    is_braced: bool


class Walk:
    """The authors of one part of the list. `inverted`: every comma of the list parts a family from a given name."""

    def __init__(self, pieces: list[str], names: Unmarked, inverted: bool) -> None:
        self.pieces = [piece for piece in (unmarked(text, names) for text in pieces) if piece.text or piece.orcid]
        self.inverted = inverted or self.alternates()
        self.at = 0

    def alternates(self) -> bool:
        """Whether family and given names take turns throughout: "Brinch Hansen, Per, Knuth, Donald"."""
        family, given = self.pieces[::2], self.pieces[1::2]
        if len(family) != len(given) or len(family) < 2:
            return False
        plain = not any(kind_of.turned_round(piece.text) or is_body(piece.text) for piece in self.pieces)
        return (
            plain
            and any(kind_of.is_family_only(piece.text) for piece in family)
            and all(kind_of.is_given(piece.text) for piece in given)
        )

    def ahead(self, by: int = 1) -> str:
        """The text of a piece that is yet to come, "" behind the end."""
        return self.pieces[self.at + by].text if self.at + by < len(self.pieces) else ""

    def authors(self) -> list[Author]:
        found: list[Author] = []
        while self.at < len(self.pieces):
            piece, start = self.pieces[self.at], self.at
            text = piece.text
            if found and (not text or kind_of.is_suffix(text) or is_company_form(text) or kind_of.is_degree(text)):
                found[-1] = with_what_follows(found[-1], piece)
                self.at += 1
            elif found and text in kind_of.MAYBE_DEGREES:
                found[-1] = replace(found[-1], doubt=found[-1].doubt or Doubt.INITIALS)
                self.at += 1
            else:
                author = self.next_author(text, piece.is_braced)
                found.append(with_marks(settled(author), self.pieces[start : self.at]))
        return found

    def next_author(self, text: str, is_braced: bool) -> Author:
        """The author that begins at this piece; goes on behind it."""
        self.at += 1
        if not text:  # an ORCID that stands alone
            return Author("")
        if is_company_form(self.ahead(0)):
            return Author(text, is_corporate=True)
        if is_braced or is_body(text):
            doubt = Doubt.ONE_BODY_OR_TWO if not is_braced and is_two_bodies(text) else None
            return Author(text.removeprefix("the "), is_corporate=True, doubt=doubt)
        if given := self.given_behind(text):
            return given
        if found := kind_of.turned_round(text):
            name = ", ".join(filter(None, (found.family, found.initials, found.suffix)))
            return Author(name, doubt=Doubt.INITIALS if found.is_doubtful else None)
        if is_acronym(text):
            return Author(text, is_corporate=True, doubt=Doubt.BODY)
        return Author(split(text).inverted or text, doubt=doubt_of(text))

    def given_behind(self, text: str) -> Author | None:
        """The author whose family name is `text`, if the next piece is the given name; goes on behind that."""
        given, later = self.ahead(0), self.ahead(1)
        if not given or is_body(given) or self.pieces[self.at - 1].orcid:
            return None
        if kind_of.is_suffix(given):
            if not (kind_of.is_family_only(text) and later):
                return None
            self.at += 2
            return Author(split(f"{text}, {given}, {later}").inverted)
        if not self.is_pair(text, given):
            return None
        self.at += 1
        certain = self.inverted or kind_of.is_family_only(text) or kind_of.is_initials(given)
        return Author(split(f"{text}, {given}").inverted, doubt=None if certain else Doubt.ORDER)

    def is_pair(self, family: str, given: str) -> bool:
        """Whether these two pieces are one person's family and given name."""
        if kind_of.turned_round(family):
            return False
        if kind_of.is_family_only(family):
            return kind_of.is_initials(given) or not is_acronym(family)
        if kind_of.is_initials(given):
            return given not in kind_of.MAYBE_DEGREES
        return self.inverted or (len(self.pieces) == 2 and len(given.split()) == 1)


def unmarked(text: str, names: Unmarked) -> Piece:
    """The piece, with what its marks stand for."""
    text, orcid = names.without_orcid(text)
    is_editor = EDITOR_MARK in text
    text = text.replace(EDITOR_MARK, "").strip(" .,:") if is_editor else text.strip(" ,:")
    if text in names.bodies:
        return Piece(names.bodies[text], orcid, is_editor, is_braced=True)
    plain = "".join(names.bodies.get(character, character) for character in text).strip("{} ")
    plain = kind_of.without_degrees(plain)
    return Piece(plain if any(map(str.isalpha, plain)) else "", orcid, is_editor, is_braced=False)


def is_two_bodies(text: str) -> bool:
    """Whether an "and" in the name of an organisation may part two of them."""
    return " and " in text or "&" in text


def settled(author: Author) -> Author:
    """The author with a name that is read the same again; in doubt if it cannot be, or if a word has no letter."""
    if author.is_corporate or not author.name:
        return author
    name = split(author.name).inverted
    is_odd = split(name).inverted != name or not all(any(map(str.isalpha, word)) for word in name.split())
    return replace(author, name=name, doubt=author.doubt or (Doubt.NOT_A_NAME if is_odd else None))


def with_marks(author: Author, pieces: list[Piece]) -> Author:
    """The author with the ORCID and the note "(ed.)" that stand beside any piece of the name."""
    orcid = next((piece.orcid for piece in pieces if piece.orcid), "")
    return replace(author, orcid=orcid, is_editor=any(piece.is_editor for piece in pieces))


def with_what_follows(author: Author, piece: Piece) -> Author:
    """The author with what stands behind a comma of its own: "Jr.", "Inc.", an ORCID; a degree is left out."""
    name = author.name
    if is_company_form(piece.text):
        return replace(author, name=f"{name}, {piece.text}", is_corporate=True)
    if kind_of.is_suffix(piece.text):
        name = split(f"{name}, {piece.text}").inverted
    return replace(author, name=name, orcid=author.orcid or piece.orcid, is_editor=author.is_editor or piece.is_editor)


def doubt_of(text: str) -> Doubt | None:
    """Why a name in reading order may be read wrongly."""
    if len(text) > LONGEST_NAME or len(text.split()) > MOST_WORDS or any(map(str.isdigit, text)):
        return Doubt.NOT_A_NAME
    if len(text.split()) == 1:
        return Doubt.ONE_WORD
    # A script without capitals is mostly one whose names begin with the family's.
    return Doubt.ORDER if text.upper() == text.lower() else None
