"""A parsed record as the values that an output can hold.

What does not fit is left out, and a note says so: a mistyped DOI spoils no record. Only a record without a title is
refused. The same record always gives the same values, or a file that is brought in again would look changed.
"""

from collections.abc import Iterable, Mapping

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.parsed import ParsedName, ParsedRecord, RawValues
from portal.bibliography.kinds import KINDS
from portal.identifiers import orcid
from portal.intake.field_mapper import FieldMapper, FieldValue, MappedRecord
from portal.intake.value_parsing import clean

__all__ = ["FieldValue", "MappedRecord", "map_record", "remapped"]

LONGEST_NAME = 400
MOST_PEOPLE = 3_000


def map_record(parsed: ParsedRecord) -> MappedRecord:
    """The record as an output's values; with a `reason` where it has no title, or one that no output can hold."""
    result = MappedRecord(notes=[one_line(remark.text) for remark in parsed.remarks], doubts=parsed.doubts)
    raw = dict(parsed.raw)
    kind = KINDS[str(raw.pop("kind", "document"))]
    if unknown := one_line(str(raw.pop("unknown_type", ""))):
        result.notes.append(f"“{unknown[:40]}” is no type that we know: it is taken for “{kind.label}”.")
        result.doubts = list(dict.fromkeys([*result.doubts, "kind"]))
    result.values["kind"] = kind.name
    FieldMapper(result, kind, raw).map_all()
    result.people = people_of(parsed, result)
    result.notes = [one_line(note) for note in result.notes]
    if not result.values.get("title") and not parsed.needs_lookup:
        result.reason = "This record has no title. Write one in the file, or add the output by hand."
    return result


def remapped(
    values: Mapping[str, FieldValue],
    people: Iterable[ParsedName],
    changed: Mapping[str, str],
    unplaced: Mapping[str, FieldValue],
) -> MappedRecord:
    """A record's values with those that a person has changed: title, kind and date.

    `unplaced`: values for which its kind had no field, and the new one may have.
    Where the kind is of another table, each value goes to the field that this one has for it, or a note tells of it.
    """
    raw: RawValues = {name: str(value) for name, value in {**unplaced, **values}.items() if value not in (None, "")}
    if KINDS[changed["kind"]].table != KINDS[str(values["kind"])].table:
        held = [raw.pop(name) for name in ("container", "programme", "event") if name in raw]
        issued = [raw.pop(name) for name in ("publisher", "institution", "outlet") if name in raw]
        numbers = [raw.pop(name) for name in ("issue", "number") if name in raw]
        raw |= {
            name: texts[0] for name, texts in (("held_by", held), ("issued_by", issued), ("number", numbers)) if texts
        }
    raw["urls"] = [str(values["url"])] if values.get("url") else []
    return map_record(ParsedRecord(1, "", {**raw, **changed}, tuple(people)))


def people_of(parsed: ParsedRecord, result: MappedRecord) -> list[ParsedName]:
    """The contributors with cleaned names and ORCIDs, without those whose name is empty and those beyond the limit."""
    people = []
    for person in parsed.people[:MOST_PEOPLE]:
        name = clean(person.name)
        if len(name) > LONGEST_NAME:
            result.notes.append(f"The name “{name[:60]}…” is kept as far as its first {LONGEST_NAME} characters.")
        address_of_orcid = orcid.normalise(person.orcid) if orcid.is_valid(person.orcid) else ""
        if person.orcid and not address_of_orcid:
            result.notes.append(f"“{person.orcid[:60]}” of {name[:60]} is no ORCID iD: left out.")
        if name:
            people.append(ParsedName(person.role, name[:LONGEST_NAME], person.is_corporate, address_of_orcid))
    if len(parsed.people) > MOST_PEOPLE:
        result.notes.append(f"Of {len(parsed.people):,} contributors the first {MOST_PEOPLE:,} are taken.")
    return people
