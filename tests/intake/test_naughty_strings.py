"""Naughty strings and garbage in every field of every format that is read: reported or read, at once, never a fault."""

import json
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.bibliography.clean_text import printable
from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.reader import RefusedError, read
from portal.intake.mapping import map_record
from tests.bibliography.hostile import HOSTILE
from tests.tools.corpora import OUTSIDE

BLNS = OUTSIDE / "blns" / "blns.json"
STRINGS = [*HOSTILE, *(json.loads(BLNS.read_text()) if BLNS.is_file() else [])]
TAG_NAMES = "TI AU A2 ED T2 BT PY DA VL IS SP EP PB SN DO UR KW AB N1 M3 LA XX"
FIELD_NAMES = """
    title subtitle author editor journal booktitle publisher year month date pages doi url howpublished note type
    author+an:orcid crossref keywords language custom
"""
MEMBER_NAMES = "title container-title publisher page DOI URL note genre keyword number volume language abstract"
TAGS, FIELDS, MEMBERS = TAG_NAMES.split(), FIELD_NAMES.split(), MEMBER_NAMES.split()


def in_every_format(text: str) -> Iterator[str]:
    """Texts to bring in that hold `text` in each place where a value can stand."""
    yield "\n".join(["TY  - JOUR", *(f"{tag}  - {text}" for tag in TAGS), "ER  - ", ""])
    yield f"TY  - {text}\nTI  - {text}\n"
    yield "@article{k,\n" + ",\n".join(f"{field} = {{{text}}}" for field in FIELDS) + "\n}\n"
    yield f'@misc{{k, title = "{text}", author = {text}, year = {text}}}\n'
    people = [{"family": text, "given": text, "suffix": text}, {"literal": text}, text]
    dates = {"raw": text, "date-parts": [[text]], "season": text}
    yield json.dumps([{"type": "book", **dict.fromkeys(MEMBERS, text), "author": people, "issued": dates}])
    yield json.dumps([{"type": text, "title": "T", "author": text, "issued": text, "custom": text}])
    yield text


def brought_in(text: str) -> list[ParsedRecord | FailedRecord]:
    """The records of the text, each taken on as an output's values as the intake takes them."""
    try:
        records = read(text)
    except RefusedError:
        return []
    for record in records:
        if isinstance(record, ParsedRecord):
            notes = map_record(record).notes
            assert notes == [printable(note) for note in notes]
        else:
            assert record.reason
    return records


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_a_naughty_string_in_any_field_is_read_or_reported(text: str) -> None:
    for written in in_every_format(text):
        begun = time.perf_counter()
        brought_in(written)
        assert time.perf_counter() - begun < 10


PIECES = st.sampled_from(
    [
        "TY  - JOUR", "TY  -", "TY - BOOK", "ER  - ", "ER  -", "TI  - On trust", "AU  - Sample, Ben", "AU  - Police",
        "AU  - A and B; C, D, E", "PY  - 2014/13/99/x", "DA  - SEP", "SP  - 1--2-3", "UR  - file:///x; http://a.b",
        "KW",
        "@book{k, title = {x}", "}", "@", "10.5555/a", "{", "[1,", '{"type": "book"', "", "  running on",
        "\x00", "\ufeff",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=5_000)
@given(st.lists(PIECES, max_size=30).map("\n".join))
def test_garbage_in_any_format_is_read_reported_or_refused(text: str) -> None:
    brought_in(text)


@pytest.mark.parametrize(
    "piece",
    ["TY  - JOUR\n", "TI  - x\n", "ER  - \n", "AU  - A, B; ", "@book{k,\n", "{", "$x_", "\\a{", "and ", "# ", "[1,"],
)
def test_the_same_piece_without_end_is_read_or_refused_soon(piece: str) -> None:
    begun = time.perf_counter()
    for start in ("", "TY  - JOUR\nTI  - T\nAU  - ", "@book{k, title = {"):
        brought_in(start + (piece * 60_000)[:300_000])
    assert time.perf_counter() - begun < 60
