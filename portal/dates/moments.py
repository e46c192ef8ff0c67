"""A day and a time of day as people type them, for schedules.

Day first, as in Britain; ISO 8601 too. What cannot be understood, or says two things at once, is refused with a
sentence: a schedule that guesses is worse than none.
"""

import datetime
import re

from portal.dates.partial import MONTHS, PartialDate

__all__ = ["day_with_weekday", "in_words", "parse_day", "parse_moment", "parse_time"]

EXAMPLE = "Write it as 28/11/2026 09:40 or 28 November 2026, 9.40am."
DAY_EXAMPLE = "Write it as 28/11/2026 or 28 November 2026."
TIME_EXAMPLE = "Write it as 09:40 or 9.40am."
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?")
# The time of day, wherever it stands: 09:40, 9:40 pm, 9.40am, 9pm, noon; and 9.40 at the end.
TIMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:(?<=[0-9])t|\b)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2})? ?(?P<half>[ap]\.?m\b\.?)?",
        r"\b(?P<hour>[0-9]{1,2})(?:\.(?P<minute>[0-9]{2}))? ?(?P<half>[ap]\.?m\b\.?)",
        r"\b(?P<noon>noon|midday)\b",
        r"(?<=[ ,])(?P<hour>[0-9]{1,2})\.(?P<minute>[0-9]{2})$",
    )
)
# A time by itself may be written with a full stop; beside a day that would be taken for a part of a date.
DOTTED_TIME = re.compile(r"(?P<hour>[0-9]{1,2})\.(?P<minute>[0-9]{2})")
FILLERS = re.compile(r"\b(at|on|the|of)\b")
YEAR = re.compile(r"[0-9]{4}")
SHORT_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2})")


def parse_moment(text: str, today: datetime.date) -> datetime.datetime:
    """The local date and time that `text` names, without a time zone.

    A day without its year is the next such day, `today` included. Raises ValueError with a sentence that says what is
    wrong and shows how to write it.
    """
    plain = plain_of(text)
    match = next(filter(None, (pattern.search(plain) for pattern in TIMES)), None)
    if match is None:
        raise ValueError(f"“{text[:60]}” has no time of day. {EXAMPLE}")
    time_of_day = time_of(match, text, EXAMPLE)
    day = day_of(plain[: match.start()] + " " + plain[match.end() :], today, text, EXAMPLE)
    return datetime.datetime.combine(day, time_of_day)


def parse_day(text: str, today: datetime.date) -> datetime.date:
    """The day that `text` names; without its year, the next such day. Raises ValueError with a sentence."""
    return day_of(plain_of(text), today, text, DAY_EXAMPLE)


def parse_time(text: str) -> datetime.time:
    """The time of day that `text` names. Raises ValueError with a sentence."""
    plain = plain_of(text)
    match = next(filter(None, (pattern.fullmatch(plain) for pattern in (*TIMES, DOTTED_TIME))), None)
    if match is None:
        raise ValueError(f"“{text[:60]}” names no time of day. {TIME_EXAMPLE}")
    return time_of(match, text, TIME_EXAMPLE)


def plain_of(text: str) -> str:
    """The text in lower case, with single spaces and no commas."""
    return " ".join(text.lower().replace(",", " ").split())


def time_of(match: re.Match[str], text: str, example: str) -> datetime.time:
    """The time of day of a match of one of `TIMES`; raises ValueError for one that no clock shows."""
    parts = match.groupdict()
    if parts.get("noon"):
        return datetime.time(12)
    hour, minute, half = int(parts["hour"]), int(parts.get("minute") or 0), parts.get("half")
    if half and not 1 <= hour <= 12:
        raise ValueError(f"“{text[:60]}” names no time of day. {example}")
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"“{text[:60]}” names no time of day. {example}")
    return datetime.time(hour, minute)


def day_of(plain: str, today: datetime.date, text: str, example: str) -> datetime.date:
    """The day that `plain` names, with or without its weekday. Raises ValueError for a month or a year alone, for a
    weekday that is another's, and for what is no date; `text` is what the sentence quotes."""
    weekdays = WEEKDAY.findall(plain)
    date_text = " ".join(FILLERS.sub(" ", WEEKDAY.sub(" ", plain)).split())
    if short := SHORT_YEAR.fullmatch(date_text):
        date_text = f"{short.group(1)}/{short.group(2)}/{today.year // 100}{short.group(3)}"
    try:
        date = PartialDate.parse(date_text) if YEAR.search(date_text) else next_such_day(date_text, today)
    except ValueError as error:
        raise ValueError(f"“{text[:60]}” cannot be read as a {what(example)}. {example}") from error
    if date.day is None:
        raise ValueError(f"“{text[:60]}” has no day. {example}")
    day = datetime.date(*date.parts)
    for weekday in weekdays:
        if not WEEKDAYS[day.weekday()].startswith(weekday[:3]):
            raise ValueError(f"{day_in_words(day)} is no {full_name(weekday)}. Which of the two is meant?")
    return day


def what(example: str) -> str:
    """What the field with that example asks for."""
    return "day" if example == DAY_EXAMPLE else "day and a time"


def next_such_day(date_text: str, today: datetime.date) -> PartialDate:
    """The next day of that day and month, `today` included; no date for no text. Raises ValueError for no date."""
    if not date_text:
        return PartialDate("")
    separator = next((mark for mark in "/-." if mark in date_text), " ")
    this_year = PartialDate.parse(f"{date_text}{separator}{today.year}")
    if this_year.day is None or datetime.date(*this_year.parts) >= today:
        return this_year
    return PartialDate.parse(f"{date_text}{separator}{today.year + 1}")


def full_name(weekday: str) -> str:
    """The whole name of a weekday of which the first three letters are known."""
    return next(name for name in WEEKDAYS if name.startswith(weekday[:3])).capitalize()


def day_in_words(day: datetime.date) -> str:
    """The day as "28 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def day_with_weekday(day: datetime.date) -> str:
    """The day as "Saturday 28 November 2026"."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day_in_words(day)}"


def in_words(moment: datetime.datetime, place: str) -> str:
    """A local moment as "Saturday 28 November 2026, 09:40, London"; `place` names whose clock is meant."""
    return f"{day_with_weekday(moment.date())}, {moment:%H:%M}, {place}"
