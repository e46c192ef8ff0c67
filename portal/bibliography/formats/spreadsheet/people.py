"""Contributors in a cell, in whatever form people and programs put them there; a name that may be wrong is a doubt."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from portal.bibliography.authors.author_list import Author, Doubt, read_authors
from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.parsed import ParsedName, Remark
from portal.bibliography.formats.spreadsheet.headings import plain
from portal.bibliography.formats.spreadsheet.value_synonyms import NOBODY, ROLES_BY_NAME
from portal.bibliography.names import split

__all__ = ["CellPeople", "as_exported", "doubted_order", "read_people"]

QUESTIONS = {
    Doubt.ONE_WORD: "is one word: a family name, or an organisation",
    Doubt.ONE_ORGANISATION_OR_TWO: "may be one organisation or two",
    Doubt.INITIALS: "ends in capitals that may be initials, a short name or a degree",
    Doubt.ORDER: "does not show which of its parts is the family name",
    Doubt.ORGANISATION: "may be an organisation or a person",
    Doubt.NOT_A_NAME: "may be no name",
    Doubt.SEVERAL: "stood in one name with others",
}
QUOTES = ("'", '"')
QUOTED = re.compile(r"""u?(['"])(.+?)(?<!\\)\1(?=\s*(?:[,;\])}]|$))""", re.DOTALL)
# Scopus prints its own number behind each full name.
NUMBERS = re.compile(r"\s*\(\s*[0-9]{5,12}\s*\)")
OTHERS = "The list of names ends in “et al.”: add the others if you know them."
SLASHES = re.compile(r"\s+/\s+")
WITH_ROLE = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]{2,30})\s*[)\]]\s*", re.DOTALL)
ROLE_BEFORE = re.compile(r"([A-Za-z -]{3,20}):\s*(.+)", re.DOTALL)
OTHER_CONTRIBUTOR = re.compile(r"(.*)\(([a-z-]+)\)")


@dataclass
class CellPeople:
    """The contributors of a cell in order, and remarks on what was doubted or left out.

    `in_reading_order`: the names of those that stand given name first, which a body of two words does as well.
    """

    people: list[ParsedName] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    in_reading_order: list[str] = field(default_factory=list)

    @property
    def is_list_of_people(self) -> bool:
        """Whether several names stand here, all given name first: then none of them is likely to be a body."""
        persons = [person for person in self.people if not person.is_corporate]
        return len(persons) > 1 and len(persons) == len(self.in_reading_order)


def read_people(cell: str, role: str) -> CellPeople:
    """The contributors of a cell whose column is of that role; a role in brackets behind a name counts instead."""
    result = CellPeople()
    text = unquoted(cell)
    if plain(text) in NOBODY:
        result.remarks.append(Remark(f"“{one_line(text)}” names nobody: no contributor is taken from it."))
        return result
    for names, its_role in by_role(text, role):
        try:
            read = read_authors(names)
        except ValueError as error:
            result.remarks.append(Remark(str(error), "names"))
            continue
        for author in read.authors:
            add(result, author, its_role, names)
        if read.and_others:
            result.remarks.append(Remark(OTHERS, "names"))
        if read.left_out:
            result.remarks.append(Remark(f"Left out beside the names: {'; '.join(read.left_out)[:200]}."))
    if cell.strip() and not result.people and not result.remarks:
        result.remarks.append(Remark(f"No name is read in “{one_line(cell)[:80]}”.", "names"))
    return result


def add(result: CellPeople, author: Author, role: str, text: str) -> None:
    """Adds one author of the text, and the question that the name leaves."""
    if plain(author.name) in NOBODY:
        result.remarks.append(Remark(f"“{author.name}” names nobody: it is left out.", "names"))
        return
    role = "editor" if author.is_editor else role
    result.people.append(ParsedName(role, author.name, author.is_corporate, author.orcid))
    if author.doubt:
        result.remarks.append(Remark(f"“{author.name}” {QUESTIONS[author.doubt]}.", "names", author.name))
    elif is_in_reading_order(author, text):
        result.in_reading_order.append(author.name)


def is_in_reading_order(author: Author, text: str) -> bool:
    """Whether the text has the author's name with the given name first, and without initials."""
    name = split(author.name)
    return not author.is_corporate and bool(name.given) and "." not in name.display and name.display in one_line(text)


def doubted_order(read: CellPeople, trusted: Set[str]) -> list[Remark]:
    """A doubt for each name of two plain words that no list of people, here or in its column (`trusted`), has."""
    if read.is_list_of_people:
        return []
    return [
        Remark(f"“{split(name).display}” is taken for a person: is it an organisation?", "names", name)
        for name in read.in_reading_order
        if name not in trusted
    ]


def by_role(text: str, role: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with its role; in one piece where no name has a role beside it."""
    pieces = [piece for piece in re.split(r"[;\n|]", text) if piece.strip()]
    roles = [role_beside(piece) for piece in pieces]
    if not any(named for _name, named in roles):
        yield text, role
        return
    for name, named in roles:
        yield name, named or role


def role_beside(piece: str) -> tuple[str, str]:
    """A name without the role that stands in brackets behind it or with a colon before it, and that role, or ""."""
    if (match := WITH_ROLE.fullmatch(piece)) and (role := ROLES_BY_NAME.get(plain(match[2]))):
        return match[1], role
    if (match := ROLE_BEFORE.fullmatch(piece.strip())) and (role := ROLES_BY_NAME.get(plain(match[1]))):
        return match[2], role
    return piece, ""


def unquoted(cell: str) -> str:
    """The names of a printed list of quoted names, one a line; Scopus's numbers and slashes between names taken out."""
    text = NUMBERS.sub("", cell)
    listed = text.strip().strip("[](){}").strip(" ,")
    if listed[:1] in QUOTES and listed[-1:] in QUOTES and len(listed) > 1:
        names = [match[2].replace("\\", "") for match in QUOTED.finditer(listed)]
        text = "; ".join(names) or text
    return SLASHES.sub("; ", text)


def as_exported(cell: str, role: str) -> Iterator[ParsedName]:
    """The names of a cell of our own export: one without a comma and with more than one word is an organisation's."""
    for name in cell.split(";"):
        text, its_role = one_line(name), role
        if (
            role == "contributor"
            and (match := OTHER_CONTRIBUTOR.fullmatch(text))
            and match[2] in ROLES_BY_NAME.values()
        ):
            text, its_role = match[1].strip(), match[2]
        if text:
            yield ParsedName(its_role, text, "," not in text and " " in text)
