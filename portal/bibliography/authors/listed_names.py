"""The names of a list that is parted already, as RIS has one a tag: each a person, a body, or a doubt.

Only a comma, or initials behind, shows which part of a name is the family's. A name without either is kept whole, for
"Police, W.M." is nobody's name; a person then says who it is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from portal.bibliography.authors.author import Author, Doubt
from portal.bibliography.authors.author_list import LONGEST_LIST, AuthorList, read_authors
from portal.bibliography.authors.name_shapes import is_degree, is_suffix, turned_round
from portal.bibliography.authors.printed_marks import ET_AL
from portal.bibliography.authors.splitting import segments_of
from portal.bibliography.names import Name, split
from portal.bibliography.organisation_names import is_acronym, is_company_form, is_organisation

__all__ = ["OTHERS", "authors_in", "of_parts", "read_listed", "remarks_on", "several"]

OTHERS = re.compile(r"\W*(?:et\.?\s+al\b|(?:and\s+)?others)\W*", re.IGNORECASE)
BETWEEN = re.compile(r";|\s&\s|\sand\s", re.IGNORECASE)
MOST_WORDS = 5  # in a given or a family name
MOST_SHOWN = 5
SENTENCES = {
    Doubt.ONE_WORD: "One word only: {}. Is it somebody’s name, or an organisation’s? It is kept as it stands.",
    Doubt.ONE_ORGANISATION_OR_TWO: "Taken for one organisation: {}. It may be two.",
    Doubt.INITIALS: "The capitals may be initials, a short name or a degree: {}.",
    Doubt.ORDER: "It is not certain which is the family name: {}.",
    Doubt.ORGANISATION: "Taken for an organisation, and cited as it stands: {}. It may be a person.",
    Doubt.NOT_A_NAME: "This may be no name: {}. It is kept as it stands.",
    Doubt.SEVERAL: "These stood in one name, and were parted: {}.",
}


def read_listed(printed: Iterable[str]) -> AuthorList:
    """The authors that a list names, in its order, one text a name."""
    given = [" ".join(text.split()) for text in printed]
    alone = {text.strip(" ,;") for text in given if text.endswith(",")}  # "Plato,": a family name alone
    texts = [text.strip(" ,;") for text in given]
    initials_behind = are_initials_behind(texts)
    authors: list[Author] = []
    and_others, left_out = False, []
    for text in texts:
        name, others = ("", 1) if OTHERS.fullmatch(text) else ET_AL.subn("", text)
        and_others = and_others or others > 0
        if degree := degree_behind(name):
            left_out.append(degree)
            name = name.rpartition(",")[0]
        if name and name in alone and split(name).inverted == name and not split(name).given:
            authors.append(Author(name))
        elif any(character.isalnum() for character in name):
            authors += authors_in(name.strip(" ,;"), initials_behind)
    return AuthorList(tuple(authors), and_others, tuple(left_out))


def remarks_on(names: AuthorList) -> list[str]:
    """A sentence for each sort of doubt about names, and for what was left out."""
    doubtful: dict[Doubt, list[str]] = {}
    for author in names.authors:
        if author.doubt:
            doubtful.setdefault(author.doubt, []).append(author.name)
    sentences = [SENTENCES[doubt].format(quoted(doubted)) for doubt, doubted in doubtful.items()]
    sentences += [f"“{text}” behind a name is left out." for text in names.left_out]
    if names.and_others:
        sentences.append("The list of names ends in “et al.”: add the others if you know them.")
    return sentences


def quoted(names: Sequence[str]) -> str:
    """The names in quotation marks, of many the first ones and their number."""
    shown = "”, “".join(names[:MOST_SHOWN])
    return f"“{shown}”" + (f" and {len(names) - MOST_SHOWN:,} more" if len(names) > MOST_SHOWN else "")


def are_initials_behind(texts: Sequence[str]) -> bool:
    """Whether the list has family names with their initials behind and no comma, more than once and throughout."""
    names = [text for text in texts if not (OTHERS.fullmatch(text) or is_organisation(text))]
    return len(names) > 1 and not any("," in name for name in names) and all(map(turned_round, names))


def degree_behind(text: str) -> str:
    """The degree that stands behind the second comma of a name, or ""."""
    segments = segments_of(text)
    return segments[-1] if len(segments) > 2 and is_degree(segments[-1]) else ""


def authors_in(text: str, initials_behind: bool) -> list[Author]:
    """The author that a text names; several, where it can be nothing but their names."""
    segments = segments_of(text)
    if is_body(text, segments):
        return [Author(text, is_corporate=True)]
    if len(text) <= LONGEST_LIST and (BETWEEN.search(text) or len(segments) > 3):
        return several(text)
    if len(segments) == 1:
        return [without_comma(text, initials_behind)]
    if is_organisation(text):
        return [Author(text, is_corporate=True, doubt=Doubt.ORGANISATION)]
    if any(len(segment.split()) > MOST_WORDS or any(map(str.isdigit, segment)) for segment in segments):
        return [Author(text, is_corporate=True, doubt=Doubt.NOT_A_NAME)]
    return [person(text, segments)]


def is_body(text: str, segments: Sequence[str]) -> bool:
    """Whether only an organisation is called so: by its words, and with a comma only where its words run on behind."""
    if not is_organisation(text) and not any(map(is_company_form, segments[1:])):
        return False
    return len(segments) == 1 or any(map(is_company_form, segments)) or any(map(runs_on, segments))


def runs_on(segment: str) -> bool:
    """Whether the words are a phrase, as no family or given name is."""
    words = segment.lower().split()
    return len(words) > 2 and bool({"of", "for", "and", "on", "the", "de", "für"} & set(words[:-1]))


def several(text: str) -> list[Author]:
    """The people of a list within one name; the whole where it may as well be one body."""
    authors = read_authors(text).authors
    if len(authors) > 1 and all(author.doubt is None and not author.is_corporate for author in authors):
        return [replace(author, doubt=Doubt.SEVERAL) for author in authors]
    doubt = Doubt.NOT_A_NAME if len(segments_of(text)) > 3 else Doubt.ORGANISATION
    return [Author(text, is_corporate=True, doubt=doubt)]


def without_comma(text: str, initials_behind: bool) -> Author:
    """A person where single initials stand behind, or where the whole list has them so; else a body, with a doubt."""
    turned = turned_round(text)
    if turned and (initials_behind or any(mark in turned.initials for mark in ". ") or len(turned.initials) == 1):
        return Author(split(", ".join(filter(None, (turned.family, turned.initials, turned.suffix)))).inverted)
    if len(text.split()) > MOST_WORDS:
        return Author(text, is_corporate=True, doubt=Doubt.NOT_A_NAME)
    one_word = " " not in text and not is_acronym(text)
    return Author(text, is_corporate=True, doubt=Doubt.ONE_WORD if one_word else Doubt.ORGANISATION)


def person(text: str, segments: Sequence[str]) -> Author:
    """A person whose family name stands first. RIS puts a suffix third, BibTeX second (RIS specification, tag AU)."""
    name = split(", ".join(segments))
    if len(segments) == 3 and not (is_suffix(segments[1]) or is_suffix(segments[2])):
        family, given, suffix = segments
        parts = split(f"{family}, {given}")
        name = Name(parts.family, parts.given, parts.particle, suffix)
    if split(name.inverted) != name or not name.inverted:
        return Author(text, is_corporate=True, doubt=Doubt.NOT_A_NAME)
    return Author(name.inverted)


def of_parts(name: Name) -> Author:
    """A person whose name is given in parts; whole and with a doubt, where it is not read the same again."""
    again = split(name.inverted)
    if (again.surname, again.given, again.suffix) == (name.surname, name.given, name.suffix):
        return Author(name.inverted)
    return Author(name.display, is_corporate=True, doubt=Doubt.NOT_A_NAME)
