"""Dates as exact as they are known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates.partial import PartialDate


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2008", "2008"),
        ("2008-11", "2008-11"),
        ("2008-11-16", "2008-11-16"),
        ("2008-1", "2008-01"),
        ("2008/11/16", "2008-11-16"),
        ("16/11/2008", "2008-11-16"),
        ("1.2.2008", "2008-02-01"),
        ("11/2008", "2008-11"),
        ("16 November 2008", "2008-11-16"),
        ("16th November 2008", "2008-11-16"),
        ("1st of Sept. 2008", "2008-09-01"),
        ("Nov 2008", "2008-11"),
        ("november, 2008", "2008-11"),
        ("November 16, 2008", "2008-11-16"),
        ("29 Feb 2008", "2008-02-29"),
        ("  2008\n", "2008"),
        ("", ""),
    ],
)
def test_usual_spellings_are_read(typed: str, iso: str) -> None:
    assert PartialDate.parse(typed) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "2008-02-31", "29 February 2009", "2008-13", "31/04/2008", "0999", "3000", "08", "16/11/08", "about 2008",
        "Autumn 2008", "2008-11-16T00:00", "16 Foo 2008", "٢٠٠٨", "2008\x00", "-2008", "2008-11-", "x" * 10_000,
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"2008-11-16 or 16 November 2008") as refusal:
        PartialDate.parse(typed)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("iso", "parts", "first", "last", "slashed"),
    [
        ("2008", (2008,), (2008, 1, 1), (2008, 12, 31), "2008"),
        ("2008-02", (2008, 2), (2008, 2, 1), (2008, 2, 29), "2008/02"),
        ("2008-11-16", (2008, 11, 16), (2008, 11, 16), (2008, 11, 16), "2008/11/16"),
    ],
)
def test_a_date_knows_what_it_can_mean(
    iso: str, parts: tuple[int, ...], first: tuple[int, int, int], last: tuple[int, int, int], slashed: str
) -> None:
    date = PartialDate(iso)
    assert date.parts == parts
    assert (date.year, date.month, date.day) == (*parts, None, None)[:3]
    assert date.first_day() == datetime.date(*first)
    assert date.last_day() == datetime.date(*last)
    assert date.slashed == slashed


def test_no_date_has_no_parts() -> None:
    nothing = PartialDate("")
    assert (nothing.parts, nothing.year, nothing.month, nothing.day) == ((), None, None, None)
    assert (nothing.first_day(), nothing.last_day(), nothing.slashed) == (None, None, "")
    assert not nothing


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)), st.sampled_from([4, 7, 10]))
def test_an_iso_date_stays_as_it_is(day: datetime.date, length: int) -> None:
    iso = day.isoformat()[:length]
    date = PartialDate.parse(iso)
    assert date == iso
    assert date.first_day() <= day <= date.last_day()


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert PartialDate.parse(date) == date


def test_dates_sort_as_they_read() -> None:
    dates = [PartialDate(iso) for iso in ("2009", "2008-11-16", "2008", "2008-11", "")]
    assert sorted(dates) == ["", "2008", "2008-11", "2008-11-16", "2009"]
