"""Values in notes: where a format has no place for a field, its value follows the field's heading ("ISBN: 978…")."""

import re
from collections.abc import Iterable

from portal.bibliography.fields import FIELDS

__all__ = ["noted", "values_in"]

HEADINGS = "|".join(re.escape(each.heading) for each in FIELDS.values())
NOTED = re.compile(rf"({HEADINGS}):? (.+)", re.DOTALL)
NAMES = {each.heading: each.name for each in FIELDS.values()}


def noted(name: str, value: str) -> str:
    """The note that keeps a value of the field of that name."""
    return f"{FIELDS[name].heading}: {value}"


def values_in(notes: Iterable[str], names: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """The values of the fields `names` that some notes keep, and the other notes."""
    wanted, values, others = set(names), {}, []
    for note in notes:
        match = NOTED.fullmatch(note.strip())
        name = NAMES[match.group(1)] if match else ""
        if match and name in wanted and name not in values:
            values[name] = match.group(2)
        elif note.strip():
            others.append(note)
    return values, others
