"""CSL-JSON, the lossless one of the exchange formats: input to every citation processor and to Zotero.

Members: CSL 1.0.2, csl-data.json, which allows no others; what it has no place for goes into `custom`.
"""

from collections.abc import Iterable, Iterator
from json import JSONEncoder
from typing import Any

from portal.bibliography.clean_text import address, in_chunks, one_line, paragraphs
from portal.bibliography.formats.format import Format
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES
from portal.dates.partial import PartialDate

__all__ = ["FORMAT", "item", "write"]

to_json = JSONEncoder(ensure_ascii=False).encode

# Member of an item, and the attribute of a Reference that fills it as it stands.
COMMON = (
    ("title", "title"),
    ("container-title", "held_by"),
    ("collection-title", "series"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("edition", "printing"),
    ("version", "release"),
    ("publisher", "issued_by"),
    ("publisher-place", "place"),
    ("authority", "commissioned_by"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
    ("DOI", "doi"),
    ("language", "language"),
)
EVENT = {"held_by": "event-title", "place": "event-place"}
CUSTOM = "uuid summary licence access embargo_until peer_reviewed part available_until audience reach start end pdf_url"


def write(references: Iterable[Reference]) -> Iterator[bytes]:
    """A JSON array of the references, one a line."""
    return in_chunks(texts(references))


def texts(references: Iterable[Reference]) -> Iterator[str]:
    before = "[\n"
    for reference in references:
        yield before + to_json(item(reference))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def item(reference: Reference) -> dict[str, Any]:
    """One item, as plain dictionaries and lists that may be changed freely."""
    kind = reference.kind
    csl: dict[str, Any] = {"id": reference.key, "citation-key": reference.key, "type": kind.csl}
    add_people(csl, reference.contributors)
    renamed = EVENT if kind.table == "activity" else {}
    for member, attribute in COMMON:
        if (value := getattr(reference, attribute)) and (text := one_line(value)):
            csl[renamed.get(attribute, member)] = text
    if text := reference.abstract or reference.summary:
        csl["abstract"] = paragraphs(text)
    if number := reference.number or reference.article_number:
        csl["number"] = one_line(number)
    if pages := reference.pages:
        csl["page"] = one_line("-".join(pages))
    if kind.genre:
        csl["genre"] = kind.genre
    if kind.medium:
        csl["medium"] = kind.medium
    if reference.duration:
        csl["dimensions"] = f"{reference.duration} min"
    if reference.keywords:
        csl["keyword"] = ", ".join([one_line(word) for word in reference.keywords])
    if url := reference.best_address:
        csl["URL"] = address(url)
    add_dates(csl, reference)
    if custom := custom_of(reference):
        csl["custom"] = custom
    return csl


def add_people(csl: dict[str, Any], contributors: Iterable[Contributor]) -> None:
    for person in contributors:
        if parts := name_of(person):
            csl.setdefault(ROLES[person.role].csl, []).append(parts)


def name_of(person: Contributor) -> dict[str, str]:
    """A name variable; its particle never drops, as it is printed before the family name."""
    name = person.name
    parts = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, value in parts.items() if value and (text := one_line(value))}


def add_dates(csl: dict[str, Any], reference: Reference) -> None:
    if reference.date:
        csl["issued"] = date_of(reference.date)
    if reference.start:
        csl["event-date"] = date_of(reference.start, reference.end)


def date_of(*dates: PartialDate) -> dict[str, list[list[int]]]:
    """A date, or the first and last date of a range, as exact as they are known."""
    return {"date-parts": [list(date.parts) for date in dates if date]}


def custom_of(reference: Reference) -> dict[str, Any]:
    """What CSL has no member for, under the names of the Reference's fields."""
    custom = {name: value for name in CUSTOM_NAMES if (value := getattr(reference, name)) not in ("", None)}
    if reference.address:
        custom["url"] = reference.url
    if reference.aired_at:
        custom["aired_at"] = reference.aired_at.isoformat(timespec="minutes")
    if orcids := {person.name.display: person.orcid for person in reference.contributors if person.orcid}:
        custom["orcid"] = orcids
    if reference.grants:
        custom["grants"] = [
            {"name": grant.name, "reference": grant.reference, "funders": list(grant.funders)}
            for grant in reference.grants
        ]
    return custom


CUSTOM_NAMES = tuple(CUSTOM.split())
FORMAT = Format("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", write)
