"""Ours beside the processor's, and the table of the differences that are right.

`python -m tests.bibliography.styles.judging` writes `differences.csv` anew: known differences keep their reasons, new
ones have none, and the test fails until each is either mended or explained.
"""

import csv
import html
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from portal.bibliography.styles import STYLES, citation_html
from tests.bibliography.styles.processor import processed
from tests.bibliography.styles.records import JUDGED

__all__ = ["Difference", "differences", "listed_differences", "measured"]

TABLE = Path(__file__).parent / "differences.csv"


class Difference(NamedTuple):
    """A citation that is not the processor's, letter for letter and italics included, and why ours is right."""

    style: str
    record: str
    ours: str
    theirs: str
    reason: str = ""


@cache
def differences(style: str) -> tuple[Difference, ...]:
    """Where ours and the processor's differ in the style."""
    theirs = processed(JUDGED, style)
    pairs = ((name, ours(name, style), theirs[name]) for name in JUDGED)
    return tuple(Difference(style, name, printed, judged) for name, printed, judged in pairs if printed != judged)


def ours(name: str, style: str) -> str:
    """Our citation with curly apostrophes, as the processor sets them: ours are as the title was recorded."""
    return html.unescape(citation_html(JUDGED[name], style)).replace("'", "’")


def listed_differences() -> list[Difference]:
    """The rows of the table."""
    with TABLE.open(newline="", encoding="utf-8") as file:
        return [Difference(**row) for row in csv.DictReader(file)]


def measured(style: str) -> tuple[int, int, int]:
    """Works judged, those cited exactly as the processor cites them, and those that differ without a reason."""
    explained = {entry[:4] for entry in listed_differences() if entry.reason}
    found = differences(style)
    return len(JUDGED), len(JUDGED) - len(found), sum(entry[:4] not in explained for entry in found)


def written_anew() -> Iterator[Difference]:
    """All differences as they are now, with the reasons of those that are listed already."""
    reasons = {(entry.style, entry.record): entry.reason for entry in listed_differences()} if TABLE.exists() else {}
    for style in STYLES:
        for entry in differences(style):
            yield entry._replace(reason=reasons.get((entry.style, entry.record), ""))


if __name__ == "__main__":
    entries = list(written_anew())
    with TABLE.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Difference._fields)
        writer.writerows(entries)
