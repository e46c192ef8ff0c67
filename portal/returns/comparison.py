"""What is new, changed and gone in a return since an earlier one of the same award and scheme."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from portal.returns.models import Return
from portal.returns.reading import content_of

__all__ = ["Change", "Comparison", "compare"]


@dataclass(frozen=True, slots=True)
class Change:
    """A record that both returns report otherwise: its category and title, and each heading with what it was and is."""

    category: str
    title: str
    fields: list[tuple[str, str, str]]


@dataclass
class Comparison:
    """What is new, changed and gone; `new` and `gone` are pairs of category and title."""

    earlier: Return
    new: list[tuple[str, str]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    facts: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Whether both report the same."""
        return not (self.new or self.changed or self.gone or self.texts or self.facts)


Records = dict[str, tuple[str, dict[str, Any]]]


def compare(made: Return, earlier: Return) -> Comparison:
    """How `made` differs from `earlier`; a record is the same by its UUID."""
    now, then = content_of(made), content_of(earlier)
    records, before = by_key(now), by_key(then)
    comparison = Comparison(earlier)
    comparison.new = [listed(records[key]) for key in records if key not in before]
    comparison.gone = [listed(before[key]) for key in before if key not in records]
    comparison.changed = list(changes(records, before))
    comparison.texts = list(different(texts_of(then), texts_of(now)))
    comparison.facts = list(different(then["award"]["facts"], now["award"]["facts"]))
    return comparison


def by_key(content: dict[str, Any]) -> Records:
    """Each reported record by its UUID, with the title of its category."""
    return {row["key"]: (category["title"], row) for category in content["categories"] for row in category["rows"]}


def texts_of(content: dict[str, Any]) -> dict[str, str]:
    """The texts about the whole award by their questions."""
    return {each["question"]: each["text"] for each in content["texts"]}


def listed(record: tuple[str, dict[str, Any]]) -> tuple[str, str]:
    """A record as a list names it."""
    category, row = record
    return category, title_of(row)


def title_of(row: dict[str, Any]) -> str:
    """What a record is called: its title, or its first answer."""
    cells = row["cells"]
    return str(cells.get("Title") or next(iter(cells.values()), row["key"]))


def changes(records: Records, before: Records) -> Iterator[Change]:
    """The records of both returns that say something else."""
    for key, (category, row) in records.items():
        if key in before and before[key] != (category, row):
            was_in, was = before[key]
            fields = list(different(cells_of(was_in, was), cells_of(category, row)))
            if fields:
                yield Change(category, title_of(row), fields)


def cells_of(category: str, row: dict[str, Any]) -> dict[str, Any]:
    """Everything that a return says of a record, by heading."""
    public = f"no: {row['hidden']}" if row["hidden"] else "yes"
    return {**row["cells"], "Category": category, "Evidence": " ".join(row["evidence"]), "Public": public}


def different(then: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The headings under which two records say something else, with what each says; "" for nothing."""
    for heading in dict.fromkeys([*then, *now]):
        was, is_now = (str(values.get(heading, "")) for values in (then, now))
        if was != is_now:
            yield heading, was, is_now
