"""The headings of a list of outputs, matched with our fields by name and by what other programs call them."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from anyascii import anyascii

from portal.bibliography.fields import FIELDS
from portal.bibliography.formats.spreadsheet.columns import HEADINGS
from portal.bibliography.formats.spreadsheet.heading_synonyms import HEADINGS_BY_FIELD, OF_AN_INDEX, WEB_OF_SCIENCE_TAGS

__all__ = ["OF_OUTPUTS", "guess", "plain", "recognised", "signature"]

NOT_PLAIN = re.compile(r"[^a-z0-9]+")
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
NUMBERING = re.compile(r"^[0-9]+(?:\.[0-9]+)*[.)]?\s+|-[0-9]+$")  # Pure: "1.2 Title", "Title-0".
ALTERNATIVES = re.compile(r"\s*/\s*|\s+or\s+", re.IGNORECASE)
COUNTERS = frozenset({"no", "nr", "number", "num", "id", "ref", "row"})  # In the first column they count the rows.
TAGS_TOGETHER = {"pt", "au", "ti", "so"}
OUR_OWN = frozenset(HEADINGS)
Synonyms = Mapping[str, Sequence[str]]


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`text` in small Latin letters and digits, all else as single spaces: "Author(s)" is "author s"."""
    return NOT_PLAIN.sub(" ", anyascii(text).lower()).strip()


# A field that others have no name for is known by its own.
OF_OUTPUTS: Synonyms = {
    **{field.name: (plain(field.spreadsheet), plain(field.heading)) for field in FIELDS.values() if field.spreadsheet},
    **HEADINGS_BY_FIELD,
}


@lru_cache(maxsize=4096)
def spellings(heading: str) -> tuple[str, ...]:
    """The forms of a heading under which it is looked up: whole, without numbering, without what is in brackets."""
    short = NUMBERING.sub("", heading.strip())
    last = short.rpartition(">")[2]  # Pure: "Journal > Title".
    several = ALTERNATIVES.split(BRACKETS.sub("", short))  # "Journal / Book / Outlet"
    forms = (heading, heading.lower(), short, BRACKETS.sub("", short), short.partition(" > ")[0] or last, *several)
    return tuple(dict.fromkeys(form for text in forms if (form := plain(text))))


def recognised(heading: str, synonyms: Synonyms = OF_OUTPUTS) -> list[tuple[str, int]]:
    """The fields that a heading may stand for, each with its rank among the headings of that field, best first."""
    matches: list[tuple[str, int]] = []
    for place, spelling in enumerate(spellings(heading)):
        for name, names in synonyms.items():
            if spelling in names and name not in [field for field, _rank in matches]:
                matches.append((name, names.index(spelling) + 100 * place))
    return sorted(matches, key=lambda match: match[1])


def guess(headings: Sequence[str], synonyms: Synonyms = OF_OUTPUTS) -> list[str]:
    """Our field for each column, "" for one that none is known for; no field twice."""
    tags = [plain(heading) for heading in headings]
    not_read = {link for number, link in OF_AN_INDEX.items() if number in tags}
    if synonyms is OF_OUTPUTS and set(tags) >= TAGS_TOGETHER:
        return [WEB_OF_SCIENCE_TAGS.get(tag, "") for tag in tags]
    ranked = sorted(
        (rank, position, name)
        for position, heading in enumerate(headings)
        if tags[position] not in not_read and (position or tags[position] not in COUNTERS)
        for name, rank in recognised(heading, synonyms)
    )
    fields = [""] * len(headings)
    for _rank, position, name in ranked:
        if not fields[position] and name not in fields:
            fields[position] = name
    return fields


def signature(headings: Sequence[str]) -> str:
    """The headings as one text by which a file of the same headings is known again."""
    return "|".join(plain(heading) for heading in headings)
