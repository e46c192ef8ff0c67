"""One thing that may be reported, whatever table it is kept in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from portal.dates.partial import PartialDate

__all__ = ["Answer", "Item"]

# What a record answers: "" and None stand for "not recorded"; a partial date is as exact as it is known.
Answer: TypeAlias = str | int | Decimal | bool | PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that may be reported.

    `key`: the record's UUID. `record`: what it is called in the admin ("publication"). `outcome`: its category, one of
    `vocabularies.Outcome`. `begins` and `ends`: when it came out or went on, "" where not recorded. `answers`: by the
    names that columns of schemes have. `evidence`: addresses that show it. `hidden`: why the public does not see it,
    "" where it does. `mends`: for answers, the path of the form and the field that mends a missing one.
    `is_ready`: False for what is only planned or applied for; `not_ready` then says so.
    """

    key: str
    record: str
    outcome: str
    title: str
    begins: PartialDate
    ends: PartialDate
    answers: Mapping[str, Answer]
    evidence: tuple[str, ...]
    hidden: str
    mends: Mapping[str, str]
    edit_path: str
    not_ready: str = ""

    def mend(self, answer: str) -> str:
        """The path of the form, and of the field in it, that mends a missing answer."""
        return self.mends.get(answer, self.edit_path)
