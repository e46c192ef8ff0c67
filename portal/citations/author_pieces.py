"""Cutting the text of an author list at what parts its names, and telling the pieces apart."""

import re
from dataclasses import dataclass

from .bodies import may_go_on_after_and
from .names import SUFFIXES

__all__ = [
    "MAYBE_DEGREES",
    "TurnedRound",
    "is_degree",
    "is_family_only",
    "is_given",
    "is_initials",
    "is_suffix",
    "parts_of",
    "pieces_of",
    "turned_round",
    "without_degrees",
]

STRONG = re.compile(r"\s*[;|•·\t]\s*|,?\s+on behalf of\s+(?:the\s+)?|,?\s+for the\s+")
AND = re.compile(r"(,?\s*&\s*|,?\s+(?:and|und|et|with)\s+)")
LEADING_AND = re.compile(r"^\s*(?:and\s|&)\s*")
DEGREES = re.compile(r"^(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?Phil|M\.?Sc|B\.?Sc|MBBS|FRCP|FBA|OBE|MBE|CBE)\.?$")
# Degrees that may as well be somebody's initials.
MAYBE_DEGREES = frozenset({"BA", "MA", "MBA", "MD", "MPH", "RN"})
INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,5}")


def parts_of(text: str) -> list[str]:
    """`text` cut at semicolons and the like and at "and", but not within what may be one organisation's name."""
    return [part for group in STRONG.split(text) for part in cut_at_and(LEADING_AND.sub("", group))]


def cut_at_and(text: str) -> list[str]:
    current, *rest = AND.split(text)
    parts = []
    for connector, after in zip(rest[::2], rest[1::2], strict=True):
        before, following = pieces_of(current), pieces_of(after)
        alone = bool(before and following) and not (len(following) > 1 and is_initials(following[1]))
        if alone and may_go_on_after_and(before[-1], following[0]):
            current += connector + after
        else:
            parts.append(current)
            current = after
    return [*parts, current]


def pieces_of(part: str) -> list[str]:
    """What stands between the commas of `part`."""
    return [piece.strip() for piece in part.split(",") if piece.strip(" .")]


def is_suffix(piece: str) -> bool:
    """Whether `piece` is what stands behind a name: "Jr."."""
    return piece.lower().rstrip(".") in SUFFIXES


def is_degree(piece: str) -> bool:
    return bool(DEGREES.match(piece))


def is_initials(piece: str) -> bool:
    """Whether `piece` is initials and nothing else: "J.", "A. B.", "JA", "J-P."."""
    letters = [character for character in piece if character.isalpha()]
    return bool(INITIALS.fullmatch(piece)) and all(letter.isupper() for letter in letters)


def is_family_only(piece: str) -> bool:
    """Whether `piece` is one word, or one with its particles: "van der Berg"."""
    *particles, _last = piece.split()
    return all(word[0].islower() or word in ("Di", "De", "Da", "Du", "La", "Le", "Van", "Von") for word in particles)


def is_given(piece: str) -> bool:
    """Whether `piece` can be given names: one word, perhaps with more or initials behind, none of them a particle."""
    words = piece.split()
    return len(words) <= 3 and not any(word[0].islower() for word in words[1:])


def without_degrees(piece: str) -> str:
    """The piece without the degrees and honours behind a name: "Robert Hill" for "Robert Hill OBE"."""
    words = piece.split()
    while len(words) > 1 and is_degree(words[-1]):
        words.pop()
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class TurnedRound:
    """A name that has its initials behind, without a comma; `is_doubtful`: they may be a short name in capitals."""

    family: str
    initials: str
    suffix: str
    is_doubtful: bool


def turned_round(piece: str) -> TurnedRound | None:
    """The parts of a piece such as "van der Berg C" or "Smith JA Jr"; None for a name in reading order."""
    words, suffix = piece.split(), ""
    if len(words) > 2 and is_suffix(words[-1]):
        suffix = words.pop()
    cut = len(words)
    while cut > 1 and is_one_initial(words[cut - 1]):
        cut -= 1
    if cut == len(words) and cut > 1 and is_initials(words[-1]):
        cut -= 1
    if cut == len(words) or is_one_initial(words[0]):
        return None
    family, initials = words[:cut], " ".join(words[cut:])
    if is_suffix(initials):  # "Smith SR": with dots they are not taken for "senior".
        initials = ".".join(initials.rstrip(".")) + "."
    return TurnedRound(" ".join(family), initials, suffix, may_be_a_name(initials, family))


def is_one_initial(word: str) -> bool:
    return is_initials(word) and len(word.rstrip(".")) == 1


def may_be_a_name(initials: str, family: list[str]) -> bool:
    """Whether capitals mean nothing here: "LI WU", but not "SMITH JA"."""
    if len(initials) < 2 or not initials.isalpha() or not all(word.isupper() for word in family):
        return False
    return len("".join(family)) <= 4 or len(initials) > 2
