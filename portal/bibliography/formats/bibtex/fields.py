"""The fields of a BibTeX or biblatex entry as the values and people of a record.

Fields: "BibTeXing" (Patashnik 1988), section 3.2, and the biblatex manual, section 2.2. Names are split before LaTeX is
decoded, or "{The Consortium}" would lose the braces that keep it together.
"""

import re
from collections.abc import Iterator

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import FIELDS, raw_names
from portal.bibliography.formats.bibtex import latex_decoding
from portal.bibliography.formats.bibtex.abbreviations import MONTHS
from portal.bibliography.formats.bibtex.write import SUBTYPE, note_of
from portal.bibliography.formats.notes import values_in
from portal.bibliography.formats.parsed import LONGEST_VALUE, ParsedName, RawValue
from portal.bibliography.formats.source_kinds import ReadKind, by_bibtex
from portal.bibliography.roles import ROLES as ALL_ROLES

__all__ = ["kind", "people", "raw_values"]

ROLES = (
    ("author", "author"), ("editor", "editor"), ("editora", "editor"), ("translator", "translator"),
    ("director", "director"), ("speaker", "speaker"),
    *((role.bibtex, role.name) for role in ALL_ROLES.values() if role.bibtex not in ("author", "editor", "translator")),
)  # fmt: skip
# The names of raw values, each with the fields that may hold it, the best first: those of the table, and other names
# by which some programs call them. What is read apart, below, is not among them.
ALSO_CALLED: dict[str, tuple[str, ...]] = {
    "held_by": ("maintitle",),
    "number": ("issue",),
    "article_number": ("articleno", "article-number"),
    "licence": ("license",),
    "keywords": ("keyword",),
}
READ_APART = {"title", "date", "address", "commissioned_by", "lasted"}
NOTES = ("note", *FIELDS["commissioned_by"].bibtex.split(), *FIELDS["commissioned_by"].biblatex.split())
IN_NOTES = {"journal", "booktitle", "publisher", "eventtitle", *NOTES}
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    name: (*names, *ALSO_CALLED.get(name, ()))
    for name, names in raw_names("bibtex", "biblatex").items()
    if name not in READ_APART
} | {"edition": ("edition",), "version": ("version",)}
UNESCAPED = {"doi", "url"}  # Fields that are written as they are, not as LaTeX.


def raw_values(entry_type: str, fields: dict[str, str]) -> Iterator[tuple[str, RawValue]]:
    """Names and values for `ParsedRecord.raw`, from the entry's type and its fields as text."""
    words = form(fields)
    yield "kind", kind(entry_type, fields).name
    yield "title", title(fields)
    yield "date", fields.get("date") or year_and_month(fields) or fields.get("eventdate", "")
    for name, sources in FIELD_NAMES.items():
        if value := next((fields[source] for source in sources if fields.get(source)), ""):
            yield name, value if name in UNESCAPED else latex_decoding.plain_text(value)
    yield "urls", [re.sub(r"\\([%&_#~])", r"\1", url) for url in [fields.get("url", "")] if url] + linked(words)
    if fields.get("eprinttype", fields.get("archiveprefix", "")).lower() == "arxiv" and fields.get("eprint"):
        yield "urls", [f"https://arxiv.org/abs/{fields['eprint']}"]
    first, _slash, last = fields.get("eventdate", "").partition("/")
    yield from (("start", first.strip()), ("end", last.strip()))
    values, notes = values_in(notes_in(fields), FIELDS)
    yield from values.items()
    yield "notes", notes


def notes_in(fields: dict[str, str]) -> list[str]:
    """The notes, without one that only says again what the work appeared in, as our own entries do."""
    texts = {name: latex_decoding.plain_text(value) for name, value in fields.items() if name in IN_NOTES}
    again = note_of(*(texts.get(name, "") for name in ("journal", "booktitle", "publisher", "eventtitle")))
    return [texts[name] for name in NOTES if texts.get(name) and (name != "note" or texts[name] != again)]


def kind(entry_type: str, fields: dict[str, str]) -> ReadKind:
    """The kind of the entry."""
    has_editor = bool(fields.get("editor"))
    has_author, subtype = bool(fields.get("author")), fields.get(SUBTYPE, "")
    return by_bibtex(entry_type, form(fields), has_author=has_author, has_editor=has_editor, subtype=subtype)


def form(fields: dict[str, str]) -> str:
    """What the work is, in words."""
    return latex_decoding.plain_text(fields.get("type") or fields.get("howpublished") or "")


def linked(words: str) -> list[str]:
    """The web address in "howpublished", where many put it."""
    return re.findall(r"https?://[^\s{}]+", words)[:1]


def title(fields: dict[str, str]) -> str:
    """Title and subtitle, parted by a colon."""
    parts = [latex_decoding.plain_text(fields[name]) for name in ("title", "subtitle") if fields.get(name)]
    return ": ".join(one_line(part) for part in parts)


def year_and_month(fields: dict[str, str]) -> str:
    """The date in ISO 8601 from "year", "month" and "day", as exact as they are."""
    year, month = latex_decoding.plain_text(fields.get("year", "")), latex_decoding.plain_text(fields.get("month", ""))
    day = latex_decoding.plain_text(fields.get("day", ""))
    month = MONTHS.get(month.strip()[:3].lower(), month.strip())
    if not re.fullmatch(r"[0-9]{4}", year.strip()) or not re.fullmatch(r"[0-9]{1,2}", month):
        return year
    if re.fullmatch(r"[0-9]{1,2}", day.strip()):
        return f"{year.strip()}-{int(month):02}-{int(day):02}"
    return f"{year.strip()}-{int(month):02}"


def people(fields: dict[str, str]) -> Iterator[ParsedName]:
    """The contributors, role by role. "others" at the end of a list is none."""
    for field, role in ROLES:
        for name in names_in(fields.get(field, "")):
            whole = name.startswith("{") and name.endswith("}") and balanced(name[1:-1])
            plain = one_line(latex_decoding.plain_text(name))
            if plain and plain.lower() != "others":
                yield ParsedName(role, plain, whole and " " in plain)


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


def balanced(text: str) -> bool:
    """Whether each brace that closes was opened before: the outer pair of `{a} # {b}` is not one pair."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return True
