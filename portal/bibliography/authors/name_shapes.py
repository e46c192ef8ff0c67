"""What a segment of an author list looks like: initials, a family name, a degree, a name turned round."""

import re
from dataclasses import dataclass

from portal.bibliography.names import SUFFIXES

__all__ = [
    "MAYBE_DEGREES",
    "TurnedRound",
    "family_in_capitals",
    "is_degree",
    "is_family_only",
    "is_given",
    "is_initials",
    "is_suffix",
    "turned_round",
    "without_degrees",
]

DEGREES = re.compile(r"^(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?Phil|M\.?Sc|B\.?Sc|MBBS|FRCP|FBA|OBE|MBE|CBE)\.?$")
# Degrees that may as well be somebody's initials.
MAYBE_DEGREES = frozenset({"BA", "MA", "MBA", "MD", "MPH", "RN"})
INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,5}")


def is_suffix(segment: str) -> bool:
    """Whether `segment` is what stands behind a name: "Jr."."""
    return segment.lower().rstrip(".") in SUFFIXES


def is_degree(segment: str) -> bool:
    """Whether `segment` is a degree or an honour: "PhD", "OBE"."""
    return bool(DEGREES.match(segment))


def is_initials(segment: str) -> bool:
    """Whether `segment` is initials and nothing else: "J.", "A. B.", "JA", "J-P."."""
    letters = [character for character in segment if character.isalpha()]
    return bool(INITIALS.fullmatch(segment)) and all(letter.isupper() for letter in letters)


def is_family_only(segment: str) -> bool:
    """Whether `segment` is one word, or one with its particles: "van der Berg"."""
    *particles, _last = segment.split()
    return all(word[0].islower() or word in ("Di", "De", "Da", "Du", "La", "Le", "Van", "Von") for word in particles)


def is_given(segment: str) -> bool:
    """Whether `segment` can be given names: one word, perhaps with more or initials behind, none of them a particle."""
    words = segment.split()
    return len(words) <= 3 and not any(word[0].islower() for word in words[1:])


def without_degrees(segment: str) -> str:
    """The segment without the degrees and honours behind a name: "Robert Hill" for "Robert Hill OBE"."""
    words = segment.split()
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


def turned_round(segment: str) -> TurnedRound | None:
    """The parts of a segment such as "van der Berg C" or "Smith JA Jr"; None for a name in reading order."""
    words, suffix = segment.split(), ""
    if len(words) > 2 and is_suffix(words[-1]):
        suffix = words.pop()
    cut = len(words)
    while cut > 1 and is_one_initial(words[cut - 1]):
        cut -= 1
    if cut == len(words) and cut > 1 and is_initials(words[-1]) and not is_capital_family(words):
        cut -= 1
    if cut == len(words) or is_one_initial(words[0]):
        return None
    family, initials = words[:cut], " ".join(words[cut:])
    if is_suffix(initials):  # "Smith SR": with dots they are not taken for "senior".
        initials = ".".join(initials.rstrip(".")) + "."
    return TurnedRound(" ".join(family), initials, suffix, may_be_a_name(initials, family))


def is_capital_family(words: list[str]) -> bool:
    """Whether the last word is a family name in capitals and no initials: "Jane SMITH", but not "Smith JAB"."""
    return words[-1].isalpha() and len(words[-1]) > 3 and any(word != word.upper() for word in words[:-1])


def family_in_capitals(segment: str) -> tuple[str, str]:
    """Family and given name of a segment whose family name stands first in capitals: "LEFÈVRE Élodie"; else none."""
    words = segment.split()
    cut = next((place for place, word in enumerate(words) if word != word.upper()), len(words))
    family, given = words[:cut], words[cut:]
    is_family = any(sum(map(str.isalpha, word)) > 2 for word in family) and not any("." in word for word in family)
    if not (family and given) or not is_family or any(word == word.upper() and len(word) > 2 for word in given):
        return "", ""
    return (" ".join(family), " ".join(given)) if all(word[0].isupper() for word in given) else ("", "")


def is_one_initial(word: str) -> bool:
    """Whether `word` is a single initial, with or without its full stop."""
    return is_initials(word) and len(word.rstrip(".")) == 1


def may_be_a_name(initials: str, family: list[str]) -> bool:
    """Whether capitals mean nothing here: "LI WU", but not "SMITH JA"."""
    if len(initials) < 2 or not initials.isalpha() or not all(word.isupper() for word in family):
        return False
    return len("".join(family)) <= 4 or len(initials) > 2
