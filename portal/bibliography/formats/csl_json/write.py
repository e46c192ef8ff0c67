"""CSL-JSON, the lossless one of the exchange formats: input to every citation processor and to Zotero.

Members: CSL 1.0.2, csl-data.json, which allows no others; what it has no place for goes into `custom`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product
from json import JSONEncoder
from operator import attrgetter
from typing import Any

from portal.bibliography.clean_text import address, in_chunks, one_line, paragraphs
from portal.bibliography.fields import FIELDS
from portal.bibliography.formats.format import Format
from portal.bibliography.formats.source_kinds import by_csl
from portal.bibliography.kinds import KINDS, Kind
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES
from portal.dates.partial import PartialDate

__all__ = ["CUSTOM", "FORMAT", "READ_AS", "item", "write"]

# Types whose own name says all that the genre of their kind would.
TYPES_IN_WORDS = {"dataset", "software", "post-weblog", "webpage", "speech", "motion_picture", "performance"}
to_json = JSONEncoder(ensure_ascii=False).encode


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
    for member, value_of in IN_ORDER[kind.table == "activity"]:
        if (value := value_of(reference)) and (text := one_line(value)):
            csl[member] = text
    if reference.series and VOLUME in csl and not reference.issue and kind.container != "Journal":
        csl[NUMBER_IN_SERIES] = csl.pop(VOLUME)  # A book's volume is its number in the series.
    if number := reference.number or reference.article_number:
        csl[NUMBER] = one_line(number)
    if pages := reference.pages:
        csl[PAGE] = one_line("-".join(pages))
    if text := paragraphs(reference.abstract):
        csl[ABSTRACT] = text
    if kind.genre and kind.csl not in TYPES_IN_WORDS:
        csl["genre"] = kind.genre
    if kind.medium:
        csl["medium"] = kind.medium
    if reference.duration:
        csl[DURATION] = f"{reference.duration} min"
    if reference.keywords:
        csl[KEYWORDS] = ", ".join([one_line(word) for word in reference.keywords])
    if url := reference.best_address:
        csl[ADDRESS] = address(url)
    add_dates(csl, reference)
    if custom := custom_of(reference):
        csl[CUSTOM] = custom
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
        csl[ISSUED] = date_of(reference.date)
    if reference.start:
        csl[EVENT_DATE] = date_of(reference.start, reference.end)


def date_of(*dates: PartialDate) -> dict[str, list[list[int]]]:
    """A date, or the first and last date of a range, as exact as they are known."""
    return {"date-parts": [list(date.parts) for date in dates if date]}


def custom_of(reference: Reference) -> dict[str, Any]:
    """What CSL has no member for, under the names of the Reference's fields, and the kind and roles that it has not."""
    custom: dict[str, Any] = {} if is_read_as_it_is(reference) else {"kind": reference.kind.name}
    if roles := roles_of(reference.contributors):
        custom["roles"] = roles
    custom |= {name: value for name in IN_CUSTOM if (value := getattr(reference, name)) not in ("", None)}
    if reference.address:
        custom["url"] = reference.url
    for name in TIMES:
        if at := getattr(reference, name):
            custom[name] = at.isoformat(timespec="minutes")
    if orcids := {person.name.display: person.orcid for person in reference.contributors if person.orcid}:
        custom["orcid"] = orcids
    if reference.grants:
        custom["grants"] = [
            {"name": grant.name, "reference": grant.reference, "funders": list(grant.funders)}
            for grant in reference.grants
        ]
    return custom


def is_read_as_it_is(reference: Reference) -> bool:
    """Whether the type, with genre and medium, says which of our kinds it is."""
    if reference.kind.name in KNOWN_BY_TYPE:
        return True
    return is_read_as(reference.kind, bool(reference.in_role("author", "speaker")), bool(reference.in_role("editor")))


@lru_cache
def is_read_as(kind: Kind, has_author: bool, has_editor: bool) -> bool:
    genre = "" if kind.csl in TYPES_IN_WORDS else kind.genre
    return by_csl(kind.csl, genre, kind.medium, has_author=has_author, has_editor=has_editor) == (kind.name, [])


def roles_of(contributors: tuple[Contributor, ...]) -> list[str]:
    """All roles in printed order, where the name variables do not say them: nothing where they do."""
    roles = [person.role for person in contributors]
    if len(set(roles)) < 2 and (not roles or READ_AS[ROLES[roles[0]].csl] == roles[0]):
        return []
    variables = [ROLES[role].csl for role in roles]
    by_variable = sorted(variables, key=IN_VARIABLES.index)
    says_all = all(READ_AS[variable] == role for variable, role in zip(variables, roles, strict=True))
    return [] if says_all and variables == by_variable else roles


def layout(is_event: bool) -> Iterator[tuple[str, Callable[[Reference], str]]]:
    """For each member that holds one text, what takes this from a reference; an event has two of its own."""
    yield TITLE, attrgetter("title")
    yield FIELDS["event" if is_event else "container"].csl, attrgetter("held_by")
    yield FIELDS["publisher"].csl, attrgetter("issued_by")
    yield FIELDS["place"].csl.split()[is_event], attrgetter("place")
    yield EDITION, attrgetter("printing")
    yield VERSION, attrgetter("release")
    for each in FIELDS.values():
        if each.csl and each.type in ONE_TEXT and each.name not in WRITTEN_APART and each.csl != CUSTOM:
            yield each.csl.split()[0], attrgetter(each.name)


# The role that each name variable is read as, the first of those written so; and the variables in that order.
READ_AS: dict[str, str] = {}
for each_role in ROLES.values():
    READ_AS.setdefault(each_role.csl, each_role.name)
IN_VARIABLES = list(READ_AS)
# Kinds that type, genre and medium tell, whoever contributed.
KNOWN_BY_TYPE = frozenset(
    each.name
    for each in KINDS.values()
    if all(is_read_as(each, *people) for people in product((False, True), repeat=2))
)
CUSTOM = "custom"  # Where the value of a field stands under our own name, for want of a member.
TITLE, ABSTRACT, PAGE, DURATION, KEYWORDS, ADDRESS, ISSUED = (
    FIELDS[name].csl for name in ("title", "abstract", "first_page", "duration", "keywords", "address", "date")
)
EDITION, VERSION = FIELDS["edition"].csl.split()
NUMBER = FIELDS["number"].csl
VOLUME, NUMBER_IN_SERIES = FIELDS["volume"].csl.split()
EVENT_DATE = FIELDS["start"].csl.split()[1]
ONE_TEXT = {"name", "text", "DOI", "ISBN", "ISSN", "language"}
WRITTEN_APART = {
    *("title", "container", "programme", "event", "publisher", "institution", "outlet", "place"),
    *("edition", "first_page", "last_page", "number", "article_number"),
}
IN_ORDER = {is_event: tuple(layout(is_event)) for is_event in (False, True)}
CUSTOM_FIELDS = [each for each in FIELDS.values() if CUSTOM in each.csl.split()]
IN_CUSTOM = ("uuid", *(each.name for each in CUSTOM_FIELDS if each.type != "time"), "pdf_url")
TIMES = tuple(each.name for each in CUSTOM_FIELDS if each.type == "time")
FORMAT = Format("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", write)
