"""Values of fields out of the text that a file has for them: dates, pages, languages, keywords, addresses.

Each function gives "" (or an empty value) for text that it cannot read, and never raises.
"""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Protocol

from django.conf.locale import LANG_INFO
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
    "is_web_address",
    "keywords",
    "language_tag",
    "partial_date",
    "time_of_day",
    "yes_or_no",
]

LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")  # BCP 47, as far as references use it.
TAG_BY_NAME = {info["name"].lower(): code for code, info in LANG_INFO.items() if "name" in info}
TRUE, FALSE = {"yes", "true", "1"}, {"no", "false", "0"}
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


def first_identifier(module: IdentifierModule, text: str) -> str:
    """The first identifier in `text` that `module` can read, normalised, or ""."""
    first = re.split(r"[;,|]\s*(?=https?://|doi:|10\.[0-9]{4})", text, maxsplit=1)[0]
    for part in (first, text, *re.split(r"[;,]\s*|\s+(?=[0-9])|\s*\(", text)):
        if module.is_valid(part):
            return module.normalise(part)
    return ""


def partial_date(text: str) -> PartialDate:
    """A date in any spelling that people, RIS or ISO 8601 use, as far as ours can hold it."""
    return read_date(text).date


def day(text: str) -> str:
    """A whole date in ISO 8601."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def time_of_day(text: str) -> str:
    """A time in ISO 8601, to the minute: "16:30"."""
    try:
        return time.fromisoformat(text).isoformat("minutes")
    except ValueError:
        return ""


def language_tag(text: str) -> str:
    """The tag (BCP 47) of a language that is named in English or tagged."""
    return TAG_BY_NAME.get(text.lower(), "") or (text if LANGUAGE_TAG.fullmatch(text) else "")


def keywords(given: str | Iterable[str]) -> list[str]:
    """Keywords in a list, or in a text that parts them by semicolons, or else by commas."""
    if isinstance(given, str):
        given = given.split(";" if ";" in given else ",")
    cleaned = (clean(word).replace(";", ",") for word in given if isinstance(word, str))
    return list(dict.fromkeys(word for word in cleaned if word))


def yes_or_no(value: object) -> bool | None:
    """True or False for a truth value or a word for one, None for anything else."""
    word = str(value).strip().lower()
    return True if word in TRUE else False if word in FALSE else None
