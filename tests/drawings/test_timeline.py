"""Years and labels of the timeline stand within the drawing."""

from itertools import pairwise

import pytest

from portal.dates.partial import PartialDate
from portal.drawings.timeline import YEAR_WIDTH, Event, draw

LONG = "A grant whose name takes half the width of the drawing, £250,000"


@pytest.mark.parametrize(("first", "last"), [(1994, 2027), (2007, 2008), (2020, 2020), (1900, 2026), (2001, 2014)])
def test_no_year_is_cut_off_at_the_end_and_no_two_overlap(first: int, last: int):
    span = Event(LONG, "", start=PartialDate(str(first)), end=PartialDate(f"{last}-12-31"))
    drawing = draw([span, Event("Book", "", at=PartialDate(f"{last}-11"))], undated="no date")
    places = [head.x for head in drawing.years]
    assert drawing.years[0].text == str(first)
    assert all(place + YEAR_WIDTH <= drawing.width for place in places)
    assert all(later - place >= YEAR_WIDTH for place, later in pairwise(places))
    assert all(0 <= mark.label_x <= drawing.width for mark in drawing.marks)
