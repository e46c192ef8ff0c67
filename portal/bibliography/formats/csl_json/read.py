"""CSL-JSON, as Zotero, Crossref and our own export write it: an array of items, or one item."""

import json
import re
from collections.abc import Iterator
from typing import Any

from portal.bibliography.fields import FIELDS, raw_names
from portal.bibliography.formats import remarks
from portal.bibliography.formats.addresses import web_addresses
from portal.bibliography.formats.csl_json.dates import DATE_VARIABLES, date_of
from portal.bibliography.formats.csl_json.people import NAME_VARIABLES, people_of
from portal.bibliography.formats.csl_json.write import CUSTOM
from portal.bibliography.formats.parsed import (
    LONGEST_VALUE,
    FailedRecord,
    ParsedRecord,
    RawValue,
    Remark,
    excerpt,
    too_long,
)
from portal.bibliography.formats.source_kinds import ReadKind, by_csl
from portal.bibliography.kinds import KINDS
from portal.bibliography.page_ranges import read_pages

__all__ = ["START", "item", "read"]

# An array that begins with a number is one only where no words follow: "[1] Sample, Ben" begins a list of works.
SCALAR = r"(?:-?[0-9]+(?:\.[0-9]+)?|true|false|null)"
START = re.compile(
    rf"\{{|\[\s*(?:[{{\[\]\"]|(?:{SCALAR}\s*,\s*){{1,1000}}[{{\[\"]|{SCALAR}(?:\s*,\s*{SCALAR}){{0,1000}}\s*\]\s*$)"
)


SPACE_OR_COMMA = re.compile(r"[\s,]*")
# The names of raw values, each with the members that may hold it, the best first: those of the table, and other names
# by which some programs call them. What is read apart, below, is not among them.
READ_APART = {"title", "date", "address", "pages", "number"}
ALSO_CALLED = {"held_by": ("event",), "article_number": ("article-number",)}
MEMBERS = {
    name: (*members, *ALSO_CALLED.get(name, ()))
    for name, members in raw_names("csl").items()
    if name not in READ_APART and members[0] != CUSTOM
} | {"edition": ("edition",), "version": ("version",), "article_number": ("article-number",)}
OURS = ["uuid", *(each.name for each in FIELDS.values() if CUSTOM in each.csl.split())]
# Members that say nothing of the work, or that stand in another one too: keys, counts and addresses of programs' own.
BOOKKEEPING_MEMBERS = """
    id citation-key citation-label type title-short shortTitle container-title-short journalAbbreviation accessed
    submitted source categories indexed reference-count references-count reference score prefix member deposited
    relation is-referenced-by-count content-domain issn-type isbn-type link alternative-id update-policy resource
    short-container-title short-title journal-issue published-other posted approved accepted subject content-created
    content-updated available language copyright agency system_id _id first-reference-note-number year-suffix
    page-first subtitle page URL note custom genre medium subtype number license
"""
BOOKKEEPING = frozenset({*BOOKKEEPING_MEMBERS.split(), *DATE_VARIABLES, "title"})
# Members of which Crossref has a list, and a work here one.
OF_ONE_TEXT = frozenset({"title", "subtitle", "container-title", "publisher", "publisher-place", "URL"})
MOST_ISBNS = 20
NOT_CSL = (
    "This is JSON, but not CSL-JSON: a record has at least “type” and “title”. "
    "Export it as CSL-JSON, BibTeX or RIS from where it came from."
)
BEHIND = "Behind the end of the list there is more. Bring it in by itself, or mend the brackets in the file."
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
        if place >= len(text):
            break
        if is_array and text[place] == "]":
            yield from behind(text, place + 1, line_number)
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


def behind(text: str, place: int, line_number: int) -> Iterator[FailedRecord]:
    """What stands behind the end of the array, which nobody would miss in silence."""
    start = after_gap(text, place)
    if start < len(text):
        yield FailedRecord(line_number + text.count("\n", place, start), excerpt(text[start : start + 500]), BEHIND)


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
    texts = {name: text_of(name, member) for name, member in value.items()}
    if why := too_long(texts):
        return FailedRecord(line_number, source, why)
    date, on_date = date_of(value)
    people, on_people = people_of(value, custom_of(value).get("roles"))
    addresses, on_addresses = web_addresses([texts.get("URL", "")])
    pages = read_pages(texts.get("page", ""))
    raw = dict(raw_values(value, texts)) | {"date": date, "urls": addresses}
    raw |= {name: page for name, page in (("first_page", pages.first), ("last_page", pages.last)) if page}
    if licence := licence_of(value.get("license")):
        raw.setdefault("licence", licence)
    if pages.article_number:
        raw.setdefault("article_number", pages.article_number)
    read_remarks = [*kind(value, texts).remarks, *on_people, *on_date, *on_addresses]
    read_remarks += [Remark(pages.remark)] if pages.remark else []
    return ParsedRecord(line_number, source, raw, tuple(people), remarks=[*read_remarks, *unplaced(value, texts)])


def raw_values(value: dict[str, Any], texts: dict[str, str]) -> Iterator[tuple[str, RawValue]]:
    """Names and values for `ParsedRecord.raw`; `texts`: the members of the item that are text."""
    read_kind = kind(value, texts)
    yield "kind", read_kind.name
    yield "title", titled(value, texts)
    for name, member in taken(texts).items():
        yield name, texts[member]
    if number := texts.get("number", ""):
        yield "number" if KINDS[read_kind.name].table != "publication" else "article_number", number
    own = custom_of(value)
    yield from ((name, own[name]) for name in OURS if isinstance(own.get(name), (str, bool)))


def taken(texts: dict[str, str]) -> dict[str, str]:
    """The member that each raw value is taken from, the best that has a text."""
    members = {name: next((each for each in every if texts.get(each)), "") for name, every in MEMBERS.items()}
    return {name: member for name, member in members.items() if member}


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


def text_of(name: str, member: object) -> str:
    """A member's text: the first of a list, but of ISBNs all, since a book has one for each binding."""
    if name == "ISBN" and isinstance(member, list):
        return "; ".join(text for text in member[:MOST_ISBNS] if isinstance(text, str))
    return first_text(member)


def unplaced(value: dict[str, Any], texts: dict[str, str]) -> list[Remark]:
    """What is to be told of members that have no place here."""
    placed = taken(texts)
    same = {(name, texts[member]) for name, member in placed.items()}
    used = {
        member
        for name, members in MEMBERS.items()
        for member in members
        if member in placed.values() or not texts.get(member) or (name, texts[member]) in same
    } | {"number"}
    rest = [
        (name, texts[name] or named(member))
        for name, member in value.items()
        if name not in BOOKKEEPING and name not in used and name not in NAME_VARIABLES
    ]
    rest += [
        (name, text)
        for name, member in value.items()
        if name in OF_ONE_TEXT and isinstance(member, list)
        for text in member[1:]
        if isinstance(text, str) and text != texts[name]
    ]
    return remarks.left_out(rest) + (remarks.on_notes([texts["note"]]) if texts.get("note") else [])


def licence_of(member: object) -> str:
    """The licence as Zotero writes it, or the address of the last that Crossref lists, which is the work's own."""
    if isinstance(member, list):
        addresses = [licence.get("URL") for licence in member if isinstance(licence, dict)]
        member = next((address for address in reversed(addresses) if isinstance(address, str)), "")
    return member if isinstance(member, str) else ""


def named(member: object) -> str:
    """The names in a list of things that have one, as Crossref lists funders; "" for another member."""
    things = member if isinstance(member, list) else []
    names = [thing.get("name") for thing in things if isinstance(thing, dict)]
    return ", ".join(name for name in names if isinstance(name, str))
