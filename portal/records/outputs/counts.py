"""How many outputs there are: counted by the database in one query, and then asked from every side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from portal.bibliography.kinds import KINDS, Kind
from portal.records.outputs.access import Access
from portal.records.outputs.querysets import OutputQuerySet

__all__ = ["CountedGroup", "OutputCounts", "percent"]


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """As many outputs (`number`) as have that kind, that year of their date ("" for no date), the access that holds
    (`portal.records.outputs.access.Access`, as text) and that review (None where not recorded); where it was asked,
    those that name the awards with those keys, out of several, and that are new since a day."""

    kind: str
    year: str
    access_held: str
    peer_reviewed: bool | None
    number: int
    grant_keys: Sequence[int] = ()
    is_new: bool = False


@dataclass(frozen=True)
class OutputCounts:
    """The counts of a set of outputs; `of_kind` and `of_year` give those of a part of it."""

    groups: tuple[CountedGroup, ...] = ()

    @classmethod
    def of(cls, outputs: OutputQuerySet, at: datetime | None = None, *further: str) -> Self:
        """The counts of those outputs at that moment (now, unless said otherwise): one query. `further`: annotations
        of theirs, by the names of fields of a group, by which they are counted as well."""
        return cls(tuple(CountedGroup(**group) for group in outputs.counted(at, *further)))

    @property
    def total(self) -> int:
        """How many there are."""
        return total(self.groups)

    @property
    def open(self) -> int:
        """How many are recorded as open to everybody, an embargo that is over among them."""
        return self.with_access(Access.OPEN)

    def with_access(self, access: Access) -> int:
        """How many that access holds of."""
        return total(group for group in self.groups if group.access_held == access.value)

    @property
    def peer_reviewed(self) -> int:
        """How many are recorded as peer-reviewed."""
        return total(group for group in self.groups if group.peer_reviewed)

    @property
    def undated(self) -> int:
        """How many have no date."""
        return total(group for group in self.groups if not group.year)

    @property
    def kinds(self) -> list[Kind]:
        """The kinds there are any of, in the order of the table of kinds."""
        present = {group.kind for group in self.groups}
        return [kind for kind in KINDS.values() if kind.name in present]

    @property
    def years(self) -> list[str]:
        """The years there is anything of, in order; without a date is none."""
        return sorted({group.year for group in self.groups if group.year})

    def of_kind(self, name: str) -> "OutputCounts":
        """The counts of the outputs of that kind."""
        return OutputCounts(tuple(group for group in self.groups if group.kind == name))

    def of_year(self, year: str) -> "OutputCounts":
        """The counts of the outputs of that year, "" for those without a date."""
        return OutputCounts(tuple(group for group in self.groups if group.year == year))

    def of_grant(self, key: int | None) -> "OutputCounts":
        """The counts of the outputs of that award."""
        return OutputCounts(tuple(group for group in self.groups if key in group.grant_keys))

    @property
    def new(self) -> "OutputCounts":
        """The counts of the outputs that are new."""
        return OutputCounts(tuple(group for group in self.groups if group.is_new))

    @property
    def by_year_and_kind(self) -> list[tuple[str, str, int]]:
        """Year, name of the kind and number of all that there is, for a chart."""
        pairs = dict.fromkeys((group.year, group.kind) for group in self.groups)
        return [(year, kind, self.of_year(year).of_kind(kind).total) for year, kind in pairs]

    @property
    def open_share(self) -> str:
        """How large a part is open, in whole percent: "25 %"; "" where there is none at all."""
        return percent(self.open, self.total)


def total(groups: Iterable[CountedGroup]) -> int:
    return sum(group.number for group in groups)


def percent(part: int, whole: int) -> str:
    """A part in whole percent, rounded down, so that only all is 100 % and only none is 0 %: what lies between nothing
    and one is "<1 %". "" for a part of nothing."""
    if not whole:
        return ""
    share = part * 100 // whole
    return "<1\u00a0%" if part and not share else f"{share}\u00a0%"
