"""BibTeX and biblatex, taken apart by bibtexparser: a broken entry is reported with its line and spoils no other.

Abbreviations are unfolded here, within bounds, because a short file can be written that unfolds to gigabytes; names
are split before LaTeX is decoded, or "{The Consortium}" would lose what keeps it together.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from portal.citations.plain import one_line

from . import latex
from .dois import mentioned
from .found import LONGEST_VALUE, Failed, Found, Named, excerpt, too_long
from .kinds import by_bibtex

__all__ = ["START", "read"]

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # What it warns of is in the rows, for the person.

START = re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]", re.MULTILINE)
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: str(place) for place, name in enumerate(MONTH_NAMES, 1)}
NO_RECORDS = {"comment", "preamble", "string", "xdata"}
ROLES = (
    ("author", "author"), ("editor", "editor"), ("editora", "editor"), ("translator", "translator"),
    ("director", "director"), ("speaker", "speaker"),
)  # fmt: skip
# Names of ours, each with the fields that may hold it, the best first.
FIELDS: dict[str, tuple[str, ...]] = {
    "held_by": ("journal", "journaltitle", "booktitle", "maintitle", "eventtitle"),
    "series": ("series",),
    "volume": ("volume",),
    "number": ("number", "issue"),
    "pages": ("pages",),
    "article_number": ("eid", "articleno", "article-number"),
    "edition": ("edition",),
    "version": ("version",),
    "issued_by": ("publisher", "institution", "school", "organization"),
    "place": ("address", "location"),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "doi": ("doi",),
    "language": ("language", "langid"),
    "abstract": ("abstract",),
    "licence": ("copyright", "license"),
    "keywords": ("keywords", "keyword"),
    "summary": ("summary",),
}
UNESCAPED = {"doi", "url"}  # Fields that are written as they are, not as LaTeX.
MOST_TO_UNFOLD = 2_000_000  # Characters that a file's abbreviations may come to, all together.
DEEPEST_CROSSREF = 3
SPACE = re.compile(r"\s*")
BARE = re.compile(r"[^\s#\"{}]+")


class BombError(Exception):
    """The abbreviations of the file unfold to more than may be read."""


def read(text: str, first_line: int = 1) -> Iterator[Found | Failed]:
    """Each entry of the text; DOIs in the text between entries are records too."""
    try:
        blocks = Splitter(text).split().blocks
    except (ParserStateException, RecursionError):
        yield Failed(
            first_line, excerpt(text), "This cannot be read as BibTeX. Export it again from where it came from."
        )
        return
    unfolding = Unfolding(block for block in blocks if isinstance(block, String))
    entries = {entry.key.lower(): entry for entry in map(entry_of, blocks) if entry is not None}
    for block in blocks:
        line = first_line + (block.start_line or 0)
        if isinstance(block, ImplicitComment):
            yield from mentioned(block.comment, line)
        elif (entry := entry_of(block)) is not None:
            if entry.entry_type.lower() not in NO_RECORDS:
                yield record(entry, excerpt(block.raw or ""), line, unfolding, entries)
        elif isinstance(block, ParsingFailedBlock):
            yield Failed(line, excerpt(block.raw or ""), reason(block))


def entry_of(block: Any) -> Entry | None:
    """The entry in a block. That its key or one of its fields comes twice does not spoil it."""
    if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
        block = block.ignore_error_block
    return block if isinstance(block, Entry) else None


def reason(block: ParsingFailedBlock) -> str:
    said = getattr(block.error, "abort_reason", "") or str(block.error)
    return (
        f"This entry is broken, usually by a bracket or comma that is missing ({one_line(said)[:160]}). "
        "Mend it in the file and bring the file in again, or add it by hand."
    )


def record(entry: Entry, source: str, line: int, unfolding: "Unfolding", entries: dict[str, Entry]) -> Found | Failed:
    try:
        fields = {name: unfolding.text(value) for name, value in with_parents(entry, entries).items()}
    except BombError:
        said = f"The abbreviations (@string) of this file come to more than {MOST_TO_UNFOLD:,} characters."
        return Failed(line, source, f"{said} Take them out, and bring the file in again.")
    if why := too_long(fields):
        return Failed(line, source, why)
    return Found(line, source, dict(raw_values(entry.entry_type, fields)), tuple(people(fields)))


def with_parents(entry: Entry, entries: dict[str, Entry]) -> dict[str, str]:
    """The fields of an entry and, where it has none itself, those of the one it refers to, at most three deep."""
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    parent, seen = entry, {entry.key.lower()}
    for _step in range(DEEPEST_CROSSREF):
        name = next((str(field.value) for field in parent.fields if field.key.lower() == "crossref"), "")
        name = name.strip('{}" \t\n').lower()
        if not name or name in seen or name not in entries:
            break
        seen.add(name)
        parent = entries[name]
        inherited = {field.key.lower(): str(field.value) for field in parent.fields}
        inherited.setdefault("booktitle", inherited.get("title", ""))
        for dropped in ("title", "crossref", "pages", "author", "doi", "abstract", "url", "keywords"):
            inherited.pop(dropped, None)
        fields = {**inherited, **fields}
    return fields


class Unfolding:
    """Values without their quotes, with the abbreviations in them spelled out."""

    def __init__(self, strings: Iterator[String]) -> None:
        self.spent = 0
        self.known = dict(MONTHS)
        for block in strings:
            try:
                self.known[block.key.lower()] = self.text(str(block.value))
            except BombError:
                break

    def text(self, value: str) -> str:
        """Raises BombError when all that was unfolded so far is too much."""
        value = value.strip()
        pieces, place = [], 0
        while token := next_token(value, place):
            word, place = token
            pieces.append(self.unfolded(word))
            if place >= len(value):
                return "".join(pieces).strip()
            place += 1  # What stands there is a "#".
        return value.strip('"').strip()

    def unfolded(self, word: str) -> str:
        """A token without its quotes or braces; an abbreviation spelled out, an unknown one as it stands."""
        if word[0] in '"{':
            return word[1:-1]
        known = self.known.get(word.lower(), word)
        self.spent += len(known)
        if self.spent > MOST_TO_UNFOLD:
            raise BombError
        return known


def next_token(value: str, place: int) -> tuple[str, int] | None:
    """The quoted, braced or bare token from `place` on, and where the "#" after it or the end is; None for no token."""
    found = SPACE.match(value, place)
    start = found.end() if found else place
    if value[start : start + 1] in ('"', "{"):
        end = closing(value, start)
    else:
        bare = BARE.match(value, start)
        end = bare.end() if bare else start
    after = SPACE.match(value, end)
    rest = after.end() if after else end
    if end <= start or (rest < len(value) and value[rest] != "#"):
        return None
    return value[start:end], rest


def closing(value: str, start: int) -> int:
    """The place after the quote or brace that closes the one at `start`; `start` where none does."""
    depth, quoted = 0, value[start] == '"'
    for place in range(start + quoted, len(value)):
        if value[place - 1 : place] == "\\":
            continue
        depth += (value[place] == "{") - (value[place] == "}")
        if depth == 0 and (value[place] == '"' if quoted else value[place] == "}"):
            return place + 1
    return start


def balanced(text: str) -> bool:
    """Whether each brace that closes was opened before: the outer pair of `{a} # {b}` is not one pair."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return True


def raw_values(entry_type: str, fields: dict[str, str]) -> Iterator[tuple[str, Any]]:
    words = latex.plain(fields.get("type") or fields.get("howpublished") or "")
    try:
        yield "kind", by_bibtex(entry_type, words, bool(fields.get("author")))
    except KeyError:
        yield "kind", "document"
        yield "unknown_type", entry_type
    yield "title", title(fields)
    yield "date", fields.get("date") or fields.get("eventdate") or year_and_month(fields)
    for name, sources in FIELDS.items():
        found = next((fields[source] for source in sources if fields.get(source)), "")
        if found:
            yield name, found if name in UNESCAPED else latex.plain(found)
    yield "urls", [re.sub(r"\\([%&_#~])", r"\1", url) for url in [fields.get("url", "")] if url] + linked(words)
    if fields.get("eprinttype", fields.get("archiveprefix", "")).lower() == "arxiv" and fields.get("eprint"):
        yield "urls", [f"https://arxiv.org/abs/{fields['eprint']}"]
    yield "notes", [latex.plain(fields[name]) for name in ("note", "annote") if fields.get(name)]


def linked(words: str) -> list[str]:
    """The web address in "howpublished", where many put it."""
    return re.findall(r"https?://[^\s{}]+", words)[:1]


def title(fields: dict[str, str]) -> str:
    parts = [latex.plain(fields[name]) for name in ("title", "subtitle") if fields.get(name)]
    return ": ".join(one_line(part) for part in parts)


def year_and_month(fields: dict[str, str]) -> str:
    year, month = latex.plain(fields.get("year", "")), latex.plain(fields.get("month", ""))
    day = latex.plain(fields.get("day", ""))
    month = MONTHS.get(month.strip()[:3].lower(), month.strip())
    if not re.fullmatch(r"[0-9]{4}", year.strip()) or not re.fullmatch(r"[0-9]{1,2}", month):
        return year
    if re.fullmatch(r"[0-9]{1,2}", day.strip()):
        return f"{year.strip()}-{int(month):02}-{int(day):02}"
    return f"{year.strip()}-{int(month):02}"


def people(fields: dict[str, str]) -> Iterator[Named]:
    for field, role in ROLES:
        for name in names_in(fields.get(field, "")):
            whole = name.startswith("{") and name.endswith("}") and balanced(name[1:-1])
            plain = one_line(latex.plain(name))
            if plain and plain.lower() != "others":
                yield Named(role, plain, whole and " " in plain)


def names_in(text: str) -> list[str]:
    """A list of names, parted by each "and" that no brace holds."""
    names: list[str] = []
    current: list[str] = []
    depth = 0
    for word in text[:LONGEST_VALUE].split():
        if word.lower() == "and" and depth <= 0:
            names.append(" ".join(current))
            current = []
        else:
            depth += word.count("{") - word.count("}")
            current.append(word)
    return [name for name in [*names, " ".join(current)] if name]
