"""What a record would change in an output, field by field."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from anyascii import anyascii

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import of_type
from portal.bibliography.names import split
from portal.records.outputs.bylines import joined_names, reading_order
from portal.records.outputs.field_values import PEOPLE, JSONValue, as_json
from portal.records.outputs.models import Output

__all__ = ["Difference", "differences"]

NOT_COMPARED = frozenset({"kind"})  # Formats know fewer kinds than we do: what comes back of ours is often another.
SEPARATORS = re.compile("[;,]")  # A format that parts keywords by commas cannot tell those from commas within.
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
LOOSE = frozenset(of_type("name"))


class Difference(TypedDict):
    """`ours` and `theirs` are words to be shown; `adds`: whether ours is empty, so that nothing would be lost."""

    field: str
    label: str
    ours: str
    theirs: str
    adds: bool


def differences(
    output: Output, values: Mapping[str, JSONValue], people: Sequence[Sequence[JSONValue]]
) -> list[Difference]:
    """The fields in which the record differs from `output`, or has a value where that has none.

    `output` is of its own table, and in the version that its editors see. `people`: [role, name, is_corporate, orcid].
    """
    fields = {field.name: field for field in output._meta.fields}
    changes = []
    for name, theirs in values.items():
        if name in NOT_COMPARED or name not in fields:
            continue
        ours = as_json(output, name)
        if not values_agree(name, ours, theirs, output):
            label, adds = str(fields[name].verbose_name), is_empty(ours)
            changes.append(
                Difference(field=name, label=label, ours=shown_value(ours), theirs=shown_value(theirs), adds=adds)
            )
    their_names = [(str(person[1]), bool(person[2])) for person in people]
    our_names = [(person.name, person.is_corporate) for person in output.contributions.all()]
    if people and families(our_names) != families(their_names):
        shown = byline(our_names)
        changes.append(
            Difference(field=PEOPLE, label="contributors", ours=shown, theirs=byline(their_names), adds=not shown)
        )
    return changes


def values_agree(name: str, ours: JSONValue, theirs: JSONValue, output: Output) -> bool:
    """Whether the two mean the same to a reader: nobody is asked about a capital or a full stop."""
    if name == "access" and theirs == output.access_at():  # An export calls open what has opened since.
        return True
    if is_empty(ours) or not isinstance(ours, str) or not isinstance(theirs, str):
        return ours == theirs or (name == "abstract" and folded(str(theirs)) == folded(output.summary))
    if name == "date":
        return ours.startswith(theirs)
    if name == "language":
        return ours.partition("-")[0] == theirs.partition("-")[0]
    if name == "keywords":
        return set(map(folded, SEPARATORS.split(ours))) == set(map(folded, SEPARATORS.split(theirs)))
    if name == "abstract" and folded(theirs) == folded(output.summary):
        return True
    return folded(ours) == folded(theirs) if name in LOOSE else one_line(ours) == one_line(theirs)


def families(names: Iterable[tuple[str, bool]]) -> list[str]:
    """The family names, folded, of (name, is_corporate): initials for first names are no difference."""
    return [folded(name if is_corporate else split(name).surname) for name, is_corporate in names]


def byline(names: Iterable[tuple[str, bool]]) -> str:
    """At most fifty of (name, is_corporate) in reading order."""
    return joined_names([reading_order(name, is_corporate) for name, is_corporate in names], 50)


def folded(text: str) -> str:
    """`text` in Latin letters and digits of lower case, all else as single spaces."""
    return NOT_LETTERS.sub(" ", anyascii(text).lower()).strip()


def is_empty(value: JSONValue) -> bool:
    """Whether the value is not recorded."""
    return value in (None, "")


def shown_value(value: JSONValue) -> str:
    """A value in words."""
    return {True: "yes", False: "no", None: ""}[value] if isinstance(value, bool | None) else str(value)
