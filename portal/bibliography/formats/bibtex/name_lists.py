"""The names in a field of BibTeX or biblatex. They are parted before LaTeX is decoded, while braces still hold them.

Rules: "BibTeXing" (Patashnik 1988), section 4; the biblatex manual, section 2.3.3 ("family=…, given=…"). What breaks
the rules is read as `listed_names` reads it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from portal.bibliography.authors.author import Author, Doubt
from portal.bibliography.authors.author_list import AuthorList
from portal.bibliography.authors.listed_names import OTHERS, authors_in, of_parts, several
from portal.bibliography.authors.name_shapes import turned_round
from portal.bibliography.authors.printed_marks import ET_AL
from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.bibtex.latex_decoding import plain_text
from portal.bibliography.formats.parsed import LONGEST_VALUE
from portal.bibliography.names import Name, is_braced, split, split_commas
from portal.bibliography.organisation_names import is_acronym, is_organisation, may_go_on_after_and

__all__ = ["names_in", "read_names"]

PART = re.compile(r"\s*\"?(family|given|prefix|suffix|[a-z]+(?:-i)?)\s*=\s*(.*?)\"?\s*", re.DOTALL)
SEMICOLON = re.compile(r"(?<!\\);")


def read_names(text: str) -> AuthorList:
    """The names of a field, in order."""
    names = joined_bodies(names_in(text))
    initials_behind = len(names) > 1 and not any("," in name or "{" in name for name in names)
    initials_behind = initials_behind and all(turned_round(name) or OTHERS.fullmatch(name) for name in names)
    authors: list[Author] = []
    and_others = False
    for name in names:
        printed, others = ("", 1) if OTHERS.fullmatch(name) else ET_AL.subn("", name)
        and_others = and_others or others > 0
        if printed.strip(" ,{}"):
            authors += authors_of(printed.strip(), initials_behind)
    return AuthorList(tuple(authors), and_others)


def names_in(text: str) -> list[str]:
    """A list of names, parted by each "and" that no brace holds."""
    names: list[str] = []
    current: list[str] = []
    depth = 0
    for word in text[:LONGEST_VALUE].split():
        if word.lower() == "and" and depth <= 0:
            names.append(" ".join(current))
            current = []
        else:
            depth += word.count("{") - word.count("}")
            current.append(word)
    return [name for name in [*names, " ".join(current)] if name]


def joined_bodies(names: Sequence[str]) -> list[str]:
    """The names, of which two are one again where an organisation's goes on behind its "and"."""
    joined: list[str] = []
    for name in names:
        before = joined[-1] if joined else ""
        plain = not any(mark in before + name for mark in ",{}")
        if plain and is_organisation(before) and may_go_on_after_and(before, name) and not turned_round(name):
            joined[-1] = f"{before} and {name}"
        else:
            joined.append(name)
    return joined


def authors_of(printed: str, initials_behind: bool) -> list[Author]:
    """The author that one name between two "and"s is; several where it breaks the rules."""
    if parts := labelled_parts(printed):
        return [of_parts(Name(*(parts.get(label, "") for label in ("family", "given", "prefix", "suffix"))))]
    plain = one_line(plain_text(printed))
    if is_braced(printed):
        return braced(printed, plain)
    commas = len(split_commas(printed)) - 1
    if SEMICOLON.search(plain) or commas > 2:
        return several(plain)
    if not commas and "{" not in printed and (turned := without_comma(plain, initials_behind)):
        return [turned]
    if is_organisation(plain) and "{" not in printed and not has_particle_only(plain):
        return organisation(plain)
    name = split(printed)
    decoded = Name(*(one_line(plain_text(part)) for part in (name.family, name.given, name.particle, name.suffix)))
    author = of_parts(decoded)
    return [replace(author, doubt=Doubt.NOT_A_NAME) if any(map(str.isdigit, plain)) else author]


def labelled_parts(printed: str) -> dict[str, str]:
    """The parts of "family=Sample, given=Ben", or none for a name of another form."""
    matches = [PART.fullmatch(part) for part in split_commas(printed)]
    if not all(matches):
        return {}
    parts = {match[1]: one_line(plain_text(match[2])) for match in matches if match}
    return parts if "family" in parts else {}


def braced(printed: str, plain: str) -> list[Author]:
    """A name in braces of its own: an organisation, or else people whom the braces hold together by mistake."""
    name = split(printed)
    if name.suffix:
        return [of_parts(name)]
    if not is_organisation(plain) and (" and " in plain or "," in plain or ";" in plain):
        authors = authors_in(plain, initials_behind=False)
        if all(author.doubt == Doubt.SEVERAL for author in authors):
            return authors
    return [Author(plain, is_corporate=True)]


def without_comma(plain: str, initials_behind: bool) -> Author | None:
    """An acronym, or a name with its initials behind; None for one in reading order, as BibTeX allows it."""
    if is_acronym(plain):
        return Author(plain, is_corporate=True)
    turned = turned_round(plain)
    if not turned:
        return None
    name = split(", ".join(filter(None, (turned.family, turned.initials, turned.suffix))))
    return replace(of_parts(name), doubt=None if initials_behind else Doubt.INITIALS)


def organisation(plain: str) -> list[Author]:
    """A body without braces, by its words. One that an "and" joins may be two."""
    if " and " in plain and "," not in plain:
        return [Author(plain, is_corporate=True, doubt=Doubt.ONE_ORGANISATION_OR_TWO)]
    return authors_in(plain, initials_behind=False)


def has_particle_only(plain: str) -> bool:
    """Whether a name is taken for a body's for "the" or "on" alone, which are parts of people's names too."""
    return not is_organisation(" ".join(word for word in plain.split() if word.lower() not in ("the", "on")))
