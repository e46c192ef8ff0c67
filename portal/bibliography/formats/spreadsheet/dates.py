"""Dates in cells: what only spreadsheets have is made plain here, and `portal.dates.printed` reads the rest."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from portal.bibliography.formats.parsed import Remark
from portal.dates import printed

__all__ = ["CellDate", "is_month_first", "read_date"]

NUMERIC = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})")
WITH_MONTH = re.compile(r"([0-9]{1,2})[-/ ]([a-z]{3,9})[-/ '’]+([0-9]{2})", re.IGNORECASE)
NUMBER = re.compile(r"([0-9]+)\.0+")
# The day numbers of Excel's 1900 calendar for 1940 to 2099; a year alone has four figures.
SERIAL = re.compile(r"([1-7][0-9]{4})(?:\.[0-9]+)?")
FIRST_SERIAL, LAST_SERIAL = 14_611, 73_050
EXCEL_BEGINS = date(1899, 12, 30)
TWO_YEARS = re.compile(r"([12][0-9]{3})/([0-9]{2})")  # A school's or a government's year: "2011/12".
YEAR = re.compile(r"(?<![0-9])(1[5-9][0-9]{2}|20[0-9]{2})(?![0-9])")
CENTURY = 69  # POSIX: two figures from 69 on are of the 1900s.


class CellDate(NamedTuple):
    """A partial date, "" for none, and remarks on how it was read."""

    iso: str
    remarks: tuple[Remark, ...] = ()


def is_month_first(cells: Iterable[str]) -> bool:
    """Whether a column writes its months first: some of its dates can only be read so, and none only the other way."""
    pairs = [(int(match[1]), int(match[2])) for cell in cells if (match := NUMERIC.fullmatch(cell.strip()))]
    return any(second > 12 >= first for first, second in pairs) and not any(first > 12 for first, _second in pairs)


def read_date(text: str, year: str = "", month_first: bool = False) -> CellDate:
    """The date of a cell, in the year of a column of its own where the cell has none."""
    text, year = " ".join(text.split()), year_of(year)
    text, remark = plain_date(NUMBER.sub(r"\1", text), month_first)
    read = printed.read_dates([part for part in (text, year) if part])
    subject = "date" if read.is_doubtful else ""
    remarks = [Remark(sentence, subject) for sentence in read.remarks]
    return CellDate(str(read.date), (remark, *remarks) if remark else tuple(remarks))


def year_of(text: str) -> str:
    """The year in a column of years: "2019", or "2019.0" as some programs write it; words without one as they are."""
    match = YEAR.search(text)
    return match.group() if match else " ".join(text.split())


def plain_date(text: str, month_first: bool) -> tuple[str, Remark | None]:
    """The text, in ISO 8601 where it is a date as only spreadsheets write one; and how it was read."""
    if (match := SERIAL.fullmatch(text)) and FIRST_SERIAL <= int(match[1]) <= LAST_SERIAL:
        iso = (EXCEL_BEGINS + timedelta(days=int(match[1]))).isoformat()
        return iso, Remark(f"“{text}” is Excel’s number of a day: {iso}.")
    if match := WITH_MONTH.fullmatch(text):
        whole = f"{match[1]} {match[2]} {full_year(match[3])}"
        return whole, Remark(f"The year of “{text}” is read as {full_year(match[3])}.")
    if (match := TWO_YEARS.fullmatch(text)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return match[1], Remark(f"“{text}” is taken for the year from {match[1]} on: is it a month?", "date")
    match = NUMERIC.fullmatch(text)
    if not match or (len(match[3]) == 4 and not month_first):
        return text, None
    first, second, year = int(match[1]), int(match[2]), full_year(match[3])
    swapped = month_first or second > 12 >= first
    day, month = (second, first) if swapped else (first, second)
    try:
        iso = date(int(year), month, day).isoformat()
    except ValueError:
        return text, None
    return iso, Remark(f"The date “{text}” is read {'month' if swapped else 'day'} first: {iso}.")


def full_year(figures: str) -> str:
    """Four figures for a year of two."""
    if len(figures) == 4:
        return figures
    return f"{'19' if int(figures) >= CENTURY else '20'}{figures}"
