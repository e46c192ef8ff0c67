"""The abbreviations of a BibTeX file (@string), spelled out within bounds.

A short file can be written that unfolds to gigabytes: each abbreviation names the one before it ten times.
"""

import re
from collections.abc import Iterable

from bibtexparser.model import String

__all__ = ["MONTHS", "MOST_UNFOLDED", "Abbreviations", "UnfoldedTooLongError"]

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: str(place) for place, name in enumerate(MONTH_NAMES, 1)}
MOST_UNFOLDED = 2_000_000  # Characters that a file's abbreviations may come to, all together.
SPACE = re.compile(r"\s*")
BARE = re.compile(r"[^\s#\"{}]+")


class UnfoldedTooLongError(Exception):
    """The abbreviations of the file come to more than MOST_UNFOLDED characters."""


class Abbreviations:
    """Takes the quotes or braces off values, and spells out the abbreviations in them.

    `spent`: how many characters were spelled out so far, for the whole file.
    """

    def __init__(self, strings: Iterable[String]) -> None:
        self.spent = 0
        self.known = dict(MONTHS)
        for block in strings:
            try:
                self.known[block.key.lower()] = self.text(str(block.value))
            except UnfoldedTooLongError:
                break

    def text(self, value: str) -> str:
        """A value as text, its tokens joined at each "#" ("BibTeXing", section 2.1). Raises UnfoldedTooLongError."""
        value = value.strip()
        parts, place = [], 0
        while token := next_token(value, place):
            word, place = token
            parts.append(self.unfolded(word))
            if place >= len(value):
                return "".join(parts).strip()
            place += 1  # What stands there is a "#".
        return value.strip('"').strip()

    def unfolded(self, word: str) -> str:
        """A token without its quotes or braces; an abbreviation spelled out, an unknown one as it stands."""
        if word[0] in '"{':
            return word[1:-1]
        known = self.known.get(word.lower(), word)
        self.spent += len(known)
        if self.spent > MOST_UNFOLDED:
            raise UnfoldedTooLongError
        return known


def next_token(value: str, place: int) -> tuple[str, int] | None:
    """The quoted, braced or bare token from `place` on, and where the "#" after it or the end is; None for no token."""
    gap = SPACE.match(value, place)
    start = gap.end() if gap else place
    if value[start : start + 1] in ('"', "{"):
        end = closing(value, start)
    else:
        bare = BARE.match(value, start)
        end = bare.end() if bare else start
    after = SPACE.match(value, end)
    rest = after.end() if after else end
    if end <= start or (rest < len(value) and value[rest] != "#"):
        return None
    return value[start:end], rest


def closing(value: str, start: int) -> int:
    """The place after the quote or brace that closes the one at `start`; `start` where none does."""
    depth, quoted = 0, value[start] == '"'
    for place in range(start + quoted, len(value)):
        if value[place - 1 : place] == "\\":
            continue
        depth += (value[place] == "{") - (value[place] == "}")
        if depth == 0 and (value[place] == '"' if quoted else value[place] == "}"):
            return place + 1
    return start
