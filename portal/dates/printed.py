"""Dates as records print them, with what a partial date cannot hold told in a sentence.

The forms are those of RIS (2011, "YYYY/MM/DD/other info"), ISO 8601-2:2019 (seasons, "~", "?", ranges), PubMed
("2014 Jul 9"), biblatex and title pages ("Spring 1998", "c. 1923", "May/June 1998", "in press").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from portal.dates.partial import FIRST_YEAR, LAST_YEAR, MONTHS, PartialDate, is_real_iso

__all__ = ["PrintedDate", "read_date", "read_dates", "time_in"]

LONGEST = 200
NUMERIC = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{0,2})(?:[-/.]([0-9]{0,2}))?)?(?:/(.*))?")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
TIME = re.compile(r"(?<=[0-9])(?:T| |/)([0-9]{1,2}:[0-9]{2})\S*$")
DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")
SHORT_YEAR = re.compile(r"([^\W\d_]{3,9})\.?[-' ’]{1,2}([0-9]{2})")
RANGE = re.compile(r"(\d{4}\S*?)\s*(?:/|--?|[–—]|\bto\b)\s*(\d{4}\S*|\.\.|open|present|)|(\d{4})\s*[-–—/]\s*(\d{1,2})")
TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|_")
# Names of the months in Welsh, French, German, Spanish, Italian, Dutch and Portuguese, each language's twelve in order.
ELSEWHERE = """
    ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    januar februar märz april mai juni juli august september oktober november dezember
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    januari februari maart april mei juni juli augustus september oktober november december
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
"""
MONTHS_ELSEWHERE = {name: place % 12 + 1 for place, name in enumerate(ELSEWHERE.split())}
PIVOT = 50  # A year of two digits is of this century up to here.
# Words that say what our dates cannot hold, and words that say nothing.
INEXACT_WORDS = """
    press forthcoming appear submitted accepted nd sd undated review preparation online ahead
    spring summer autumn fall winter easter michaelmas hilary trinity lent christmas quarter term issue special first
    second third fourth q c ca circa about approx approximately early mid late copyright published
"""
SILENT_WORDS = """
    st nd rd th er de of the in on and to or date no n d s a print revised
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
"""
INEXACT, SILENT = frozenset(INEXACT_WORDS.split()), frozenset(SILENT_WORDS.split())
SILENT_MARKS = frozenset(",.:;'’()")
MARKS_OF_A_RANGE = frozenset("-–—/&‐‑")


class PrintedDate(NamedTuple):
    """A date as far as it can be held. `remarks`: sentences about the rest. `is_doubtful`: a person has to look."""

    date: PartialDate
    remarks: tuple[str, ...] = ()
    is_doubtful: bool = False


@dataclass
class Parts:
    """What a printed date gives: numbers, 0 for unknown; `text`: as printed.

    `is_exact`: nothing of the text is lost. `is_known`: every word of it is understood. `how`: how it was read, where
    another way is possible. `has_short_year`: the year is printed with two digits.
    """

    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    is_exact: bool = True
    is_known: bool = True
    how: str = ""
    has_short_year: bool = False

    @property
    def has_whole_year(self) -> bool:
        """Whether the year is printed with four digits."""
        return FIRST_YEAR <= self.year <= LAST_YEAR and not self.has_short_year

    def iso(self, year: int = 0) -> PartialDate:
        """The date, in `year` where it names none; without the parts that are in no calendar, which is a loss."""
        year = self.year or year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return PartialDate("")
        known = 1 + bool(self.month) + bool(self.month and self.day)
        numbers = [f"{year:04}", f"{self.month:02}", f"{self.day:02}"][:known]
        while not is_real_iso("-".join(numbers)):
            numbers.pop()
            self.is_exact = self.is_known = False
        return PartialDate("-".join(numbers))


def read_date(text: str) -> PrintedDate:
    """The date in one printed text."""
    return read_dates([text])


def read_dates(texts: Iterable[str]) -> PrintedDate:
    """The date of a record from all that print it, the most trusted first: the most exact of those that agree.

    One without a year ("SEP 12") takes that of the first that has one.
    """
    printed = [parts_of(text) for text in (" ".join(text.split()) for text in texts) if text]
    year = next((parts.year for parts in printed if parts.has_whole_year), 0)
    if year:
        printed = [parts if parts.has_whole_year else without_guess(parts, year) for parts in printed]
    date, remarks, is_doubtful = PartialDate(""), [], False
    for parts in printed:
        iso = parts.iso(year)
        if date and iso and not (iso.startswith(date) or date.startswith(iso)):
            remarks.append(f"The dates “{date}” and “{shortened(parts.text)}” disagree: {date} is kept.")
            is_doubtful = True
            continue
        date = max(date, iso, key=len)
        if sentence := remark_on(parts, iso):
            remarks.append(sentence)
            is_doubtful = is_doubtful or not parts.is_known
    return PrintedDate(date, tuple(remarks), is_doubtful)


def time_in(text: str) -> str:
    """The time of day behind a printed date, "20:30"; "" for none, and for midnight, which programs write for none."""
    match = TIME.search(text.strip()[:LONGEST])
    return match[1] if match and match[1] not in ("00:00", "0:00") else ""


def remark_on(parts: Parts, iso: PartialDate) -> str:
    """What is to be told of one printed date, "" for nothing."""
    shown = shortened(parts.text)
    if not iso:
        if parts.is_exact and (parts.month or parts.year):
            parts.is_known = False
        return f"“{shown}” cannot be read as a date: left out."
    if parts.how:
        return f"The date “{shown}” is read {parts.how}: {iso}."
    return "" if parts.is_exact else f"The date “{shown}” is kept as {iso}."


def parts_of(text: str) -> Parts:
    """The parts of one printed date, by the first of the ways of reading it that fits."""
    plain = TIME.sub("", text[:LONGEST])
    for way in (numeric, day_first, short_year):
        if parts := way(plain):
            parts.text = text
            return parts
    parts = first_of_range(plain) or in_words(plain)
    parts.text = text
    return parts


def numeric(text: str) -> Parts | None:
    """ "2014-07-09", "2014/07//", "20140709"; parts of zero are unknown, a month from 21 on is a season."""
    match = COMPACT.fullmatch(text) or NUMERIC.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups()[:3])
    other = match.groups()[3].strip(" /") if len(match.groups()) > 3 and match.groups()[3] else ""
    if not year and not month and not day and not other:
        return Parts(text, is_exact=False)
    if 21 <= month <= 41 and "-" in text and not day:
        return Parts(text, year, is_exact=False)
    if other:
        rest = in_words(other)
        if rest.year:
            return None
        return Parts(text, year, month or rest.month, day or rest.day, rest.is_exact, rest.is_known)
    return Parts(text, year, month, day)


def day_first(text: str) -> Parts | None:
    """ "16/11/2008" and "11/2008"; the month first only where it can be nothing else."""
    if match := MONTH_FIRST.fullmatch(text):
        month, year = map(int, match.groups())
        return Parts(text, year, month)
    match = DAY_FIRST.fullmatch(text)
    if not match:
        return None
    day, month, year = map(int, match.groups())
    if month > 12 >= day:
        return Parts(text, year, day, month, how="month first")
    how = "day first" if 0 < day <= 12 and 0 < month <= 12 and day != month else ""
    return Parts(text, year, month, day, how=how)


def short_year(text: str) -> Parts | None:
    """ "Jan-23": the year of two digits is a guess."""
    match = SHORT_YEAR.fullmatch(text)
    month = month_of(match[1]) if match else 0
    if not match or not month:
        return None
    short = int(match[2])
    year = (2000 if short <= PIVOT else 1900) + short
    return Parts(text, year, month, is_known=False, how="as month and year", has_short_year=True)


def without_guess(parts: Parts, year: int) -> Parts:
    """A date without a whole year of its own, where the record has one: "SEP 12" is a day, unless the year is 2012."""
    if not parts.has_short_year:
        return parts
    if parts.year == year:
        return Parts(parts.text, year, parts.month)
    return in_words(parts.text)


def first_of_range(text: str) -> Parts | None:
    """The first date of a range of dates that all have a year."""
    match = RANGE.fullmatch(text)
    if not match:
        return None
    first = match[1] or match[3]
    parts = numeric(first)
    if match[3] and int(match[4]) <= 12 and len(match[4]) == 2 and "-" in text:
        return None
    if parts:
        parts.is_exact = False
    return parts


def in_words(text: str) -> Parts:
    """A date with names of months, or with words around it: the first year, the first month and the day beside it."""
    parts = Parts(text)
    tokens = TOKEN.findall(text.lower())
    is_range = False
    for place, token in enumerate(tokens):
        if token.isdecimal() and token.isascii():
            is_range = take_number(parts, tokens, place) or is_range
        elif month := month_of(token):
            is_range = is_range or bool(parts.month)
            parts.month = parts.month or month
        elif token in INEXACT or not token.isalnum():
            parts.is_exact = parts.is_exact and (token in SILENT_MARKS or token in MARKS_OF_A_RANGE)
        elif token not in SILENT:
            parts.is_exact = parts.is_known = False
    parts.is_exact = parts.is_exact and not is_range
    if not (parts.year or parts.month):
        parts.is_exact = False
        parts.is_known = parts.is_known and not parts.day and not any(token.isdecimal() for token in tokens)
    return parts


def take_number(parts: Parts, tokens: list[str], place: int) -> bool:
    """Takes a number as the year, or as the day beside a month; returns whether it is the second of either."""
    token = tokens[place]
    number = int(token[:6])
    if len(token) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        is_second = bool(parts.year)
        parts.year = parts.year or number
        return is_second
    if len(token) <= 2 and 1 <= number <= 31 and any(map(month_of, tokens)):
        is_second = bool(parts.day)
        parts.day = parts.day or number
        return is_second
    if len(token) == 1 and ("quarter" in tokens or "q" in tokens):
        parts.is_exact = False
        return False
    parts.is_exact = parts.is_known = False
    return False


def month_of(word: str) -> int:
    """1 to 12 for a month's name, or the beginning of an English one of three letters or more; 0 for another word."""
    word = word.lower()
    if len(word) < 3:
        return 0
    if word in MONTHS_ELSEWHERE:
        return MONTHS_ELSEWHERE[word]
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)


def shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
