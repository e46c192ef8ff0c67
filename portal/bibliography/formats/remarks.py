"""The remarks that all readers make alike: on names, on dates, and on what has no place here."""

import re
from collections.abc import Iterable

from portal.bibliography.authors.author_list import AuthorList
from portal.bibliography.authors.listed_names import remarks_on
from portal.bibliography.formats.parsed import Remark
from portal.dates.printed import PrintedDate

__all__ = ["left_out", "on_date", "on_names", "on_notes"]

SEEN = re.compile(r"\W*(?:online\W+)?(?:last )?(?:accessed|retrieved|viewed|visited)\b[^.;]{0,40}\W*$", re.IGNORECASE)
LONGEST_SHOWN = 80
MOST_SHOWN = 12
LONGEST_NOTE = 300


def on_names(names: AuthorList) -> list[Remark]:
    """What is doubted or left out of a list of names."""
    is_doubtful = names.and_others or any(author.doubt for author in names.authors)
    return [Remark(sentence, "names" if is_doubtful else "") for sentence in remarks_on(names)]


def on_date(date: PrintedDate) -> list[Remark]:
    """What of a date is doubted or not kept."""
    return [Remark(sentence, "date" if date.is_doubtful else "") for sentence in date.remarks]


def left_out(values: Iterable[tuple[str, str]]) -> list[Remark]:
    """One remark on all values that have no place here, each with the name that the file has for it."""
    shown = [f"{name} “{shortened(text)}”" for name, value in values if (text := " ".join(value.split()))]
    if not shown:
        return []
    more = f" and {len(shown) - MOST_SHOWN} more" if len(shown) > MOST_SHOWN else ""
    return [Remark(f"Left out, for want of a field: {', '.join(shown[:MOST_SHOWN])}{more}.")]


def on_notes(notes: Iterable[str]) -> list[Remark]:
    """The notes of a record that are nobody's field, one remark each."""
    return [
        Remark(f"A note is left out: “{shortened(' '.join(note.split()), LONGEST_NOTE)}”.")
        for note in notes
        if not SEEN.match(note)
    ]


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
