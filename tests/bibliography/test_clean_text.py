"""Text made fit for lines, and chunks that keep memory flat."""

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given

from portal.bibliography.clean_text import RECORDS_IN_A_CHUNK, address, encoded, in_chunks, one_line, paragraphs
from portal.bibliography.formats import FORMATS
from portal.bibliography.reference import Reference
from tests.bibliography.hostile import texts
from tests.bibliography.works import authors, work


@given(texts)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("text", "line", "kept"),
    [
        ("a\r\nb", "a b", "a\nb"),
        ("a\x00b\x1bc", "abc", "abc"),
        (" a  b\u2028c ", "a b c", "a  b\nc"),
        ("a\u00a0b", "a b", "a\u00a0b"),
        ("👩\u200d👧", "👩\u200d👧", "👩\u200d👧"),
        ("\ud800x", "x", "x"),
    ],
)
def test_what_no_reader_can_see_is_taken_out(text: str, line: str, kept: str) -> None:
    assert one_line(text) == line
    assert paragraphs(text) == kept


@given(texts)
def test_an_address_has_only_characters_of_addresses(text: str) -> None:
    assert address(text).isascii()
    assert not set(' \n\r\t{}\\<>"`^|') & set(address(text))
    assert address(address(text)) == address(text)


def test_an_address_that_is_encoded_stays_as_it_is() -> None:
    assert address("https://example.org/a%20b?c=d&e=%C3%A9#f") == "https://example.org/a%20b?c=d&e=%C3%A9#f"
    assert address("https://example.org/é b") == "https://example.org/%C3%A9%20b"


def test_pieces_are_joined_by_the_couple_of_hundred() -> None:
    chunks = list(in_chunks("x" for _ in range(RECORDS_IN_A_CHUNK * 2 + 1)))
    assert [len(chunk) for chunk in chunks] == [RECORDS_IN_A_CHUNK, RECORDS_IN_A_CHUNK, 1]
    assert list(in_chunks([])) == []
    assert encoded("\ud800é") == b"?\xc3\xa9"


def many(count: int) -> Iterator[Reference]:
    for number in range(count):
        yield work("journal-article", f"Title {number}", key=f"roe{number}", contributors=authors("Roe, Jane"))


@pytest.mark.parametrize("extension", FORMATS)
def test_a_long_list_takes_no_more_memory_than_a_short_one(extension: str) -> None:
    peaks = []
    for count in (1000, 4000):
        tracemalloc.start()
        for _ in FORMATS[extension].write(many(count)):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.15


@pytest.mark.parametrize("extension", FORMATS)
def test_the_first_piece_does_not_wait_for_the_last_reference(extension: str) -> None:
    taken = 0

    def counted() -> Iterator[Reference]:
        nonlocal taken
        for reference in many(5000):
            taken += 1
            yield reference

    next(iter(FORMATS[extension].write(counted())))
    assert taken <= RECORDS_IN_A_CHUNK * 2
