"""A date that may lack its day or its month.

ISO 8601-1:2019, section 5.2.2, allows a calendar date of reduced precision: "2008", "2008-11", "2008-11-16".
A source that prints a year alone leaves the day open, so no day is made up.
"""

import calendar
import datetime
import re
from functools import lru_cache
from typing import Self

__all__ = ["PartialDate"]

EXAMPLES = "Write a date as 2008, 2008-11, 2008-11-16 or 16 November 2008."
FIRST_YEAR, LAST_YEAR = 1000, 2999

ISO = re.compile(r"([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
# Each British spelling by its parts; "16/11/2008" is day first, as everybody who will type it here reads it.
SPELLINGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?",
        r"(?:(?P<day>[0-9]{1,2})[-/. ])?(?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})",
        r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?)?(?P<name>[a-z]{3,9})\.?,?[ -]?(?P<year>[0-9]{4})",
        r"(?P<name>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})",
    )
)
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]  # English whatever the site's language: it is what the sources print.


class PartialDate(str):
    """An ISO date of four, seven or ten characters, or an empty string where the date is not known.

    The constructor trusts its text, as values from the database were checked on their way in; use `parse` for
    anything typed or imported. It compares, sorts, serialises and hashes as the string that it is.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """`text` as a partial date; raises ValueError, with a sentence that shows right ones, for anything else."""
        return cls(iso_of(text))

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known: (2008, 11)."""
        return tuple(int(part) for part in self.split("-")) if self else ()

    @property
    def year(self) -> int | None:
        """The year, or None where there is no date."""
        return int(self[:4]) if self else None

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, or None where it is not known."""
        return int(self[5:7]) if len(self) > 4 else None

    @property
    def day(self) -> int | None:
        """The day of the month, or None where it is not known."""
        return int(self[8:]) if len(self) > 7 else None

    @property
    def slashed(self) -> str:
        """The date with slashes, as Google Scholar and RIS write it: "2008/11/16"."""
        return self.replace("-", "/")

    def first_day(self) -> datetime.date | None:
        """The first day that the date can mean: for schedules and time lines, never to be shown."""
        if not self:
            return None
        year, month, day = (*self.parts, 1, 1)[:3]
        return datetime.date(year, month, day)

    def last_day(self) -> datetime.date | None:
        """The last day that the date can mean: for schedules and time lines, never to be shown."""
        if not self:
            return None
        year, month, day = self.year or 0, self.month or 12, self.day
        return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


@lru_cache(maxsize=4096)
def iso_of(text: str) -> str:
    """The ISO form of a date in any accepted spelling; raises ValueError."""
    plain = " ".join(str(text).split()).lower()
    if not plain or is_real_iso(plain):
        return plain
    for spelling in SPELLINGS:
        if match := spelling.fullmatch(plain):
            return joined(match.groupdict(), text)
    if re.fullmatch("[0-9]{4}", plain):
        raise ValueError(f"“{text}” is not a year between {FIRST_YEAR} and {LAST_YEAR}. {EXAMPLES}")
    raise ValueError(f"“{shortened(text)}” cannot be read as a date. {EXAMPLES}")


def joined(parts: dict[str, str | None], text: str) -> str:
    """The ISO form of a date's parts, whose `name` may stand for the month."""
    month = month_number(parts["name"], text) if parts.get("name") else int(parts["month"] or 0)
    iso = f"{parts['year']}-{month:02}"
    if parts.get("day"):
        iso += f"-{int(parts['day'] or 0):02}"
    if not is_real_iso(iso):
        raise ValueError(f"“{text}” is not a day in the calendar. {EXAMPLES}")
    return iso


def month_number(name: str | None, text: str) -> int:
    """1 to 12 for an English month's name or the beginning of it ("nov", "sept")."""
    for number, month in enumerate(MONTHS, start=1):
        if month.startswith(name or "?"):
            return number
    raise ValueError(f"“{text}” names no month. {EXAMPLES}")


def is_real_iso(text: str) -> bool:
    """Whether `text` is an ISO partial date that is in the calendar."""
    match = ISO.fullmatch(text)
    if not match:
        return False
    year, month, day = match.groups()
    return not day or int(day) <= calendar.monthrange(int(year), int(month))[1]


def shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
