"""Dates as records print them: kept as far as our dates hold them, and the rest told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates.partial import PartialDate
from portal.dates.printed import read_date, read_dates


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2014", "2014"),
        ("2014-07", "2014-07"),
        ("2014/07/09/", "2014-07-09"),
        ("2014/07//", "2014-07"),
        ("2014///", "2014"),
        ("2014/7/9", "2014-07-09"),
        ("2014-07-00", "2014-07"),
        ("2014/00/00", "2014"),
        ("20140709", "2014-07-09"),
        ("2014-07-09T23:15:00Z", "2014-07-09"),
        ("2014-07-09 00:00:00", "2014-07-09"),
        ("9 July 2014", "2014-07-09"),
        ("July 9, 2014", "2014-07-09"),
        ("2014 Jul 9", "2014-07-09"),
        ("2014 July", "2014-07"),
        ("JUL 2014", "2014-07"),
        ("9th of July, 2014", "2014-07-09"),
        ("29/07/2014", "2014-07-29"),
        ("07/2014", "2014-07"),
        ("Wednesday, 9 July 2014", "2014-07-09"),
        ("", ""),
    ],
)
def test_a_date_that_we_can_hold_is_read_without_a_remark(printed: str, iso: str) -> None:
    read = read_date(printed)
    assert (read.date, read.remarks) == (iso, ())


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Autumn 1998", "1998"),
        ("1998 Fall", "1998"),
        ("Michaelmas 1998", "1998"),
        ("1998-23", "1998"),
        ("Q3 1998", "1998"),
        ("Third quarter 1998", "1998"),
        ("2014///Spring", "2014"),
        ("circa 1923", "1923"),
        ("c. 1923", "1923"),
        ("ca.1923", "1923"),
        ("c1923", "1923"),
        ("1923?", "1923"),
        ("1923~", "1923"),
        ("[1923]", "1923"),
        ("©1923", "1923"),
        ("1998/1999", "1998"),
        ("1998-1999", "1998"),
        ("1998–9", "1998"),
        ("1998-06/1998-08", "1998-06"),
        ("1998-06-02/1998-06-05", "1998-06-02"),
        ("1998-06-02/..", "1998-06-02"),
        ("2-5 June 1998", "1998-06-02"),
        ("June 2-5, 1998", "1998-06-02"),
        ("30 May – 2 June 1998", "1998-05-30"),
        ("May/June 1998", "1998-05"),
        ("May-Jun 1998", "1998-05"),
        ("1998 May-Jun", "1998-05"),
        ("in press 2024", "2024"),
        ("2024 (forthcoming)", "2024"),
        ("03/05/2019", "2019-05-03"),
        ("05/13/2019", "2019-05-13"),
    ],
)
def test_what_our_dates_cannot_hold_is_told_and_the_rest_kept(printed: str, iso: str) -> None:
    read = read_date(printed)
    assert read.date == iso
    assert not read.is_doubtful
    assert len(read.remarks) == 1
    assert printed in read.remarks[0]


@pytest.mark.parametrize(
    "printed", ["in press", "Forthcoming", "n.d.", "[n. d.]", "to appear", "submitted", "0000/00/00"]
)
def test_words_for_no_date_leave_it_out_without_a_doubt(printed: str) -> None:
    read = read_date(printed)
    assert (read.date, read.is_doubtful, len(read.remarks)) == ("", False, 1)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("sometime", ""),
        ("20XX", ""),
        ("31 February 2011", "2011-02"),
        ("2011/13/45", "2011"),
        ("in the spring of our discontent, 2011", "2011"),
        ("Jan-23", "2023-01"),
        ("Sept 98", "1998-09"),
        ("report no 2011", "2011"),
        ("Feb", ""),
        ("99", ""),
        ("3000", ""),
    ],
)
def test_a_date_that_may_be_read_wrongly_is_doubtful(printed: str, iso: str) -> None:
    read = read_date(printed)
    assert (read.date, read.is_doubtful) == (iso, True)
    assert printed in " ".join(read.remarks)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        (["2019", "SEP"], "2019-09"),
        (["2019", "SEP 12"], "2019-09-12"),
        (["2019", "12 Sep"], "2019-09-12"),
        (["2012", "SEP 12"], "2012-09"),
        (["0000/00/00", "2020"], "2020"),
        (["2016", "2016/10/19"], "2016-10-19"),
        (["2016/10/19", "2016"], "2016-10-19"),
        (["", "2016-10", ""], "2016-10"),
        (["SEP", "2019"], "2019-09"),
        (["2016///", "2016/10//"], "2016-10"),
        ([], ""),
    ],
)
def test_of_several_tags_the_most_exact_is_kept(printed: list[str], iso: str) -> None:
    read = read_dates(printed)
    assert (read.date, read.is_doubtful) == (iso, False)


def test_an_unreadable_tag_hides_no_other_and_is_told() -> None:
    read = read_dates(["soonish", "2017/03/01"])
    assert read.date == "2017-03-01"
    assert "soonish" in read.remarks[0]


def test_tags_that_disagree_are_a_doubt() -> None:
    read = read_dates(["2015", "2017/03/01"])
    assert (read.date, read.is_doubtful) == ("2015", True)
    assert "2017/03/01" in read.remarks[0]


def test_a_season_beside_a_year_is_told_once() -> None:
    read = read_dates(["2015", "Winter"])
    assert (read.date, read.is_doubtful) == ("2015", False)
    assert ["Winter" in remark for remark in read.remarks] == [True]


@given(st.one_of(st.text(max_size=60), st.text(alphabet="0123456789-/. abcdefjmnoprstuvyc~?[]", max_size=40)))
def test_any_text_gives_a_date_in_the_calendar_or_none(text: str) -> None:
    read = read_date(text)
    assert PartialDate.parse(read.date) == read.date
    assert read.date or read.remarks or not text.strip()
    assert read_date(read.date) == (read.date, (), False)


@given(st.dates().filter(lambda day: day.year >= 1000), st.sampled_from([4, 7, 10]))
def test_an_iso_date_is_itself(day, length: int) -> None:
    iso = day.isoformat()[:length]
    assert (read_date(iso).date, read_date(iso).remarks) == (
        (iso, ()) if day.year < 3000 else ("", read_date(iso).remarks)
    )
