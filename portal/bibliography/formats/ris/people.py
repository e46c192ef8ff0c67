"""The contributors of a RIS record, by tag."""

import re
from collections.abc import Iterable

from portal.bibliography.authors.listed_names import read_listed
from portal.bibliography.formats.parsed import ParsedName, Remark
from portal.bibliography.formats.remarks import on_names
from portal.bibliography.formats.ris.tags import RisRecord
from portal.bibliography.formats.ris.write import BROADCAST, CAST
from portal.bibliography.roles import ROLES as ALL_ROLES

__all__ = ["PEOPLE", "people_in", "people_of", "roles_of"]

# The role that each tag names; `ED` is no tag of the specification, but many write it.
ROLES = {
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A3": "series-editor",
    "A4": "translator",
    "TA": "translator",
}
PEOPLE = frozenset(ROLES)
# The names of people whose role has no tag here stand in notes of our own exports, after the role.
IN_NOTES = {each.label: each.name for each in ALL_ROLES.values()}
NOTED = re.compile(rf"({'|'.join(IN_NOTES)}): (.+)")
DOUBLED = ",,"  # EndNote's way to keep the first comma in an organisation's name.
WHOLE_BOOKS = {"BOOK", "EDBOOK", "EBOOK", "SER"}


def people_of(tagged: RisRecord, ris_type: str) -> tuple[list[ParsedName], list[Remark]]:
    """The contributors in their order, tag by tag, and what is to be told of their names."""
    roles = roles_of(tagged, ris_type)
    people: list[ParsedName] = []
    remarks: list[Remark] = []
    for role in dict.fromkeys(roles.values()):
        printed = [name for tag, tags_role in roles.items() if tags_role == role for name in tagged.values(tag)]
        if printed:
            named, on_named = named_in(role, printed)
            people += named
            remarks += on_named
    return people, remarks


def named_in(role: str, printed: Iterable[str]) -> tuple[list[ParsedName], list[Remark]]:
    """The people of one role, and what is to be told of their names."""
    texts = [text for name in printed for text in name.split("\n")]
    bodies = [text.replace(DOUBLED, ",", 1) for text in texts if DOUBLED in text]
    names = read_listed(text for text in texts if DOUBLED not in text)
    people = [ParsedName(role, " ".join(name.split()), is_corporate=True) for name in bodies]
    people += [ParsedName(role, author.name, author.is_corporate, author.orcid) for author in names.authors]
    return people, on_names(names)


def people_in(notes: Iterable[str]) -> tuple[list[ParsedName], list[str]]:
    """The people whom notes name by their role, and the other notes."""
    people, others = [], []
    for note in notes:
        match = NOTED.fullmatch(note)
        if match is None:
            others.append(note)
            continue
        people += named_in(IN_NOTES[match[1]], [match[2]])[0]
    return people, others


def roles_of(tagged: RisRecord, ris_type: str) -> dict[str, str]:
    """The role of each tag in this record.

    Of a whole book the tags of editors and series editors change places. Where it names nobody else, those that it
    names are its editors: nobody edits only a series, and EndNote has an edited book's editors as its authors.
    """
    if ris_type in BROADCAST:
        return {**ROLES, CAST: "host"}
    if ris_type not in WHOLE_BOOKS:
        return ROLES
    roles = {**ROLES, "A2": "series-editor", "A3": "editor"}
    if tagged.first("A3", "ED"):
        return roles
    if not tagged.first("AU", "A1"):
        return {**roles, "A2": "editor"}
    if ris_type == "EDBOOK" and not tagged.first("A2"):
        return {**roles, "AU": "editor", "A1": "editor"}
    return roles
