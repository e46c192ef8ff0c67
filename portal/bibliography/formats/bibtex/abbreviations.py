"""The abbreviations of a BibTeX file (@string), spelled out within bounds.

A short file can be written that unfolds to gigabytes: each abbreviation names the one before it ten times.
"""

import re
from collections.abc import Iterable

from bibtexparser.model import String

__all__ = ["MOST_UNFOLDED", "Abbreviations", "MissingCommaError", "UnfoldedTooLongError"]

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: name.title() for name in MONTH_NAMES}
MOST_UNFOLDED = 2_000_000  # Characters that a file's abbreviations may come to, all together, however short it is ...
MOST_GROWTH = 5  # ... and so many for each of its own: an honest file does not grow so.
SPACE = re.compile(r"\s*")
ANOTHER_FIELD = re.compile(r"[A-Za-z][\w:+-]{1,40}\s*=\s*[\"{\w]")
BARE = re.compile(r"[^\s#\"{}]+")


class UnfoldedTooLongError(Exception):
    """The abbreviations of the file come to more characters than may be."""


class MissingCommaError(Exception):
    """Two fields stand in one value, with no comma between them."""


class Abbreviations:
    """Takes the quotes or braces off values, and spells out the abbreviations in them.

    `spent`: how many characters were spelled out so far, for the whole file of `length` characters. `undefined`: the
    abbreviations met since it was last emptied that the file does not define.
    """

    def __init__(self, strings: Iterable[String], length: int = 0) -> None:
        self.spent = 0
        self.most = max(MOST_UNFOLDED, MOST_GROWTH * length)
        self.undefined: list[str] = []
        self.known = dict(MONTHS)
        for block in strings:
            try:
                self.known[block.key.lower()] = self.joined(str(block.value))
            except UnfoldedTooLongError:
                break
            except MissingCommaError:
                continue

    def text(self, value: str) -> str:
        """A value as text. Raises UnfoldedTooLongError and MissingCommaError."""
        return self.joined(value).strip()

    def joined(self, value: str) -> str:
        """A value, its tokens joined at each "#" ("BibTeXing", section 2.1), with the spaces at its ends."""
        value = value.strip()
        parts, place = [], 0
        while token := next_token(value, place):
            word, place = token
            parts.append(self.unfolded(word))
            if place >= len(value):
                return "".join(parts)
            place += 1  # What stands there is a "#".
        if ANOTHER_FIELD.search(value, first_end(value)):
            raise MissingCommaError
        return value.strip('"')

    def unfolded(self, word: str) -> str:
        """A token without its quotes or braces; an abbreviation spelled out, an unknown one as it stands."""
        if word[0] in '"{':
            return word[1:-1]
        known = self.known.get(word.lower(), word)
        if word.lower() not in self.known and not word.isdecimal():
            self.undefined.append(word)
        self.spent += len(known)
        if self.spent > self.most:
            raise UnfoldedTooLongError
        return known


def first_end(value: str) -> int:
    """Where the first token of a value ends."""
    if value[:1] in ('"', "{"):
        return closing(value, 0)
    bare = BARE.match(value)
    return bare.end() if bare else 0


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
