"""CSL-JSON, as Zotero, Crossref and our own export write it: an array of items, or one item."""

import json
import re
from collections.abc import Iterator
from typing import Any

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import FIELDS, raw_names
from portal.bibliography.formats.csl_json.write import CUSTOM, READ_AS
from portal.bibliography.formats.parsed import (
    LONGEST_VALUE,
    FailedRecord,
    ParsedName,
    ParsedRecord,
    RawValue,
    excerpt,
    too_long,
)
from portal.bibliography.formats.source_kinds import ReadKind, by_csl
from portal.bibliography.kinds import KINDS
from portal.bibliography.roles import ROLES

__all__ = ["item", "read"]

SPACE_OR_COMMA = re.compile(r"[\s,]*")
# The names of raw values, each with the members that may hold it, the best first: those of the table, and other names
# by which some programs call them. What is read apart, below, is not among them.
READ_APART = {"title", "date", "address", "number"}
ALSO_CALLED = {"held_by": ("event",), "article_number": ("article-number",)}
MEMBERS = {
    name: (*members, *ALSO_CALLED.get(name, ()))
    for name, members in raw_names("csl").items()
    if name not in READ_APART and members[0] != CUSTOM
} | {"edition": ("edition",), "version": ("version",), "article_number": ("article-number",)}
OURS = ["uuid", *(each.name for each in FIELDS.values() if CUSTOM in each.csl.split())]
NOT_CSL = (
    "This is JSON, but not CSL-JSON: a record has at least “type” and “title”. "
    "Export it as CSL-JSON, BibTeX or RIS from where it came from."
)
BROKEN = "From here on the file is not JSON ({}). Export it again, and bring in the new file."


def after_gap(text: str, place: int) -> int:
    """Where the white space and commas that stand at `place` end."""
    gap = SPACE_OR_COMMA.match(text, place)
    return gap.end() if gap else place


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each item of an array, one by one, so that what stands before a fault is read."""
    decoder, place = json.JSONDecoder(), after_gap(text, 0)
    is_array = text[place : place + 1] == "["
    place += is_array
    line_number, counted = first_line_number, 0
    while True:
        place = after_gap(text, place)
        line_number += text.count("\n", counted, place)
        counted = place
        if place >= len(text) or text[place] == "]":
            break
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            fault = getattr(error, "msg", "") or "brackets within brackets without end"
            yield FailedRecord(
                getattr(error, "lineno", line_number), excerpt(text[place : place + 500]), BROKEN.format(fault)
            )
            return
        source = excerpt(text[place:end])
        for described in unwrapped(value):
            yield item(described, source, line_number)
        place = end
        if not is_array:
            break


def unwrapped(value: object) -> list[Any]:
    """The items in an answer of Crossref's or in a bibliography by keys; else the value itself."""
    if isinstance(value, dict) and isinstance(value.get("message"), dict):
        value = value["message"]
    if isinstance(value, dict) and isinstance(value.get("items"), list) and "type" not in value:
        return value["items"]
    return [value]


def item(value: object, source: str, line_number: int) -> ParsedRecord | FailedRecord:
    """One item of CSL-JSON (CSL 1.0.2, csl-data.json), from a file or from the answer to a DOI's look-up."""
    if not isinstance(value, dict) or not isinstance(value.get("type"), str) or not first_text(value.get("title")):
        return FailedRecord(line_number, source, NOT_CSL)
    texts = {name: first_text(member) for name, member in value.items()}
    if why := too_long(texts):
        return FailedRecord(line_number, source, why)
    raw, remarks = dict(raw_values(value, texts)), kind(value, texts).remarks
    return ParsedRecord(line_number, source, raw, tuple(people(value)), remarks=remarks)


def raw_values(value: dict[str, Any], texts: dict[str, str]) -> Iterator[tuple[str, RawValue]]:
    """Names and values for `ParsedRecord.raw`; `texts`: the members of the item that are text."""
    read_kind = kind(value, texts)
    yield "kind", read_kind.name
    yield "title", titled(value, texts)
    yield "date", date(value)
    for name, members in MEMBERS.items():
        if text := next((texts[member] for member in members if texts.get(member)), ""):
            yield name, text
    if number := texts.get("number", ""):
        yield "number" if KINDS[read_kind.name].table != "publication" else "article_number", number
    yield "urls", [texts["URL"]] if texts.get("URL") else []
    own = custom_of(value)
    yield from ((name, own[name]) for name in OURS if isinstance(own.get(name), (str, bool)))


def kind(value: dict[str, Any], texts: dict[str, str]) -> ReadKind:
    """The kind of the item; one of our own may name it."""
    if name := own_kind(value, texts["type"]):
        return ReadKind(name, [])
    words = texts.get("genre") or texts.get("subtype") or ""
    people_known = {"has_author": bool(value.get("author")), "has_editor": bool(value.get("editor"))}
    return by_csl(texts["type"], words, texts.get("medium", ""), **people_known)


def custom_of(value: dict[str, Any]) -> dict[str, Any]:
    """What an item keeps under names of its own program's."""
    custom = value.get(CUSTOM)
    return custom if isinstance(custom, dict) else {}


def own_kind(value: dict[str, Any], csl_type: str) -> str:
    """The kind that one of our own items names beside a type that several kinds have, or ""."""
    name = custom_of(value).get("kind")
    return name if isinstance(name, str) and name in KINDS and KINDS[name].csl == csl_type else ""


def titled(value: dict[str, Any], texts: dict[str, str]) -> str:
    """The title with Crossref's subtitle, unless the title has it already."""
    title, subtitle = texts["title"], first_text(value.get("subtitle"))
    return f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title


def first_text(value: object) -> str:
    """A member's text; of a list of texts, as Crossref has them, the first."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)[:LONGEST_VALUE]
    return value if isinstance(value, str) else ""


def date(value: dict[str, Any]) -> str:
    """The date as exact as it is given: parts, or a text, or CSL's "raw"."""
    for member in ("issued", "published", "published-print", "published-online", "event-date", "created"):
        given = value.get(member)
        if isinstance(given, str) and given:
            return given
        if not isinstance(given, dict):
            continue
        parts = given.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            numbers = [str(part) for part in parts[0][:3] if re.fullmatch("[0-9]{1,4}", str(part))]
            if numbers:
                return "-".join(number.zfill(4 if place == 0 else 2) for place, number in enumerate(numbers))
        if text := first_text(given.get("raw") or given.get("literal")):
            return text
    return ""


def people(value: dict[str, Any]) -> Iterator[ParsedName]:
    """The contributors, name variable by name variable; in printed order, by role, where an item of ours tells both."""
    names = {variable: list(people_in(value.get(variable), role)) for variable, role in READ_AS.items()}
    roles = custom_of(value).get("roles")
    for role in roles if isinstance(roles, list) else ():
        known = ROLES.get(role) if isinstance(role, str) else None
        if known and names[known.csl]:
            yield names[known.csl].pop(0)._replace(role=known.name)
    for left in names.values():
        yield from left


def people_in(names: object, role: str) -> Iterator[ParsedName]:
    """The contributors of one name variable."""
    for name in names if isinstance(names, list) else []:
        if printed := printed_name(name):
            is_corporate = bool(isinstance(name, dict) and not name.get("family"))
            yield ParsedName(
                role, printed, is_corporate, first_text(name.get("ORCID")) if isinstance(name, dict) else ""
            )


def printed_name(name: object) -> str:
    """A name variable as one text, family name first; the particle before it, dropping or not."""
    if not isinstance(name, dict):
        return one_line(name) if isinstance(name, str) else ""
    parts = {part: one_line(text) for part, text in name.items() if isinstance(text, str)}
    if not parts.get("family"):
        return parts.get("literal") or parts.get("name") or parts.get("given", "")
    particle = parts.get("non-dropping-particle") or parts.get("dropping-particle") or ""
    family = f"{particle} {parts['family']}".strip()
    return ", ".join(filter(None, (family, parts.get("given"), parts.get("suffix"))))
