"""Text folded for comparing: Latin letters and digits in lower case, without accents, markup and punctuation."""

import re

from anyascii import anyascii

from portal.bibliography.names import split

__all__ = ["begins_or_ends_with", "compact", "folded", "folded_family", "number_of_part"]

NOT_WORDS = re.compile(r"[^a-z0-9]+")
MARKUP = re.compile(r"</?[a-z][^<>]{0,40}>", re.IGNORECASE)
LEADING_ARTICLES = frozenset({"a", "an", "the"})
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SPELLED = dict(zip(COUNTING, map(str, range(1, 11)), strict=True))
INITIALS_LAST = re.compile(r"([^,]*[^\W\d_]{2}[^,]*) [A-Z](?:\.?[ -]?[A-Z]){0,3}\.?")


def folded(text: str) -> str:
    """`text` folded, without a leading article."""
    latin = NOT_WORDS.sub(" ", anyascii(MARKUP.sub("", text)).lower()).split()
    return " ".join(latin[1:] if len(latin) > 1 and latin[0] in LEADING_ARTICLES else latin)


def compact(words: str) -> str:
    """`words` without spaces, so that "in vitro" and "invitro" are equal."""
    return words.replace(" ", "")


def folded_family(name: str) -> str:
    """The family name folded: of "Sample, Ben", "Ben Sample" and, as medical databases write it, "Sample B"."""
    turned = INITIALS_LAST.fullmatch(name[:200].strip())
    return compact(folded(turned.group(1) if turned else split(name).surname))


def number_of_part(part: str) -> str:
    """The number of a part: "2" for "ii", "two" and "2", a single letter for itself, "" for another word."""
    if part.isdigit() or (len(part) == 1 and part not in ROMAN):
        return part
    return ROMAN.get(part, SPELLED.get(part, ""))


def begins_or_ends_with(short: str, long: str) -> bool:
    """Whether the words of `short` stand at the beginning or the end of `long`."""
    return bool(short) and (long == short or long.startswith(f"{short} ") or long.endswith(f" {short}"))
