"""Personal names as printed, and their parts.

The rules are BibTeX's (Oren Patashnik, "BibTeXing", section 4, item 18), with what the printed page adds to them:
"Ken Griffey, Jr.", a title in front, and names of organisations in braces.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Name", "split"]

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr", "junior", "senior", "esq", "2nd", "3rd", "4th"})
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev"})
CONJUNCTIONS = frozenset({"y", "e", "i"})  # "García y Vega": lower case, but no particle.
# "Family, Given": one word, a comma, and words without a brace or a further comma. Most printed names are such.
SIMPLE = re.compile(r"([^\s,{}]+), ([^\s,{}]+(?: [^\s,{}]+)*)").fullmatch
# Han and Hangul: in these scripts the family name comes first, and nothing parts it from the given name.
IS_FAMILY_FIRST = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+").fullmatch
BRACED_OR_LETTER = re.compile(r"\{(?!\\)[^{}]*\}|(?:\{\\)?[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts; `literal` alone is set for an organisation, or for what must be printed as it stands."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def surname(self) -> str:
        """The family name with its particle: "van der Berg"; an organisation's whole name."""
        return self.literal or f"{self.particle} {self.family}".strip()

    @property
    def is_family_first(self) -> bool:
        """Whether the name is written as Chinese and Korean write theirs: "王伟"."""
        return self.family >= "\u3400" and IS_FAMILY_FIRST(self.family) is not None

    @property
    def display(self) -> str:
        """In reading order: "Matthew J Goodwin", "王伟"."""
        if self.is_family_first:
            return f"{self.family}{self.given}"
        return self.literal or " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """Family name first, as RIS and lists want it: "Goodwin, Matthew J, Jr.".

        A suffix of other words stands in the middle, where BibTeX has it, for `split` to know it again: "Pliny, the
        Elder, Gaius".
        """
        if self.family and self.given and not (self.particle or self.suffix or self.literal):
            return f"{self.family}, {self.given}"
        parts = (self.surname, self.given, self.suffix)
        if self.suffix and self.given and not is_suffix(self.suffix):
            parts = (self.surname, self.suffix, self.given)
        return self.literal or ", ".join(filter(None, parts))


@lru_cache(maxsize=8_192)
def split(printed: str) -> Name:
    """The parts of a name in either order; anything that is not a person's name in parts is kept as `literal`."""
    simple = SIMPLE(printed)
    if simple and not is_suffix(simple[2].rpartition(" ")[2]):
        return Name(family=simple[1], given=simple[2])
    text = " ".join(printed.split())
    if is_braced(text):
        family, comma, suffix = braced_suffix(text)
        return Name(family=family, suffix=suffix) if comma and " " not in family else Name(literal=text[1:-1].strip())
    parts = [part.strip() for part in split_commas(text)]
    if len(parts) > 1 and all(is_suffix(part) for part in parts[1:]):
        return display_order(parts[0], " ".join(parts[1:]))
    parts = [part for part in parts if part]
    if len(parts) > 3:
        return Name(literal=text)
    return sort_order(parts) if len(parts) > 1 else display_order(parts[0] if parts else "")


def display_order(text: str, suffix: str = "") -> Name:
    """A name that is not turned round: "Ludwig van Beethoven"."""
    words = words_of(text)
    while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
        words = words[1:]
    if not suffix and len(words) > 2 and is_suffix(words[-1]):
        words, suffix = words[:-1], words[-1]
    if len(words) == 2 and all(map(IS_FAMILY_FIRST, words)):
        return Name(family=words[0], given=words[1], suffix=suffix)
    lower = [place for place, word in enumerate(words[:-1]) if is_lower(word)]
    if lower:
        first, last = lower[0], lower[-1] + 1
    else:
        first = last = max(len(words) - 1, 0)
    family, _comma, held = braced_suffix(" ".join(words[last:]))
    return Name(
        given=" ".join(words[:first]),
        particle=" ".join(words[first:last]),
        family=unbraced(family),
        suffix=suffix or held,
    )


def sort_order(parts: list[str]) -> Name:
    """A name turned round: "Family, Given", "Family, Jr., Given" or "Family, Given, Jr."."""
    family, *rest = parts
    given, suffix = rest[-1], rest[0] if len(rest) == 2 else ""
    family, _comma, held = braced_suffix(family)
    suffix = suffix or held
    if len(rest) == 2 and is_suffix(rest[1]):
        given, suffix = rest
    words = words_of(given)
    if not suffix and len(words) > 1 and is_suffix(words[-1]):
        given, suffix = " ".join(words[:-1]), words[-1]
    surname = words_of(family)
    lower = [place for place, word in enumerate(surname[:-1]) if is_lower(word)]
    cut = lower[-1] + 1 if lower else 0
    return Name(
        given=unbraced(given),
        particle=" ".join(surname[:cut]),
        family=unbraced(" ".join(surname[cut:])),
        suffix=suffix,
    )


def braced_suffix(family: str) -> tuple[str, str, str]:
    """The family name, the comma and the suffix of "{Bell, II}", which some write into one pair of braces."""
    name, comma, suffix = unbraced(family).rpartition(",") if is_braced(family) else ("", "", "")
    return (name.strip(), comma, suffix.strip()) if comma and is_suffix(suffix.strip()) else (family, "", "")


def is_lower(word: str) -> bool:
    """Whether the first letter outside braces is a small one; a name in a script without capitals has none."""
    if word.startswith("\\"):  # A command outside braces has no case of its own.
        return False
    for match in BRACED_OR_LETTER.findall(word):
        if not match.startswith("{") or match.startswith("{\\"):
            return match[-1].islower() and word not in CONJUNCTIONS
    return False


def is_suffix(word: str) -> bool:
    return word.lower().rstrip(".") in SUFFIXES


def is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0 and place < len(text) - 1:
            return False
    return depth == 0


def unbraced(text: str) -> str:
    return text[1:-1].strip() if is_braced(text) and "\\" not in text else text


def split_outside_braces(text: str, separator: str) -> list[str]:
    """`text` cut at each `separator` that no brace holds."""
    parts, start, depth = [], 0, 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if character == separator and depth <= 0:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def split_commas(text: str) -> list[str]:
    return split_outside_braces(text, ",") if "{" in text else text.split(",")


def words_of(text: str) -> list[str]:
    return [word for word in (split_outside_braces(text, " ") if "{" in text else text.split(" ")) if word]
