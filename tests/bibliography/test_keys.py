"""BibTeX keys: ASCII, unique, made once."""

import re

import pytest
from hypothesis import given

from portal.bibliography.keys import KEY_LENGTH, new_key
from portal.dates.partial import PartialDate
from tests.bibliography.hostile import dates, texts


def key(name: str, date: str, title: str, *taken: str) -> str:
    return new_key(name, PartialDate(date), title, taken.__contains__)


@pytest.mark.parametrize(
    ("name", "date", "title", "expected"),
    [
        ("Spalek", "2010", "Policing within a counter-terrorism context", "spalek2010policing"),
        ("van der Berg", "2008-11-16", "The Quiet Street", "vanderberg2008quiet"),
        ("Öberg", "", "A day", "obergday"),
        ("", "2016", "Nobody's report", "2016nobodys"),
        ("", "", "", "record"),
        ("李", "2010", "", "li2010"),
    ],
)
def test_a_key_is_name_year_and_first_word(name: str, date: str, title: str, expected: str) -> None:
    assert key(name, date, title) == expected


def test_a_key_that_is_taken_gets_a_letter() -> None:
    taken = ["roe2010trust"]
    for _ in range(30):
        taken.append(key("Roe", "2010", "Trust", *taken))
    assert taken[1:4] == ["roe2010trusta", "roe2010trustb", "roe2010trustc"]
    assert taken[26:29] == ["roe2010trustz", "roe2010trustaa", "roe2010trustab"]
    assert len(set(taken)) == len(taken)


@given(texts, dates, texts)
def test_any_text_gives_a_key_that_bibtex_can_read(name: str, date: PartialDate, title: str) -> None:
    made = new_key(name, date, title, lambda key: False)
    assert re.fullmatch("[a-z0-9]+", made)
    assert len(made) <= KEY_LENGTH
