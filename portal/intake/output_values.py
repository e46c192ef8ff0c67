"""The values of outputs, to and from JSON: how a new output is made of a record, and an old one changed by it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from portal.bibliography.fields import of_type
from portal.bibliography.kinds import KINDS
from portal.dates.partial import PartialDate
from portal.intake.differences import PEOPLE, JSONValue, as_json, current_people
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.outputs.models import TABLES, Contribution, Output
from portal.records.people.recognition import KnownNames

__all__ = ["assign_values", "contributions", "current_values", "new_output"]

DAYS, TIMES, PARTIAL_DATES = of_type("day"), of_type("time"), of_type("partial date")


def new_output(run: IntakeRun, record: IntakeRecord) -> Output:
    """An unsaved output of the record's values, a draft, without its contributors and grants."""
    values = {name: from_json(name, value) for name, value in record.values.items()}
    model = TABLES[KINDS[record.values["kind"]].table]
    # No language is a language not recorded: the form's "en" would be a guess.
    return model(**{"language": "", **values}, live=False, owner=run.owner or run.made_by, is_private=run.is_private)


def from_json(name: str, value: JSONValue) -> JSONValue | date | time:
    """A value out of JSON as the field of that name holds it."""
    if name in PARTIAL_DATES:
        return PartialDate(value or "")
    if name in DAYS:
        return date.fromisoformat(str(value)) if value else None
    if name in TIMES:
        return time.fromisoformat(str(value)) if value else None
    return value


def contributions(people: Iterable[tuple[str, str, bool, str]], known: KnownNames) -> list[Contribution]:
    """Contributors in order, of (role, name, is_corporate, orcid).

    They are linked to a person of the portal where that is certain, by ORCID or by a known form of the name.
    """
    linked = []
    for place, (role, name, is_corporate, orcid) in enumerate(people):
        person = None if is_corporate else known.recognise(name, orcid).person
        linked.append(Contribution(role=role, name=name, is_corporate=is_corporate, person=person, sort_order=place))
    return linked


def current_values(output: Output, names: Iterable[str]) -> dict[str, JSONValue]:
    """The fields of an output as JSON, to be put back by `assign_values`."""
    return {name: current_people(output) if name == PEOPLE else as_json(output, name) for name in names}


def assign_values(output: Output, values: Mapping[str, JSONValue]) -> None:
    """Sets fields out of JSON; contributors as `current_people` gave them."""
    for name, value in values.items():
        if name == PEOPLE and isinstance(value, list):
            people = [person for person in value if isinstance(person, list)]
            output.contributions.set([contribution(person, place) for place, person in enumerate(people)])
        else:
            setattr(output, name, from_json(name, value))


def contribution(person: Sequence[JSONValue], place: int) -> Contribution:
    """A contributor of [role, name, is_corporate, key of the person or None], at that place."""
    role, name, is_corporate, key = person
    return Contribution(role=role, name=name, is_corporate=is_corporate, person_id=key, sort_order=place)
