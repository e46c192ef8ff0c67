"""Works of an ORCID record in JSON, each read as the CSL-JSON item that says the same.

Members: ORCID, "orcid-model", work-3.0. A summary, which is what a download holds, names nobody but the record's owner.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from portal.bibliography.formats.csl_json.read import item
from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord, Remark, excerpt

__all__ = ["START", "read"]

START = re.compile(r"[{\[](?=(?:.|\n){0,20000}\"(?:work-summary|external-ids|orcid-identifier|put-code)\"\s*:)")
BROKEN = "The file is not JSON ({}). Download the works again, and bring in the new file."
NO_NAMES = "ORCID names no authors for this work: add them, in the order of the work."
DEEPEST = 12
# CSL's type of each of ORCID's; another goes by its own name, which a remark then tells.
TYPES = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-review": "review-book",
    "conference-paper": "paper-conference", "conference-abstract": "paper-conference",
    "conference-proceedings": "paper-conference", "conference-poster": "speech", "conference-presentation": "speech",
    "conference-output": "paper-conference", "dissertation": "thesis", "dissertation-thesis": "thesis",
    "edited-book": "edited-book", "magazine-article": "article-magazine", "newspaper-article": "article-newspaper",
    "newsletter-article": "article-magazine", "online-resource": "webpage", "website": "webpage", "blog-post":
    "post-weblog", "data-set": "dataset", "lecture-speech": "speech", "public-speech": "speech",
    "encyclopedia-entry": "entry-encyclopedia", "dictionary-entry": "entry-dictionary",
    "artistic-performance": "performance", "preprint": "preprint",
}  # fmt: skip
WORKING_PAPER = {"working-paper": "Working paper"}
ROLES = {"author": "author", "editor": "editor", "translator": "translator", "co-editor": "editor"}
IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN"}
OF_AN_INDEX = frozenset(
    {"eid", "wosuid", "pmid", "pmc", "mr", "zbl", "dblp", "source-work-id", "other-id", "agr", "cba"}
)


def read(text: str, first_line_number: int = 1) -> Iterator[ParsedRecord | FailedRecord]:
    """Each work, once: of summaries that ORCID groups as one work, the first, which its owner prefers."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield FailedRecord(first_line_number, excerpt(text[:500]), BROKEN.format(str(error)[:120]))
        return
    for work in works_in(value):
        source = excerpt(json.dumps(work, ensure_ascii=False, indent=1))
        place = text.find(f'"put-code" : {work.get("put-code")}')
        line_number = first_line_number + text.count("\n", 0, max(place, 0))
        parsed = item(as_csl(work), source, line_number)
        if isinstance(parsed, ParsedRecord) and not parsed.people:
            parsed = replace(parsed, remarks=[*parsed.remarks, Remark(NO_NAMES, "names")])
        yield parsed


def works_in(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The works in a record, a list of works, or one work."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from works_in(part, depth + 1)
    elif isinstance(value, dict):
        summaries = value.get("work-summary")
        if isinstance(summaries, list):
            yield from works_in(summaries[:1], depth + 1)
        elif "title" in value and "type" in value:
            yield value
        else:
            for name in ("activities-summary", "works", "group", "bulk", "work"):
                yield from works_in(value.get(name), depth + 1)


def as_csl(work: dict[str, Any]) -> dict[str, Any]:
    """A work as a CSL-JSON item."""
    work_type = text_at(work, "type").lower().replace("_", "-")
    csl: dict[str, Any] = {
        "type": "report" if work_type in WORKING_PAPER else TYPES.get(work_type, work_type),
        "genre": WORKING_PAPER.get(work_type, ""),
        "title": text_at(work, "title", "title", "value"),
        "subtitle": text_at(work, "title", "subtitle", "value"),
        "container-title": text_at(work, "journal-title", "value"),
        "translated title": text_at(work, "title", "translated-title", "value"),
        "abstract": text_at(work, "short-description"),
        "language": text_at(work, "language-code"),
        "URL": text_at(work, "url", "value"),
        "issued": {"date-parts": [date_of(work)]},
    }
    for name, value in identifiers_of(work):
        csl.setdefault(name, value)
    for person in list_at(work, "contributors", "contributor"):
        role = text_at(person, "contributor-attributes", "contributor-role").lower().replace("_", "-")
        variable = ROLES.get(role, "contributor") if role else "author"
        csl.setdefault(variable, []).append(name_of(person))
    return csl


def name_of(person: Any) -> dict[str, str]:
    """A contributor's credit name as a CSL name: in parts where a comma or a word before the last shows them."""
    printed, orcid = text_at(person, "credit-name", "value"), text_at(person, "contributor-orcid", "path")
    family, comma, given = printed.partition(",")
    if not comma:
        given, _space, family = printed.rpartition(" ")
    return {"family": family.strip(), "given": given.strip(), "ORCID": orcid}


def identifiers_of(work: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The work's own identifiers, and the ISSN or ISBN of what it stands in."""
    for identifier in list_at(work, "external-ids", "external-id"):
        kind = text_at(identifier, "external-id-type").lower()
        is_own = text_at(identifier, "external-id-relationship").lower().replace("_", "-") != "part-of"
        if kind in IDENTIFIERS and (is_own or kind != "doi"):
            yield IDENTIFIERS[kind], text_at(identifier, "external-id-value")
        elif kind not in OF_AN_INDEX and is_own:
            yield f"identifier ({kind})", text_at(identifier, "external-id-value")


def date_of(work: dict[str, Any]) -> list[str]:
    """Year, month and day of publication, as far as they are known."""
    parts = [text_at(work, "publication-date", name, "value") for name in ("year", "month", "day")]
    return parts[: parts.index("")] if "" in parts else parts


def text_at(value: Any, *names: str) -> str:
    """The text that stands at that path, or ""."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def list_at(value: Any, *names: str) -> list[Any]:
    """The list that stands at that path, or none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []
