"""The chart of outputs by year: all of it within its frame, however many years there are."""

import pytest

from portal.drawings.chart import draw


@pytest.mark.parametrize("years", [1, 2, 7, 20, 60])
def test_no_year_is_cut_off_at_the_edge(years: int) -> None:
    counts = {str(1966 + number): {"Report": number + 1} for number in range(years)}
    wide = draw(counts, ["Report"]).wide
    shown = [float(label.x) for label in wide.labels if label.big]
    assert shown
    assert min(shown) >= 25
    assert max(shown) <= wide.width - 25
