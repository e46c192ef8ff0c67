"""Every file of the corpora held against what another program reads in it: nothing is lost without a remark."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.bibliography.formats.bibtex.latex_decoding import plain_text
from portal.bibliography.formats.decoding import decoded
from portal.bibliography.formats.parsed import ParsedRecord
from portal.bibliography.formats.reader import RefusedError, read
from portal.bibliography.kinds import KINDS
from portal.bibliography.markup import without_markup
from tests.bibliography.independent import Facts, of_bibtex, of_json, of_ris
from tests.tools.corpora import corpus_files

READERS: dict[str, Callable[[str], Iterator[Facts]]] = {".bib": of_bibtex, ".ris": of_ris, ".json": of_json}
# Types that say no more than "something else", or have no kind here: they become documents.
PLAIN_TYPES = frozenset({"misc", "unpublished", "GEN", "UNPB", "document", "other", ""})
EDITED = {"editor", "series-editor"}


def words(text: str) -> set[str]:
    """The words of a text without accents, commands and markup."""
    plain = unicodedata.normalize("NFKD", without_markup(plain_text(text)))
    return set(re.findall(r"[^\W\d_]{2,}", plain.casefold()))


def pairs(file: Path) -> Iterator[tuple[Facts, ParsedRecord]]:
    """Each record as another program has it, with ours: of the same line, or of the same title."""
    text = decoded(file.read_bytes())
    try:
        ours = [record for record in read(text) if isinstance(record, ParsedRecord)]
        theirs = list(READERS[file.suffix](text))
    except (RefusedError, ValueError, AttributeError):
        return
    by_place: dict[str | int, list[ParsedRecord]] = {}
    for record in ours:
        for place in (record.line_number, " ".join(str(record.raw.get("title", "")).split())):
            by_place.setdefault(place, []).append(record)
    for facts in theirs:
        place = facts.place if isinstance(facts.place, int) else " ".join(facts.place.split())
        if records := by_place.get(place):
            yield facts, records.pop(0) if len(records) > 1 else records[0]


def differences(facts: Facts, record: ParsedRecord) -> Iterator[str]:
    """What the other program has of a record, and ours has not."""
    people = {role: [person.name for person in record.people if person.role == role] for role in ("author", *EDITED)}
    everybody = words(" ".join(person.name for person in record.people))
    if facts.years and str(record.raw.get("date", ""))[:4] not in facts.years:
        yield "date"
    if record.raw["kind"] == "document" and facts.type not in PLAIN_TYPES and not record.remarks:
        yield "kind"
    if facts.editors and not people["editor"] + people["series-editor"]:
        yield "editor"
    if facts.container and not words(facts.container) & words(
        f"{record.raw.get('held_by')} {record.raw.get('series')}"
    ):
        yield "container"
    if any(words(name) and not words(name) & everybody for name in (*facts.authors, *facts.editors)):
        yield "names"
    if len(record.people) < len(facts.authors) + len(facts.editors):
        yield "number of names"


@pytest.mark.parametrize("suffix", READERS)
def test_nothing_is_lost_that_another_program_reads(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    lost: list[tuple[str, str | int, str]] = []
    for file in corpus_files(f"**/*{suffix}"):
        for facts, record in pairs(file):
            counts["records"] += 1
            counts["with remarks"] += bool(record.remarks)
            counts["with doubts"] += bool(record.doubts)
            counts["remarks"] += len(record.remarks)
            assert record.raw["kind"] in KINDS
            found = list(differences(facts, record))
            counts["differences"] += len(found)
            lost += [(file.name, facts.place, difference) for difference in found if not is_told(difference, record)]
    with capsys.disabled():
        print(f"\n{suffix}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    assert counts["records"]
    assert lost == []


def is_told(difference: str, record: ParsedRecord) -> bool:
    """Whether a difference is one that a remark on the record tells of."""
    subject = {"date": "date", "kind": "kind"}.get(difference, "names")
    return difference not in ("editor", "container") and subject in record.doubts
