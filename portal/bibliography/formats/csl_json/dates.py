"""The date of an item of CSL-JSON (CSL 1.0.2, csl-data.json, "date-variable"), also as Crossref has it."""

import re
from collections.abc import Mapping
from typing import Any

from portal.bibliography.formats import remarks
from portal.bibliography.formats.parsed import Remark
from portal.dates.printed import read_date

__all__ = ["DATE_VARIABLES", "date_of"]

PUBLISHED = ("issued", "published", "published-print", "published-online", "event-date")
REGISTERED = "created"  # Of Crossref's: when the DOI was registered, often years after the work came out.
DATE_VARIABLES = frozenset({*PUBLISHED, REGISTERED})
SEASONS = {"1": "spring", "2": "summer", "3": "autumn", "4": "winter"}


def date_of(item: Mapping[str, Any]) -> tuple[str, list[Remark]]:
    """The date in ISO 8601, "" for none, and what is to be told of it."""
    for variable in PUBLISHED:
        if text := printed(item.get(variable)):
            date = read_date(text)
            return str(date.date), remarks.on_date(date) + unkept(item[variable])
    if text := printed(item.get(REGISTERED)):
        date = read_date(text)
        sentence = f"The record has no date of publication: {text} is when its DOI was registered."
        return str(date.date), [Remark(sentence, "date")]
    return "", []


def printed(value: object) -> str:
    """A date variable as a printed date: from its parts, a range with a slash, or from its text."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value)[:100]
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    ends = [end for end in parts[:2] if isinstance(end, list)] if isinstance(parts, list) else []
    dates = [iso(end) or in_words(end) for end in ends]
    if dates and dates[0]:
        return "/".join(filter(None, dates)) if len(dates) > 1 else dates[0]
    text = value.get("raw") or value.get("literal") or ""
    return text if isinstance(text, str) else ""


def iso(parts: list[Any]) -> str:
    """Year, month and day as far as they are known, "" where one is no number."""
    numbers = []
    for part in parts[:3]:
        if part in (None, ""):
            break
        if isinstance(part, bool) or not re.fullmatch("[0-9]{1,4}", str(part)):
            return ""
        numbers.append(str(part))
    return "-".join(number.zfill(4 if place == 0 else 2) for place, number in enumerate(numbers))


def in_words(parts: list[Any]) -> str:
    """Parts that are no numbers, as a date is printed: the day first."""
    return " ".join(str(part)[:40] for part in reversed(parts[:3]) if part not in (None, ""))


def unkept(value: object) -> list[Remark]:
    """What a date variable says besides: a season, or that the date is not exact."""
    if not isinstance(value, dict) or not value.get("date-parts"):
        return []
    season, notes = value.get("season"), []
    if isinstance(season, (str, int)) and not isinstance(season, bool) and season:
        notes.append(Remark(f"The season of the date, “{SEASONS.get(str(season), str(season)[:40])}”, is left out."))
    if value.get("circa"):
        notes.append(Remark("The date is not exact (“circa”), which is left out."))
    return notes
