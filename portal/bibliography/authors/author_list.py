"""Reading a list of authors as it stands in a paper, in any of the forms that papers print.

The forms are those of the reference styles (APA, Vancouver, Chicago, MHRA, BibTeX's "and") and of title pages. What
the text alone cannot decide is read the likelier way, and the name carries the doubt for a person to settle.
"""

from dataclasses import dataclass, replace

from portal.bibliography.authors.author import Author, Doubt
from portal.bibliography.authors.author_parser import AuthorParser
from portal.bibliography.authors.name_shapes import family_in_capitals
from portal.bibliography.authors.printed_marks import Unmarked, unmark
from portal.bibliography.authors.splitting import parts_of, segments_of

__all__ = ["LONGEST_LIST", "Author", "AuthorList", "Doubt", "read_authors"]

LONGEST_LIST = 200_000  # characters: three thousand names with their marks and ORCIDs


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The authors of a pasted list. `and_others`: it ends in "et al."; `left_out`: its text that belongs to no name."""

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
    lines = [text_line for stripped in names.text.split("\n") if (text_line := stripped.strip(" ,;"))]
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
    named: list[Author] = []
    for author in authors:
        if author.name:
            named.append(author)
        elif named:
            named[-1] = replace(named[-1], orcid=named[-1].orcid or author.orcid)
    return named


def doubts(authors: list[Author]) -> int:
    """How many of the authors were read with a doubt."""
    return sum(author.doubt is not None for author in authors)


def authors_by_line(lines: list[str], names: Unmarked) -> tuple[list[Author], list[str]]:
    """The authors of a list with one author a line; organisations behind a person on the same line are affiliations."""
    authors, affiliations = [], []
    for text_line in lines:
        its_authors = authors_of(text_line, names)
        is_person = bool(its_authors) and not its_authors[0].is_corporate
        authors += [author for author in its_authors if not (is_person and author.is_corporate)]
        affiliations += [author.name for author in its_authors if is_person and author.is_corporate]
    return authors, affiliations


def authors_of(text: str, names: Unmarked) -> list[Author]:
    """The authors of one run of text. Where each of several parts has one comma, it parts family and given name."""
    parts = [segments_of(part) for part in parts_of(text)]
    inverted = len(parts) > 1 and all(len(segments) == 2 for segments in parts)
    has_capitals = sum(bool(family_in_capitals(text)[0]) for segments in parts for text in segments) > 1
    return [author for segments in parts for author in AuthorParser(segments, names, inverted, has_capitals).authors()]
