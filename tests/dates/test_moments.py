"""A day and a time as people type them: understood as meant, or refused with a sentence."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates.moments import day_with_weekday, in_words, parse_day, parse_moment, parse_time

TODAY = datetime.date(2026, 11, 25)  # a Wednesday
MEANT = datetime.datetime(2026, 11, 28, 9, 40)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-28 09:40",
        "2026-11-28T09:40",
        "2026-11-28T09:40:00",
        "28/11/2026 09:40",
        "28/11/2026, 9:40",
        "28/11/26 9.40am",
        "28.11.2026 09:40",
        "28.11.2026 9.40",
        "28-11-2026 9:40 a.m.",
        "28 November 2026 09:40",
        "28th Nov 2026 at 9.40 am",
        "Saturday 28 November 2026, 09:40",
        "Sat 28 Nov 2026 09:40",
        "Sat. 28 Nov. 2026 09:40",
        "November 28, 2026 9:40am",
        "09:40 on Saturday 28 November 2026",
        "9.40am on the 28th of November 2026",
        "  saturday   28 NOVEMBER 2026   09:40 ",
        "Saturday 28 November 09:40",
        "28/11 09:40",
        "28 Nov 9.40am",
    ],
)
def test_a_moment_is_understood_in_any_usual_spelling(text: str):
    assert parse_moment(text, TODAY) == MEANT


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1/2/2027 12pm", datetime.datetime(2027, 2, 1, 12, 0)),
        ("1/2/2027 12am", datetime.datetime(2027, 2, 1, 0, 0)),
        ("1/2/2027 noon", datetime.datetime(2027, 2, 1, 12, 0)),
        ("1 February 2027 23:59", datetime.datetime(2027, 2, 1, 23, 59)),
        ("1 Feb 7pm", datetime.datetime(2027, 2, 1, 19, 0)),  # The next 1 February.
        ("25/11 18:00", datetime.datetime(2026, 11, 25, 18, 0)),  # Today counts.
        ("tues 1 dec 2026 00:00", datetime.datetime(2026, 12, 1)),
        ("thurs 3 dec 2026 10:15", datetime.datetime(2026, 12, 3, 10, 15)),
    ],
)
def test_the_hours_and_days_that_are_easily_mistaken(text: str, meant: datetime.datetime):
    assert parse_moment(text, TODAY) == meant


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("28/11/2026", "has no time of day"),
        ("November 2026 09:40", "has no day"),
        ("09:40", "has no day"),
        ("28/11/2026 25:00", "names no time of day"),
        ("28/11/2026 13pm", "names no time of day"),
        ("28/11/2026 10:61", "names no time of day"),
        ("31/11/2026 09:40", "cannot be read"),
        ("11/28/2026 09:40", "cannot be read"),
        ("Friday 28 November 2026 09:40", "is no Friday"),
        ("tomorrow 09:40", "cannot be read"),
        ("28/11/2026 09:40 10:20", "cannot be read"),
        ("next week", "has no time of day"),
        ("", "has no time of day"),
    ],
)
def test_what_is_not_understood_is_refused_in_a_sentence(text: str, part: str):
    with pytest.raises(ValueError, match=part):
        parse_moment(text, TODAY)


@given(st.text(max_size=40))
def test_no_text_ends_otherwise_than_in_a_moment_or_a_sentence(text: str):
    try:
        assert isinstance(parse_moment(text, TODAY), datetime.datetime)
    except ValueError as error:
        assert str(error)[-1] in ".?"  # noqa: PT017


@given(st.datetimes(min_value=datetime.datetime(2000, 1, 1), max_value=datetime.datetime(2900, 1, 1)))
def test_what_is_said_back_is_understood_as_the_same(moment: datetime.datetime):
    moment = moment.replace(second=0, microsecond=0)
    assert parse_moment(in_words(moment, "").rstrip(", "), TODAY) == moment


def test_a_moment_is_said_back_with_its_weekday_and_place():
    assert in_words(MEANT, "London") == "Saturday 28 November 2026, 09:40, London"


@pytest.mark.parametrize("text", ["28/11/2026", "2026-11-28", "Saturday 28 November", "28 Nov 2026", "28.11.26"])
def test_a_day_is_understood_in_any_usual_spelling(text: str):
    assert day_with_weekday(parse_day(text, TODAY)) == "Saturday 28 November 2026"


@pytest.mark.parametrize("text", ["11/2026", "2026", "Sunday 28/11/2026", "28/11/2026 09:40", "soon", "29/02"])
def test_a_day_that_is_not_understood_is_refused_in_a_sentence(text: str):
    with pytest.raises(ValueError, match=r"[.?]$"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["07:10", "7:10", "7.10", "7.10am", "07:10:00", "7:10 AM"])
def test_a_time_of_day_is_understood_in_any_usual_spelling(text: str):
    assert parse_time(text) == datetime.time(7, 10)


@pytest.mark.parametrize("text", ["", "7", "25:00", "morning", "28/11 07:10", "7.60"])
def test_a_time_that_is_not_understood_is_refused_in_a_sentence(text: str):
    with pytest.raises(ValueError, match=r"\.$"):
        parse_time(text)
