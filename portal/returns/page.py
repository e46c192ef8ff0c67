"""What the pages of returns print."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.functional import cached_property

from portal.records.grants.models import Grant
from portal.returns.comparison import Comparison, compare
from portal.returns.gathered import Text
from portal.returns.models import Return
from portal.returns.pack.archive import CONTENT, REPORT, WORKBOOK
from portal.returns.period import Period
from portal.returns.reading import content_of, differences_from_made, files_of
from portal.returns.schemes import Category

__all__ = ["AwardContent", "ReturnContent", "awards"]

MOST_LISTED = 100


def awards() -> QuerySet:
    """Every award with the number of its returns, in order."""
    return Grant.objects.in_order().annotate(number_of_returns=Count("returns"))


@dataclass(frozen=True)
class AwardContent:
    """The returns on one award."""

    grant: Grant

    @cached_property
    def returns(self) -> list[Return]:
        """Those that were made, newest first."""
        return list(Return.objects.without_content().filter(grant=self.grant).newest_first())


@dataclass(frozen=True)
class ReturnContent:
    """A return that was made: what it reports, whether it is as it was made, and what is new since the last."""

    made: Return
    chosen: Return | None = None

    @cached_property
    def differences(self) -> list[str]:
        """In what it is not as it was made; empty where it is."""
        return differences_from_made(self.made)

    @property
    def period(self) -> Period:
        """The period that it is about."""
        return Period(self.made.since, self.made.until)

    @cached_property
    def content(self) -> dict[str, Any]:
        """What was reported."""
        return content_of(self.made)

    @property
    def counts(self) -> list[tuple[Category, int]]:
        """Each category with the number of records that it reports."""
        return [(category, self.made.counts.get(category.name, 0)) for category in self.made.scheme_row.categories]

    @property
    def texts(self) -> list[Text]:
        """The texts ready to copy."""
        limits = {question.heading: question.longest for question in self.made.scheme_row.questions}
        return [Text(each["question"], each["text"], limits.get(each["question"], 0)) for each in self.content["texts"]]

    @property
    def left_out(self) -> list[dict[str, str]]:
        """The first records that are not reported, with the reason."""
        records: list[dict[str, str]] = self.content["left_out"]
        return records[:MOST_LISTED]

    @property
    def hidden(self) -> int:
        """How many reported records the public does not see."""
        return sum(bool(row["hidden"]) for category in self.content["categories"] for row in category["rows"])

    @cached_property
    def earlier(self) -> list[Return]:
        """The returns of the same award and scheme that were made before, newest first."""
        return list(Return.objects.without_content().before(self.made).newest_first())

    @cached_property
    def comparison(self) -> Comparison | None:
        """What is new, changed and gone since the chosen one of these, or else the last; None for a first return."""
        chosen = self.chosen or next(iter(self.earlier), None)
        return compare(self.made, chosen) if chosen else None

    @cached_property
    def files(self) -> list[tuple[str, int]]:
        """The files in the archive with their sizes: the three for people first."""
        first = [WORKBOOK, REPORT, CONTENT]
        return sorted(files_of(self.made), key=lambda file: (first.index(file[0]) if file[0] in first else 9, file[0]))
