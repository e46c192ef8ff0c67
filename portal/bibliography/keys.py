"""BibTeX keys: made once, when a record is first saved, and stored, so that no edit breaks anybody's \\cite."""

import re
from collections.abc import Callable
from itertools import count

from anyascii import anyascii

from portal.dates.partial import PartialDate

__all__ = ["KEY_LENGTH", "new_key"]

KEY_LENGTH = 80
LONGEST_PART = 30
NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")
ARTICLES = frozenset({"a", "an", "the", "on", "of"})
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def new_key(name: str, date: PartialDate, title: str, is_taken: Callable[[str], bool]) -> str:
    """A key of Latin letters and digits that is not taken: "spalek2010policing", and then "spalek2010policinga".

    `name` is the first author's family name or an organisation's name, or "" for none; `date` may be empty.
    """
    words = [word for word in map(latin, title.split()) if word and word not in ARTICLES]
    stem = latin(name)[:LONGEST_PART] + date[:4] + (words[0][:LONGEST_PART] if words else "")
    stem = stem or "record"
    if not is_taken(stem):
        return stem
    return next(key for number in count() if not is_taken(key := stem + letters_of(number)))


def latin(text: str) -> str:
    return NOT_IN_KEYS.sub("", anyascii(text).lower())


def letters_of(number: int) -> str:
    """a to z, then aa, ab and so on: a digit would run into the title's."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = LETTERS[place] + letters
    return letters
