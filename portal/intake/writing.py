"""Rows as outputs: how a new one is made of a row, and an old one is changed by it."""

from datetime import date, time
from typing import Any

from portal.citations.kinds import KINDS
from portal.dates.partial import PartialDate
from portal.intake.differences import PEOPLE, people_now, stored
from portal.intake.models import IntakeRow, IntakeRun
from portal.outputs.models import TABLES, Contribution, Output
from portal.people.recognition import KnownNames

__all__ = ["assign", "contributions", "current", "new_output"]

DAYS, TIMES, PARTIAL_DATES = ("embargo_until", "available_until"), ("aired_at",), ("date", "start", "end")


def new_output(run: IntakeRun, row: IntakeRow) -> Output:
    """An unsaved output of the row's values, a draft, without its contributors and grants."""
    values = {name: typed(name, value) for name, value in row.values.items()}
    model = TABLES[KINDS[row.values["kind"]].table]
    # No language is a language not recorded: the form's "en" would be a guess.
    return model(**{"language": "", **values}, live=False, owner=run.owner or run.made_by, is_private=run.is_private)


def typed(name: str, value: Any) -> Any:
    """A value out of JSON as the field holds it."""
    if name in PARTIAL_DATES:
        return PartialDate(value or "")
    if name in DAYS:
        return date.fromisoformat(value) if value else None
    if name in TIMES:
        return time.fromisoformat(value) if value else None
    return value


def contributions(people: list[list[Any]], known: KnownNames) -> list[Contribution]:
    """Contributors in order; linked to somebody of the portal where that is certain, by ORCID or a known name form."""
    made = []
    for place, (role, name, is_corporate, orcid) in enumerate(people):
        person = None if is_corporate else known.recognise(name, orcid).person
        made.append(Contribution(role=role, name=name, is_corporate=is_corporate, person=person, sort_order=place))
    return made


def current(output: Output, names: list[str]) -> dict[str, Any]:
    """The fields of an output as JSON, to be put back by `assign`."""
    return {name: people_now(output) if name == PEOPLE else stored(output, name) for name in names}


def assign(output: Output, values: dict[str, Any]) -> None:
    """Sets fields out of JSON; contributors as `people_now` gave them."""
    for name, value in values.items():
        if name == PEOPLE:
            rows = [
                Contribution(role=role, name=printed, is_corporate=is_corporate, person_id=person, sort_order=place)
                for place, (role, printed, is_corporate, person) in enumerate(value)
            ]
            output.contributions.set(rows)
        else:
            setattr(output, name, typed(name, value))
