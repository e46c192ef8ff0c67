"""Reading a list of authors as it stands in a paper, in any of the forms that papers print.

The forms are those of the reference styles (APA, Vancouver, Chicago, MHRA, BibTeX's "and") and of title pages. What
the text alone cannot decide is read the likelier way and carries its doubt, so that a person can be asked.
"""

from dataclasses import dataclass, replace

from .author_pieces import parts_of, pieces_of
from .author_walk import Author, Doubt, Walk
from .printed_marks import Unmarked, unmark

__all__ = ["LONGEST_LIST", "Author", "AuthorList", "Doubt", "read_authors"]

LONGEST_LIST = 200_000  # characters: three thousand names with their marks and ORCIDs


@dataclass(frozen=True, slots=True)
class AuthorList:
    """What a pasted list says. `and_others`: it ends in "et al."; `left_out`: what it says besides names."""

    authors: tuple[Author, ...]
    and_others: bool = False
    left_out: tuple[str, ...] = ()


def read_authors(text: str) -> AuthorList:
    """The authors of a pasted list, in its order; none for a text without a name.

    Raises ValueError with a sentence for a list longer than `LONGEST_LIST` characters.
    """
    if len(text) > LONGEST_LIST:
        raise ValueError(f"This list is longer than {LONGEST_LIST:,} characters. Paste it in parts.")
    names = unmark(text)
    lines = [line.strip(" ,;") for line in names.text.split("\n")]
    lines = [line for line in lines if line]
    authors = authors_of(" ".join(lines), names)
    if len(lines) > 1:
        by_line, affiliations = authors_by_line(lines, names)
        if doubts(by_line) <= doubts(authors):
            authors = by_line
            names.left_out += affiliations
    authors = with_orcids_behind(authors)
    if names.all_editors:
        authors = [replace(author, is_editor=True) for author in authors]
    return AuthorList(tuple(authors), names.and_others, tuple(names.left_out))


def with_orcids_behind(authors: list[Author]) -> list[Author]:
    """The authors, each with the ORCID that stands on a line of its own behind the name."""
    found: list[Author] = []
    for author in authors:
        if author.name:
            found.append(author)
        elif found:
            found[-1] = replace(found[-1], orcid=found[-1].orcid or author.orcid)
    return found


def doubts(authors: list[Author]) -> int:
    return sum(author.doubt is not None for author in authors)


def authors_by_line(lines: list[str], names: Unmarked) -> tuple[list[Author], list[str]]:
    """The authors of lines that stand for themselves; organisations behind a person are where that person works."""
    authors, affiliations = [], []
    for line in lines:
        found = authors_of(line, names)
        is_person = bool(found) and not found[0].is_corporate
        authors += [one for one in found if not (is_person and one.is_corporate)]
        affiliations += [one.name for one in found if is_person and one.is_corporate]
    return authors, affiliations


def authors_of(text: str, names: Unmarked) -> list[Author]:
    """The authors of one run of text. Where each of several parts has one comma, it parts family and given name."""
    parts = [pieces_of(part) for part in parts_of(text)]
    inverted = len(parts) > 1 and all(len(pieces) == 2 for pieces in parts)
    return [author for pieces in parts for author in Walk(pieces, names, inverted).authors()]
