"""The verdict on two descriptions: one work, two, or so alike that a person has to say.

A DOI settles it, and an ISBN with a first page nearly does; without them title, year and container must agree. Nothing
doubtful is joined unasked. The same title in two containers may be two works (an article and its preprint, an abstract
in two journals): so title and year alone never outvote a contradiction.
"""

from enum import StrEnum

from portal.bibliography.kinds import KINDS
from portal.bibliography.matching.containers import containers_alike, folded_page, in_one_container
from portal.bibliography.matching.folding import begins_or_ends_with, folded_family
from portal.bibliography.matching.titles import (
    FEWEST_WORDS,
    NEARLY_EQUAL,
    SOMEWHAT_ALIKE,
    closeness,
    numbered_apart,
    same_title,
    says_little,
    titles_agree,
    without_subtitle,
)
from portal.bibliography.matching.work import Work

__all__ = ["Likeness", "likeness"]

PREPRINT_KINDS = frozenset({"working-paper"})


class Likeness(StrEnum):
    """The verdict on two descriptions."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


def likeness(first: Work, second: Work) -> Likeness:
    """Whether the two are the same work, another, or so alike that a person has to say."""
    if first.doi and first.doi == second.doi:
        return with_equal_identifiers(first, second)
    if (
        first.isbn
        and first.isbn == second.isbn
        and first.first_page == second.first_page
        and titles_agree(first, second)
    ):
        return Likeness.SAME
    if numbered_apart(first, second):
        return Likeness.DIFFERENT
    if same_title(first, second):
        return with_equal_titles(first, second)
    if without_subtitle(first, second):
        return with_equal_main_titles(first, second)
    return with_near_titles(first, second)


def with_equal_identifiers(first: Work, second: Work) -> Likeness:
    """An equal DOI: one work, unless the titles have nothing in common, as when a chapter carries its book's DOI."""
    if not first.words or not second.words or closeness(first, second) >= SOMEWHAT_ALIKE:
        return Likeness.SAME
    return Likeness.SAME if begins_or_ends_with(first.words, second.words) else Likeness.DOUBTFUL


def with_equal_titles(first: Work, second: Work) -> Likeness:
    """Equal titles: one work if year or container agree too and nothing contradicts."""
    if on_one_page(first, second):
        return Likeness.SAME
    if contradicted(first, second):
        return Likeness.DIFFERENT if says_little(first) and not years_near(first, second) else Likeness.DOUBTFUL
    if says_little(first) and not in_one_container(first, second):
        return Likeness.DOUBTFUL
    if first.year and first.year == second.year:
        return Likeness.SAME
    if years_near(first, second) and (in_one_container(first, second) or same_first_author(first, second)):
        return Likeness.SAME
    return Likeness.DOUBTFUL


def with_equal_main_titles(first: Work, second: Work) -> Likeness:
    """One of the two leaves its subtitle out: certain only if they also stand in one place."""
    if not years_near(first, second):
        return Likeness.DIFFERENT
    if in_one_container(first, second) and not contradicted(first, second):
        return Likeness.SAME
    short = min(first.words, second.words, key=len)
    return Likeness.DOUBTFUL if len(short.split()) >= FEWEST_WORDS else Likeness.DIFFERENT


def with_near_titles(first: Work, second: Work) -> Likeness:
    """Titles that differ by a misprint or a word: one work if container and first author agree too."""
    if not years_near(first, second) or dois_differ(first, second) or closeness(first, second) < NEARLY_EQUAL:
        return Likeness.DIFFERENT
    certain = in_one_container(first, second) and same_first_author(first, second) and not contradicted(first, second)
    return Likeness.SAME if certain else Likeness.DOUBTFUL


def contradicted(first: Work, second: Work) -> bool:
    """Whether something known of both says that they are two."""
    return (
        dois_differ(first, second)
        or differ(first.isbn, second.isbn)
        or differ(folded_page(first), folded_page(second))
        or differ(first.volume, second.volume)
        or (first.container != "" != second.container and not containers_alike(first, second))
        or (first.first_author != "" != second.first_author and not share_an_author(first, second))
        or kinds_apart(first, second)
    )


def on_one_page(first: Work, second: Work) -> bool:
    """Whether title, year, volume, page and first author are all known and equal: then a journal's name in another
    language, or a mistyped DOI, does not make two works of one."""
    return (
        first.year == second.year != ""
        and first.volume == second.volume != ""
        and folded_page(first) == folded_page(second) != ""
        and same_first_author(first, second)
    )


def kinds_apart(first: Work, second: Work) -> bool:
    """Whether one is, say, a talk and the other an article of the same title, or one a preprint of the other."""
    if not first.kind or not second.kind or first.kind == second.kind:
        return False
    tables = {KINDS[first.kind].table, KINDS[second.kind].table}
    return len(tables) > 1 or bool(PREPRINT_KINDS & {first.kind, second.kind})


def same_first_author(first: Work, second: Work) -> bool:
    """Whether the family names of the first authors are known and equal."""
    return first.first_author != "" and first.first_author == second.first_author


def share_an_author(first: Work, second: Work) -> bool:
    """Whether any family name is among both: databases disagree about order and about consortia."""
    names = [{folded_family(name) for name in work.authors} for work in (first, second)]
    return any(begins_or_ends_with(a, b) or begins_or_ends_with(b, a) for a in names[0] for b in names[1] if a and b)


def years_near(first: Work, second: Work) -> bool:
    """Whether the years are equal, one apart (online first, then in print), or not both known."""
    if not first.year or not second.year:
        return True
    return abs(int(first.year) - int(second.year)) <= 1


def dois_differ(first: Work, second: Work) -> bool:
    """Whether both have a DOI, and not the same."""
    return differ(first.doi, second.doi)


def differ(first: str, second: str) -> bool:
    """Whether both values are known and not equal."""
    return first != "" != second and first != second
