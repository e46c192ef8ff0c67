"""What a record would change in an output of ours, field by field."""

import re
from typing import Any, TypedDict

from anyascii import anyascii

from portal.citations.names import split
from portal.citations.plain import one_line
from portal.outputs.bylines import joined_names, reading_order
from portal.outputs.models import Contribution, Output

__all__ = ["PEOPLE", "Difference", "differences", "people_now", "stored"]

PEOPLE = "contributions"
NOT_COMPARED = frozenset({"kind"})  # Formats know fewer kinds than we do: what comes back of ours is often another.
BETWEEN = re.compile("[;,]")  # Formats that part keywords by commas cannot tell those from commas within.
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
LOOSE = frozenset({"title", "container", "publisher", "institution", "event", "programme", "outlet", "place", "series"})


class Difference(TypedDict):
    """`ours` and `theirs` are words to be shown; `adds`: whether ours is empty, so that nothing would be lost."""

    field: str
    label: str
    ours: str
    theirs: str
    adds: bool


def differences(output: Output, values: dict[str, Any], people: list[list[Any]]) -> list[Difference]:
    """The fields in which the record says something else than `output`, or something where it says nothing.

    `output` is of its own table, and in the version that its editors see.
    """
    names = {field.name: field for field in output._meta.fields}
    found = []
    for name, theirs in values.items():
        if name in NOT_COMPARED or name not in names:
            continue
        ours = stored(output, name)
        if not alike(name, ours, theirs, output):
            label = str(names[name].verbose_name)
            found.append(Difference(field=name, label=label, ours=words(ours), theirs=words(theirs), adds=empty(ours)))
    if people and not same_people(people_now(output), people):
        ours = joined_names([reading_order(row[1], row[2]) for row in people_now(output)], 50)
        theirs = joined_names([reading_order(row[1], row[2]) for row in people], 50)
        found.append(Difference(field=PEOPLE, label="contributors", ours=ours, theirs=theirs, adds=not ours))
    return found


def stored(output: Output, name: str) -> Any:
    """A field's value as JSON can hold it."""
    value = getattr(output, name)
    if hasattr(value, "isoformat"):
        return value.isoformat("minutes") if hasattr(value, "hour") else value.isoformat()
    return str(value) if isinstance(value, str) else value


def people_now(output: Output) -> list[list[Any]]:
    """The contributors in order, as [role, name, is_corporate, key of the person]."""
    rows: list[Contribution] = list(output.contributions.all())
    return [[row.role, row.name, row.is_corporate, row.person_id] for row in rows]


def alike(name: str, ours: Any, theirs: Any, output: Output) -> bool:
    """Whether the two say the same, for whoever reads them: nobody is asked about a capital or a full stop."""
    if name == "access" and theirs == output.access_at():  # What has opened since is given out as open.
        return True
    if empty(ours) or not isinstance(ours, str) or not isinstance(theirs, str):
        return ours == theirs or (name == "abstract" and folded(theirs) == folded(output.summary))
    if name == "date":
        return ours.startswith(theirs)
    if name == "language":
        return ours.partition("-")[0] == theirs.partition("-")[0]
    if name == "keywords":
        return set(map(folded, BETWEEN.split(ours))) == set(map(folded, BETWEEN.split(theirs)))
    if name == "abstract" and folded(theirs) == folded(output.summary):
        return True
    return folded(ours) == folded(theirs) if name in LOOSE else one_line(ours) == one_line(theirs)


def same_people(ours: list[list[Any]], theirs: list[list[Any]]) -> bool:
    """Whether both name the same families in the same order; initials for first names are no difference."""
    return [family(row) for row in ours] == [family(row) for row in theirs]


def family(row: list[Any]) -> str:
    return folded(row[1] if row[2] else split(row[1]).surname)


def folded(text: str) -> str:
    return NOT_LETTERS.sub(" ", anyascii(text).lower()).strip()


def empty(value: Any) -> bool:
    return value in (None, "")


def words(value: Any) -> str:
    return {True: "yes", False: "no", None: ""}.get(value, str(value)) if isinstance(value, bool | None) else str(value)
