"""Pages as records print them: first and last, an article's number, and what fits neither told."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bibliography.page_ranges import Pages, read_pages


@pytest.mark.parametrize(
    ("printed", "pages"),
    [
        ("1104-22", Pages("1104", "1122")),
        ("98–9", Pages("98", "99")),
        ("pp. 233-51", Pages("233", "251")),
        ("120-13", Pages("120", "13")),
        ("45-61", Pages("45", "61")),
        ("45--61", Pages("45", "61")),
        ("45–61", Pages("45", "61")),
        ("45 — 61", Pages("45", "61")),
        ("45‑61", Pages("45", "61")),
        ("45−61", Pages("45", "61")),
        ("pp. 45-61", Pages("45", "61")),
        ("pages 45 to 61.", Pages("45", "61")),
        ("p. 45", Pages("45")),
        ("45", Pages("45")),
        ("45-", Pages("45")),
        ("1123-31", Pages("1123", "1131")),
        ("7-1--7-18", Pages("7-1", "7-18")),
        ("7-1-7-18", Pages("7-1", "7-18")),
        ("A-3 – A-9", Pages("A-3", "A-9")),
        ("15:1--15:24", Pages("15:1", "15:24")),
        ("S45-S61", Pages("S45", "S61")),
        ("e45-e61", Pages("e45", "e61")),
        ("e45", Pages("e45")),
        ("xii-xxvi", Pages("xii", "xxvi")),
        ("iv--12", Pages("iv", "12")),
        ("e1004912", Pages(article_number="e1004912")),
        ("Article 118", Pages(article_number="118")),
        ("Art. no. e118", Pages(article_number="e118")),
        ("Article ID: 9347021", Pages(article_number="9347021")),
        ("105437", Pages(article_number="105437")),
        ("45, 45", Pages("45")),
        ("", Pages()),
    ],
)
def test_pages_are_read_as_printed(printed: str, pages: Pages) -> None:
    assert read_pages(printed) == pages


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("45-61, 70-75", "45", "61"),
        ("45, 47, 51--53", "45", ""),
        ("45–61; 70", "45", "61"),
        ("45-61 and 70", "45", "61"),
        ("45+", "45", ""),
        ("1-12 (of 340)", "1", "12"),
        ("10 pp.", "", ""),
        ("xii, 350 pages", "", ""),
        ("[24] p.", "", ""),
        ("??--??", "", ""),
        ("n/a", "", ""),
        ("no pages", "", ""),
        ("1-2-3", "1-2-3", ""),
        ("see the table of contents", "", ""),
    ],
)
def test_what_is_no_range_of_pages_is_told(printed: str, first: str, last: str) -> None:
    pages = read_pages(printed)
    assert (pages.first, pages.last) == (first, last)
    assert printed in pages.remark


@given(st.text(max_size=40) | st.text(alphabet="0123456789-–, .eSixvp+:", max_size=30))
def test_nothing_is_lost_in_silence(printed: str) -> None:
    pages = read_pages(printed)
    assert any((*pages, not any(map(str.isalnum, printed))))


@pytest.mark.parametrize("piece", ["1", "1,", "i ", "-", "--", "[1", "1-", "p", "e1"])
def test_a_hostile_text_ends_soon(piece: str) -> None:
    begun = time.perf_counter()
    read_pages(piece * 50_000)
    assert time.perf_counter() - begun < 1
