"""What other programs read in a file, as plain as they read it: to hold our readers against."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import bibtexparser
import rispy

__all__ = ["Facts", "of_bibtex", "of_json", "of_ris"]

YEAR = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])")
AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """What another reader has of a record. `years`: all that its date fields mention. `authors` and `editors`: their
    names as printed. `container`: the title of what it stands in. `place`: its title, or its line from 1."""

    place: str | int
    type: str
    years: frozenset[str]
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    container: str


def years_in(*texts: object) -> frozenset[str]:
    return frozenset(year for text in texts for year in YEAR.findall(str(text or "")))


def of_bibtex(text: str) -> Iterator[Facts]:
    """The entries of a text as bibtexparser has them."""
    for entry in bibtexparser.parse_string(text).entries:
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        yield Facts(
            place=(entry.start_line or 0) + 1,
            type=entry.entry_type.lower(),
            years=years_in(fields.get("year"), fields.get("date")),
            authors=bibtex_names(fields.get("author", "")),
            editors=bibtex_names(fields.get("editor", "")),
            container=next((fields[name] for name in ("journal", "journaltitle", "booktitle") if fields.get(name)), ""),
        )


def bibtex_names(text: str) -> tuple[str, ...]:
    """The names of a list, where no brace holds an "and"."""
    outside = re.sub(r"\{[^{}]*\}", lambda match: AND.sub("_and_", match[0]), text)
    names = (re.sub(r"\b(?:given|family|prefix|suffix)=", "", name) for name in AND.split(outside))
    return tuple(name for name in names if name.strip(" ,{}") and name.strip().lower() != "others")


def of_ris(text: str) -> Iterator[Facts]:
    """The records of a text as rispy has them, with the tags that it calls unknown."""
    for record in rispy.loads(text):
        unknown = record.get("unknown_tag", {})
        containers = ("secondary_title", "alternate_title3", "journal_name", "alternate_title2")
        dates = ("year", "publication_year", "date")
        yield Facts(
            place=record.get("title") or record.get("primary_title") or "",
            type=record.get("type_of_reference", ""),
            years=years_in(*(record.get(name) for name in dates)),
            authors=tuple(record.get("authors", []) + record.get("first_authors", [])),
            editors=tuple(record.get("secondary_authors", []) + unknown.get("ED", [])),
            container=next((record[name] for name in containers if record.get(name)), "".join(unknown.get("BT", []))),
        )


def of_json(text: str) -> Iterator[Facts]:
    """The items of CSL-JSON in a text: those that have a type and a title."""
    data = json.loads(text)
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict) or not isinstance(item.get("type"), str) or not text_of(item.get("title")):
            continue
        issued = item.get("issued") or item.get("published") or {}
        yield Facts(
            place=text_of(item.get("title")),
            type=item["type"],
            years=years_in(json.dumps(issued)),
            authors=csl_names(item.get("author")),
            editors=csl_names(item.get("editor")),
            container=text_of(item.get("container-title")),
        )


def text_of(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else ""


def csl_names(value: Any) -> tuple[str, ...]:
    names = [name for name in value if isinstance(name, dict)] if isinstance(value, list) else []
    whole = [name.get("family") or name.get("literal") or name.get("name") or name.get("given") or "" for name in names]
    return tuple(filter(None, whole))
