"""A work as far as it is known, for comparing it with another."""

import re
from dataclasses import dataclass
from functools import cached_property

from portal.bibliography.matching.folding import compact, folded, folded_family, number_of_part

__all__ = ["Work"]

SUBTITLE = re.compile(r"\s*(?::|\s[-–—]\s|[?!.]\s)\s*")
PARTS = re.compile(r"\b(?:part|volume|vol|book|series|chapter|no|number|phase|version)\s+([a-z0-9]+)\b")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class Work:
    """A description of a work. A value that is not known is "" or empty.

    `title` as printed; `year` in four digits; `doi` and `isbn` normalised; `first_page`, `volume`; `container`: the
    journal, book, programme or event; `url`: an address of the work itself; `authors`: names as printed, in order;
    `kind`: a name of `kinds.KINDS`.
    """

    title: str
    year: str = ""
    doi: str = ""
    isbn: str = ""
    first_page: str = ""
    volume: str = ""
    container: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    kind: str = ""

    @cached_property
    def words(self) -> str:
        """The whole title folded: Latin letters and digits in lower case, without markup and leading article.

        A title without letters or digits ("???") stands for itself.
        """
        return folded(self.title) or self.title.strip()

    @cached_property
    def main_words(self) -> str:
        """The title folded up to its subtitle."""
        return folded(SUBTITLE.split(self.title.strip(), maxsplit=1)[0]) or self.words

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that tell parts, editions and years of a title apart, however they are spelled."""
        parts = [number_of_part(part) for part in PARTS.findall(self.words)]
        return tuple(sorted({*NUMBER.findall(self.words), *(part for part in parts if part)}))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of which two descriptions of one work share at least one: for finding what to compare."""
        keys = {f"title {compact(self.words)[:60]}", f"title {compact(self.main_words)[:60]}"} if self.words else set()
        if self.doi:
            keys.add(f"doi {self.doi}")
        if self.isbn:
            keys.add(f"isbn {self.isbn} {self.first_page}")
        return frozenset(keys)

    @cached_property
    def first_author(self) -> str:
        """The first author's family name folded, "" where there is none."""
        return folded_family(self.authors[0]) if self.authors else ""
