"""A list of people out of a spreadsheet: one person by one or several rows, each row with a role."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.parsed import FailedRecord, Remark, excerpt, too_long
from portal.bibliography.formats.spreadsheet.dates import is_month_first, read_date
from portal.bibliography.formats.spreadsheet.headings import plain
from portal.bibliography.formats.spreadsheet.table import Row, Table
from portal.bibliography.formats.spreadsheet.value_synonyms import NOBODY, TEAM_ROLES_BY_NAME
from portal.bibliography.names import TITLES, Name, split
from portal.bibliography.organisation_names import is_organisation
from portal.identifiers import orcid

__all__ = ["PERSON_FIELDS", "ParsedPerson", "ParsedRole", "read_team"]

PERSON_FIELDS = {
    "name": "Name, whole",
    "given_name": "Given name",
    "family_name": "Family name",
    "title": "Title: Dr, Professor",
    "orcid": "ORCID",
    "role": "Role",
    "organisation": "Organisation",
    "start": "Start of the role",
    "end": "End of the role",
}
MARKS = " .,"


@dataclass(frozen=True, slots=True)
class ParsedRole:
    """A role as the list has it: `role` by the name that is stored, "" for none; `start` and `end` as partial dates."""

    role: str = ""
    organisation: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class ParsedPerson:
    """A person of a list; `orcid`: the https address, or ""."""

    line_number: int
    source: str
    given_name: str
    family_name: str
    title: str = ""
    orcid: str = ""
    roles: tuple[ParsedRole, ...] = ()
    remarks: list[Remark] = field(default_factory=list)

    @property
    def key(self) -> str:
        """By which rows of the same person are known: the ORCID, or else the whole name."""
        return self.orcid or plain(f"{self.family_name}, {self.given_name}")


def read_team(table: Table, fields: Sequence[str]) -> list[ParsedPerson | FailedRecord]:
    """The people of a table, each once with all roles, in order of first mention; a row without a name has failed."""
    month_first = {name: is_month_first(column(table, fields, name)) for name in ("start", "end")}
    people: dict[str, ParsedPerson | FailedRecord] = {}
    for row in table.rows:
        person = read_person(table.headings, row, fields, month_first)
        if isinstance(person, FailedRecord):
            people[f"row {row.number}"] = person
            continue
        known = people.get(person.key)
        people[person.key] = together(known, person) if isinstance(known, ParsedPerson) else person
    return list(people.values())


def together(first: ParsedPerson, second: ParsedPerson) -> ParsedPerson:
    """One person of two rows."""
    roles = (*first.roles, *(role for role in second.roles if role not in first.roles))
    source = excerpt(f"{first.source}\n\n{second.source}")
    return replace(first, roles=roles, remarks=[*first.remarks, *second.remarks], source=source)


def column(table: Table, fields: Sequence[str], name: str) -> list[str]:
    """The cells of the column that is read as that field."""
    place = list(fields).index(name) if name in fields else -1
    return [row.cells[place] for row in table.rows if 0 <= place < len(row.cells)]


def read_person(
    headings: Sequence[str], row: Row, fields: Sequence[str], month_first: Mapping[str, bool]
) -> ParsedPerson | FailedRecord:
    """One row as a person."""
    pairs = [(heading, cell) for heading, cell in zip(headings, row.cells, strict=False) if cell]
    source = excerpt("\n".join(f"{heading}: {cell[:500]}" for heading, cell in pairs))
    if why := too_long(dict(pairs)):
        return FailedRecord(row.number, source, why)
    cells = {name: one_line(cell) for name, cell in zip(fields, row.cells, strict=False) if name and cell}
    name, title = name_of(cells)
    if not name.family:
        return FailedRecord(row.number, source, "This row names nobody. Write a name into it, or leave it out.")
    remarks = list(doubts_about(cells, name))
    person = ParsedPerson(row.number, source, name.given, name.surname, title, remarks=remarks)
    role = read_role(cells, month_first, remarks)
    address = read_orcid(cells.get("orcid", ""), remarks)
    return replace(person, orcid=address, roles=(role,) if role != ParsedRole() else ())


def name_of(cells: Mapping[str, str]) -> tuple[Name, str]:
    """The name in parts, and the title, of a column of its own or in front of the name."""
    title, whole = cells.get("title", ""), cells.get("name", "")
    if family := cells.get("family_name", ""):
        return Name(family=family, given=cells.get("given_name", "")), title
    if plain(whole) in NOBODY:
        return Name(), title
    family, comma, given = whole.partition(",")
    words = (given if comma else whole).split()
    in_front = []
    while len(words) > 1 and words[0].lower().strip(MARKS) in TITLES:
        in_front.append(words.pop(0))
    rest = " ".join(words)
    return split(f"{family}, {rest}" if comma else rest), title or " ".join(in_front)


def doubts_about(cells: Mapping[str, str], name: Name) -> Iterator[Remark]:
    """What of a name may be read wrongly."""
    whole = cells.get("name", "")
    if cells.get("family_name") or not whole:
        return
    if is_organisation(whole) or name.literal:
        yield Remark(f"“{whole}” may be an organisation, and no person.", "names")
    elif not name.given:
        yield Remark(f"“{whole}” is one word: it is taken for a family name.", "names")
    elif (
        "," not in whole
        and len(name.given.split()) > 1
        and not any(len(word.strip(".")) == 1 for word in name.given.split())
    ):
        yield Remark(f"Of “{whole}”, “{name.surname}” is taken for the family name.", "names")


def read_role(cells: Mapping[str, str], month_first: Mapping[str, bool], remarks: list[Remark]) -> ParsedRole:
    """The role of a row."""
    words = cells.get("role", "")
    role = TEAM_ROLES_BY_NAME.get(plain(words), "")
    if words and not role:
        remarks.append(Remark(f"“{words[:60]}” is no role that we know: it is left out.", "kind"))
    dates = {name: read_date(cells.get(name, ""), month_first=month_first[name]) for name in ("start", "end")}
    for name in dates:
        remarks += dates[name].remarks
    return ParsedRole(role, cells.get("organisation", ""), dates["start"].iso, dates["end"].iso)


def read_orcid(text: str, remarks: list[Remark]) -> str:
    """The address of an ORCID, "" with a remark for a text that is none."""
    if not text:
        return ""
    if orcid.is_valid(text):
        return orcid.normalise(text)
    remarks.append(Remark(f"“{text[:60]}” is no ORCID: it is left out."))
    return ""
