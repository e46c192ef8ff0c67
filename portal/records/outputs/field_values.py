"""The values of an output's fields, to and from JSON: how a change keeps what was, and puts it back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from portal.bibliography.fields import of_type
from portal.dates.partial import PartialDate
from portal.records.outputs.models.contribution import Contribution
from portal.records.outputs.models.file import OutputFile
from portal.records.outputs.models.output import Output
from portal.records.outputs.models.tables import Carrier
from portal.records.people.models import Person

__all__ = ["CHILDREN", "GRANTS", "PEOPLE", "JSONValue", "as_json", "assign_values", "current_values", "from_json"]

JSONValue = str | int | bool | None | list["JSONValue"]

PEOPLE, GRANTS, FILES, CARRIERS = "contributions", "grants", "files", "carriers"
DAYS, TIMES, PARTIAL_DATES = of_type("day"), of_type("time"), of_type("partial date")
# The rows that belong to an output: for each relation their model and the fields that are kept, in order.
CHILDREN: dict[str, tuple[Any, tuple[str, ...]]] = {
    PEOPLE: (Contribution, ("role", "name", "is_corporate", "person_id")),
    FILES: (OutputFile, ("document_id", "name", "version")),
    CARRIERS: (Carrier, ("outlet", "date", "title", "url")),
}


def as_json(output: Output, name: str) -> JSONValue:
    """A field's value as JSON can hold it: dates and times in ISO 8601."""
    return value_as_json(getattr(output, name))


def value_as_json(value: Any) -> JSONValue:
    """A value as JSON can hold it."""
    if hasattr(value, "isoformat"):
        iso: str = value.isoformat("minutes") if hasattr(value, "hour") else value.isoformat()
        return iso
    return str(value) if isinstance(value, str) else value


def from_json(name: str, value: JSONValue) -> JSONValue | date | time:
    """A value out of JSON as the field of that name holds it."""
    if name in PARTIAL_DATES:
        return PartialDate(value or "")
    if name in DAYS:
        return date.fromisoformat(str(value)) if value else None
    if name in TIMES:
        return time.fromisoformat(str(value)) if value else None
    return value


def current_values(output: Output, names: Iterable[str]) -> dict[str, JSONValue]:
    """The fields of an output as JSON, to be put back by `assign_values`. Rows that belong to it are lists of their
    values, grants the list of their keys."""
    return {name: current_value(output, name) for name in names}


def current_value(output: Output, name: str) -> JSONValue:
    """One field of an output as JSON."""
    if name == GRANTS:
        return sorted(grant.pk for grant in output.grants.all())
    if name in CHILDREN:
        _model, fields = CHILDREN[name]
        children = sorted(getattr(output, name).all(), key=lambda child: child.sort_order or 0)
        return [[value_as_json(getattr(child, field)) for field in fields] for child in children]
    return as_json(output, name)


def assign_values(output: Output, values: Mapping[str, JSONValue]) -> None:
    """Sets fields out of JSON, as `current_values` gave them. Whoever is no longer in the portal is left unlinked."""
    for name, value in values.items():
        if name == GRANTS and isinstance(value, list):
            output.grants.set(value)
        elif name in CHILDREN and isinstance(value, list):
            rows = [row for row in value if isinstance(row, list)]
            getattr(output, name).set(children_of(name, rows))
        else:
            setattr(output, name, from_json(name, value))


def children_of(name: str, rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Unsaved rows of that relation, in order."""
    model, fields = CHILDREN[name]
    children: list[dict[str, Any]] = [dict(zip(fields, row, strict=True)) for row in rows]
    if name == PEOPLE and (keys := {child["person_id"] for child in children} - {None}):
        known = set(Person.objects.filter(pk__in=keys).values_list("pk", flat=True))
        children = [{**child, "person_id": key if (key := child["person_id"]) in known else None} for child in children]
    if "date" in fields:
        children = [{**child, "date": from_json("date", child["date"])} for child in children]
    return [model(**child, sort_order=place) for place, child in enumerate(children)]
