"""Names of people in citations: initials, order, and how long a list may grow."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from portal.bibliography.styles.cited_work import Person
from portal.bibliography.styles.typography import listed, spaced

__all__ = [
    "full_name",
    "full_names",
    "given_with_points",
    "initials",
    "inverted_initials",
    "joined",
    "leading_initials",
]

SEPARATORS = re.compile(r"[\s.]+")
HYPHENS = re.compile(r"[-‐‑]")


def initials(given: str, point: str = ". ") -> str:
    """Initials of given names: "M. J.", "M.J." with point ".", "MJ" with none; "J.-P." keeps its hyphen if pointed.

    Names in a script without capitals are not shortened, nor are small words such as a particle. What is small after a
    hyphen belongs to the name before it: "Ji-woo" is "J." (APA 7, 9.8).
    """
    mark = point.strip()
    out = ""
    for word in filter(None, SEPARATORS.split(given)):
        if not word[0].isupper():
            out = f"{out} {word}"
            continue
        parts = list(word) if word.isupper() and word.isalpha() and len(word) <= 3 else [word]
        for part in parts:
            first, *others = [name for name in HYPHENS.split(part) if name]
            names = [first, *[name for name in others if not name[0].islower()]] if others else [first]
            short = ("-" if mark else "").join([f"{name[0].upper()}{mark}" for name in names])
            out += (" " if out and (point.endswith(" ") or out[-1].islower()) else "") + short
    return out.strip()


def given_with_points(given: str) -> str:
    """Given names in full, with a full stop after each lone initial: "Matthew J."."""
    return " ".join([f"{word}." if len(word) == 1 and word.isupper() else word for word in given.split(" ")])


def full_name(person: Person, first: bool) -> str:
    """A name in full, turned round where it is the first of a list (Chicago, MHRA, MLA)."""
    if person.literal:
        return person.literal
    given = given_with_points(person.given)
    if first:
        return listed(person.family, given, person.suffix)
    return spaced(given, person.family, person.suffix)


def inverted_initials(person: Person, point: str) -> str:
    """ "Goodwin, M. J., Jr." (APA, Harvard)."""
    return person.literal or listed(person.family, initials(person.given, point), person.suffix)


def leading_initials(person: Person, first: bool, point: str) -> str:
    """ "M. J. Goodwin" (APA, Harvard)."""
    return person.literal or spaced(initials(person.given, point), person.family, person.suffix)


def joined(
    people: Sequence[Person],
    name: Callable[[Person, bool], str],
    *,
    pair: str,
    last: str,
    most: int,
    shown: int,
    others: str,
) -> str:
    """A list of names. `name` is asked for each with whether it is the first.

    `pair` stands between two, `last` before the last of more; over `most`, only the first `shown` and `others` are.
    """
    if len(people) > most:
        return ", ".join([name(person, not place) for place, person in enumerate(people[:shown])]) + others
    names = [name(person, not place) for place, person in enumerate(people)]
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + (pair if len(names) == 2 else last) + names[-1]


def in_reading_order(person: Person, first: bool) -> str:
    return full_name(person, False)


full_names = partial(joined, name=in_reading_order)
