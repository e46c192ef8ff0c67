"""The contributors of an item of CSL-JSON, name variable by name variable."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.bibliography.authors.author import Author, Doubt
from portal.bibliography.authors.author_list import AuthorList
from portal.bibliography.authors.listed_names import OTHERS, authors_in, of_parts, read_listed
from portal.bibliography.authors.printed_marks import ET_AL
from portal.bibliography.clean_text import one_line
from portal.bibliography.formats import remarks
from portal.bibliography.formats.csl_json.write import READ_AS
from portal.bibliography.formats.parsed import ParsedName, Remark
from portal.bibliography.names import Name
from portal.bibliography.organisation_names import is_organisation
from portal.bibliography.roles import ROLES

__all__ = ["NAME_VARIABLES", "people_of"]

# Name variables of CSL 1.0.2, appendix IV, for which there is no role here.
OTHER_VARIABLES = """
    chair compiler composer container-author editorial-director editor-translator executive-producer illustrator
    narrator original-author producer recipient reviewed-author script-writer series-creator
"""
SCHEMA_ORG = {"familyName": "family", "givenName": "given"}  # DataCite's JSON is much like CSL-JSON.
NAME_VARIABLES = frozenset({*READ_AS, *OTHER_VARIABLES.split()})


def people_of(item: Mapping[str, Any], own_roles: object) -> tuple[list[ParsedName], list[Remark]]:
    """The contributors, and what is to be told of their names and of those that have no role here.

    `own_roles`: in an item of ours, the role of each contributor in printed order.
    """
    people: dict[str, list[ParsedName]] = {}
    on_names: list[Remark] = []
    for variable, role in READ_AS.items():
        given = item.get(variable)
        if isinstance(given, list):
            names = read_names(given)
            people[variable] = [
                ParsedName(role, author.name, author.is_corporate, author.orcid) for author in names.authors
            ]
            on_names += remarks.on_names(names)
            on_names += remarks.left_out((variable, str(name)) for name in given if not isinstance(name, (str, dict)))
        elif given and isinstance(given, (str, dict)):
            on_names += remarks.left_out([(variable, str(given))])
    for variable in OTHER_VARIABLES.split():
        if isinstance(given := item.get(variable), list):
            on_names += remarks.left_out((variable, author.name) for author in read_names(given).authors)
    return list(in_order(people, own_roles)), on_names


def in_order(people: Mapping[str, list[ParsedName]], own_roles: object) -> Iterator[ParsedName]:
    """The contributors by role in printed order, where an item of ours tells both; else variable by variable."""
    for role in own_roles if isinstance(own_roles, list) else ():
        known = ROLES.get(role) if isinstance(role, str) else None
        if known and people.get(known.csl):
            yield people[known.csl].pop(0)._replace(role=known.name)
    for left in people.values():
        yield from left


def read_names(names: list[Any]) -> AuthorList:
    """The names of one variable."""
    authors: list[Author] = []
    and_others = False
    for name in names:
        parts = parts_of(name)
        for part in ("given", "literal"):  # "L. et al." in the last given name
            parts[part], others = ET_AL.subn("", parts.get(part, ""))
            and_others = and_others or others > 0
        whole = parts.get("literal") or parts.get("name", "")
        if isinstance(name, str):
            listed = read_listed([name])
            authors += listed.authors
            and_others = and_others or listed.and_others
        elif OTHERS.fullmatch(whole or parts.get("family", "")):
            and_others = True
        elif author := author_of(parts, whole):
            authors.append(Author(author.name, author.is_corporate, parts.get("ORCID", ""), author.doubt))
    return AuthorList(tuple(authors), and_others)


def parts_of(name: object) -> dict[str, str]:
    """The parts of a name that are text, each on one line."""
    members = name.items() if isinstance(name, dict) else ()
    parts = {part: text for part, value in members if isinstance(value, str) and (text := one_line(value))}
    return {SCHEMA_ORG.get(part, part): text for part, text in parts.items()}


def author_of(parts: Mapping[str, str], whole: str) -> Author | None:
    """One author; None for a name without text. A literal that has a person's form is doubted."""
    family, given = parts.get("family", ""), parts.get("given", "")
    if not (family or given):
        if not whole:
            return None
        is_person = "," in whole and any(not author.is_corporate for author in authors_in(whole, initials_behind=False))
        return Author(whole, is_corporate=True, doubt=Doubt.ORGANISATION if is_person else None)
    if not given and is_organisation(family):
        return Author(family, is_corporate=True)
    particles = " ".join(filter(None, (parts.get("dropping-particle"), parts.get("non-dropping-particle"))))
    return of_parts(Name(family or given, given if family else "", particles, parts.get("suffix", "")))
