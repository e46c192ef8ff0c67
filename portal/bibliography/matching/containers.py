"""Whether two works stand in the same container: one journal, book or programme, and there at one page."""

import re

from portal.bibliography.matching.folding import begins_or_ends_with, compact, folded
from portal.bibliography.matching.work import Work

__all__ = ["containers_alike", "folded_page", "in_one_container"]


def in_one_container(first: Work, second: Work) -> bool:
    """Whether both have one address, or one page or volume of what may be one container."""
    if first.container and second.container and not containers_alike(first, second):
        return False
    if first.url and first.url == second.url:
        return True
    same_page = folded_page(first) != "" and folded_page(first) == folded_page(second)
    same_volume = first.volume != "" and first.volume == second.volume
    named = bool(first.container and second.container)
    return same_page if not named else same_page or same_volume or not (folded_page(first) and folded_page(second))


def containers_alike(first: Work, second: Work) -> bool:
    """Whether two names may be of one journal: equal, one within the other, or one the abbreviation of the other."""
    name, other_name = folded(first.container), folded(second.container)
    if begins_or_ends_with(name, other_name) or begins_or_ends_with(other_name, name):
        return True
    return abbreviates(name.split(), other_name.split()) or abbreviates(other_name.split(), name.split())


def abbreviates(short: list[str], full: list[str]) -> bool:
    """Whether each word of `short` shortens a word of `full`, in order: "j dev ctries", "journal of dev countries"."""
    rest = iter(full)
    return bool(short) and all(any(shortens(part, word) for word in rest) for part in short)


def shortens(part: str, word: str) -> bool:
    """Whether the letters of `part` stand in `word` in that order, the first one first."""
    letters = iter(word)
    return word.startswith(part[:1]) and all(letter in letters for letter in part)


def folded_page(work: Work) -> str:
    """The first page in lower case and without leading zeros, up to a hyphen; "" where it is not known."""
    return compact(folded(re.split(r"[-‐‑–—,; ]", work.first_page.strip(), maxsplit=1)[0])).lstrip("0")
