"""Values of fields out of the text that a file has for them: dates, pages, languages, keywords, addresses.

Each function gives "" (or an empty value) for text that it cannot read, and never raises.
"""

import re
from collections.abc import Iterable
from datetime import time
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from portal.bibliography.clean_text import one_line
from portal.bibliography.markup import without_markup
from portal.dates.partial import PartialDate
from portal.dates.printed import read_date

__all__ = [
    "clean",
    "day",
    "first_identifier",
    "identifiers",
    "is_web_address",
    "keywords",
    "minutes",
    "partial_date",
    "time_of_day",
    "yes_or_no",
]

TRUE = {"yes", "y", "true", "1", "refereed", "peer reviewed", "reviewed"}
FALSE = {"no", "n", "false", "0", "not refereed", "non refereed", "unrefereed", "not peer reviewed", "not reviewed"}
TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?:[:.][0-9]{2})?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
HOURS, MINUTES, SECONDS = r"h(?:(?:ou)?rs?)?\.?", r"(?:m(?:in(?:ute)?s?)?\.?|[’'])", r"s(?:ec(?:ond)?s?)?\.?"
DURATION = re.compile(
    rf"(?:pt)?(?:([0-9]{{1,2}})\s*{HOURS})?[\s,]*(?:and\s+)?(?:([0-9]{{1,4}})\s*{MINUTES})?\s*(?:([0-9]{{1,2}})\s*{SECONDS})?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.0+)?")
validate_web_address = URLValidator(schemes=["http", "https"])


class IdentifierModule(Protocol):
    """One of the modules of `portal.identifiers`."""

    def is_valid(self, text: str) -> bool:
        """Whether `text` can be read as the identifier."""

    def normalise(self, text: str) -> str:
        """The identifier's normal form; raises ValueError."""


def clean(text: str) -> str:
    """Text on one line, without the markup and entities that Crossref and web pages leave in it."""
    return one_line(without_markup(text))


def is_web_address(url: str) -> bool:
    """Whether `url` is a whole http or https address."""
    try:
        validate_web_address(url)
    except ValidationError:
        return False
    return True


def identifiers(module: IdentifierModule, text: str) -> list[str]:
    """The identifiers in `text` that `module` can read, normalised, each once and in order."""
    parts = re.split(r"[;,|]\s*(?=https?://|doi:|10\.[0-9]{4})", text)
    if not any(map(module.is_valid, parts)) and not module.is_valid(text):
        parts = re.split(r"[;,]\s*|\s+(?=[0-9])|\s*\(", text)
    elif not module.is_valid(parts[0]):
        parts = [text, *parts]
    return list(dict.fromkeys(module.normalise(part) for part in parts if module.is_valid(part)))


def first_identifier(module: IdentifierModule, text: str) -> str:
    """The first identifier in `text` that `module` can read, normalised, or ""."""
    return next(iter(identifiers(module, text)), "")


def partial_date(text: str) -> PartialDate:
    """A date in any spelling that people, RIS or ISO 8601 use, as far as ours can hold it."""
    return read_date(text).date


def day(text: str) -> str:
    """A whole date in ISO 8601."""
    read = partial_date(text)
    return str(read) if len(read) == 10 else ""


def time_of_day(text: str) -> str:
    """A time in ISO 8601, to the minute: "16:30" for "4.30pm"."""
    match = TIME.fullmatch(text.strip())
    if not match or not (match[2] or match[3]):
        return ""
    hour, half = int(match[1]), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "p") if half else hour
    try:
        return time(hour, int(match[2] or 0)).isoformat("minutes")
    except ValueError:
        return ""


def minutes(text: str) -> int | None:
    """A duration in whole minutes: 65 for "1 h 5 min", "65 minutes", "1:05:00" and a bare "65"; None for another text.

    "28:30" may be minutes or hours, and is neither.
    """
    text = text.strip()
    if text.isdecimal() and len(text) <= 4:
        return int(text) or None
    if not (match := CLOCK.fullmatch(text) or DURATION.fullmatch(text)):
        return None
    hours, whole, seconds = (int(part or 0) for part in match.groups())
    known = 60 * hours + whole
    return known + (seconds >= 30) if known else None


def keywords(given: str | Iterable[str]) -> list[str]:
    """Keywords in a list, or in a text that parts them by semicolons, or else by commas."""
    if isinstance(given, str):
        given = given.split(";" if ";" in given else ",")
    cleaned = (clean(word).replace(";", ",") for word in given if isinstance(word, str))
    return list(dict.fromkeys(word for word in cleaned if word))


def yes_or_no(value: object) -> bool | None:
    """True or False for a truth value or a word for one, None for anything else."""
    word = " ".join(str(value).lower().replace("-", " ").split())
    return True if word in TRUE else False if word in FALSE else None
