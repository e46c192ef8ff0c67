"""What the funder's record and ours say differently: they lack it, we lack it, or it differs. It only compares."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.bibliography.matching.folding import folded
from portal.dates.partial import PartialDate
from portal.records.base.date_display import display
from portal.records.grants.models import Grant
from portal.records.people.models import Person
from portal.returns.award import award_facts
from portal.returns.items import Item
from portal.returns.reconcile.read import PublicRecord, TheirOutcome

__all__ = ["Difference", "Pair", "Reconciled", "reconcile"]

DATES = ("start", "end", "date")
FUNDERS = "funder_links-FORMS"
# The facts of an award that both records hold.
COMPARED = ("reference", "title", FUNDERS, "holder", "amount", "start", "end")


class Difference(NamedTuple):
    """One field: its heading, what we say, what they say ("" for nothing), and the path of the form that holds ours."""

    heading: str
    ours: str
    theirs: str
    mend: str

    @property
    def sort(self) -> str:
        """Which of the two lacks it: "we lack it", "they lack it" or "it differs"."""
        if not self.ours:
            return _("we lack it")
        return _("they lack it") if not self.theirs else _("it differs")


@dataclass(frozen=True, slots=True)
class Pair:
    """An outcome that both have, with the fields in which it differs."""

    item: Item
    differences: list[Difference]


@dataclass
class Reconciled:
    """The whole comparison: of the award, of its people, and of its outcomes."""

    is_other_award: bool
    award: list[Difference] = field(default_factory=list)
    people_we_lack: list[str] = field(default_factory=list)
    people_they_lack: list[str] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    we_lack: list[TheirOutcome] = field(default_factory=list)
    they_lack: list[Item] = field(default_factory=list)

    @property
    def differing(self) -> list[Pair]:
        """The outcomes that both have and that differ in a field."""
        return [pair for pair in self.pairs if pair.differences]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        listed = (self.award, self.people_we_lack, self.people_they_lack, self.differing, self.we_lack, self.they_lack)
        return not any(listed)


def reconcile(grant: Grant, record: PublicRecord, items: list[Item]) -> Reconciled:
    """Their record held against ours: the award, the team, and `items`, everything that came of it here."""
    reference = record.facts.get("reference", "")
    result = Reconciled(bool(reference and grant.reference) and plain(reference) != plain(grant.reference))
    if result.is_other_award:
        return result
    result.award = list(award_differences(grant, record))
    ours = {plain(person.name): person.name for person in team_of(grant)}
    theirs = {plain(name): name for name in record.people}
    result.people_we_lack = [name for key, name in theirs.items() if key not in ours]
    result.people_they_lack = [name for key, name in ours.items() if key not in theirs]
    unmatched = list(items)
    for outcome in record.outcomes:
        item = next((each for each in unmatched if is_same(each, outcome)), None)
        if item is None:
            result.we_lack.append(outcome)
        else:
            unmatched.remove(item)
            result.pairs.append(Pair(item, list(item_differences(item, outcome))))
    result.they_lack = [each for each in unmatched if not each.not_ready]
    return result


def plain(text: str) -> str:
    """A text without capitals, accents and punctuation."""
    return folded(text)


def team_of(grant: Grant) -> QuerySet[Person]:
    """Everybody with a role on the award, each once, in the order of their names."""
    team: QuerySet[Person] = Person.objects.filter(memberships__grant=grant).order_by("sort_key", "pk").distinct()
    return team


def award_differences(grant: Grant, record: PublicRecord) -> Iterator[Difference]:
    """The facts of the award that differ."""
    facts = {fact.field: fact for fact in award_facts(grant)}
    for name in COMPARED:
        fact, theirs = facts[name], record.facts.get("funder" if name == FUNDERS else name, "")
        if not agree(name, fact.value, theirs):
            ours = fact.in_words if fact.value else ""
            yield Difference(fact.heading, ours, in_words(name, theirs), fact.mend(grant))


def in_words(name: str, value: str) -> str:
    """A value of theirs as people read it."""
    return display(PartialDate(value)) if value and name in DATES else value


def agree(name: str, ours: str, theirs: str) -> bool:
    """Whether two values say the same: dates as far as both are exact, funders where ours name theirs, amounts by what
    they are worth, and all else without regard to capitals and punctuation."""
    if not ours or not theirs:
        return ours == theirs
    if name in DATES:
        shorter = min(len(ours), len(theirs))
        return ours[:shorter] == theirs[:shorter]
    if name == FUNDERS:
        return any(plain(funder) == plain(theirs) for funder in ours.split("; "))
    if name == "amount":
        return float(ours) == float(theirs)
    return plain(ours) == plain(theirs)


def is_same(item: Item, outcome: TheirOutcome) -> bool:
    """Whether both are of one category and name the same DOI, or have the same title."""
    if item.outcome != outcome.outcome:
        return False
    ours, theirs = item.answers.get("doi"), outcome.fields.get("doi")
    if ours and theirs:
        return ours == theirs
    return plain(item.title) == plain(outcome.title)


HEADINGS = {
    "title": gettext_lazy("Title"),
    "date": gettext_lazy("Date"),
    "doi": "DOI",
    "journal": gettext_lazy("Journal title"),
    "book": gettext_lazy("Book title"),
    "volume": gettext_lazy("Volume"),
    "issue": gettext_lazy("Issue"),
    "isbn": "ISBN",
    "issn": "ISSN",
    "amount": gettext_lazy("Amount"),
    "reach": gettext_lazy("Geographic reach"),
}


def item_differences(item: Item, outcome: TheirOutcome) -> Iterator[Difference]:
    """The fields of an outcome that differ; what neither says is left out."""
    for name, heading in HEADINGS.items():
        answer = item.answers.get(name)
        ours, theirs = "" if answer is None else str(answer), outcome.fields.get(name, "")
        if not agree(name, ours, theirs):
            yield Difference(str(heading), in_words(name, ours), in_words(name, theirs), item.mend(name))
