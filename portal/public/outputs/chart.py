"""The chart of the listed outputs by year and kind, and the table behind it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.bibliography.kinds import kind
from portal.drawings.chart import Chart, draw

__all__ = ["OutputChart"]

MOST_SERIES = 6
LONGEST_SPAN = 60


class OutputChart:
    """Counts by year and kind as a drawing with words. `counts` are (year or "", name of a kind, how many)."""

    def __init__(self, counts: Iterable[tuple[str, str, int]]) -> None:
        rows = list(counts)
        self.undated = sum(count for year, _kind, count in rows if not year)
        self.dated = [(year, kind(name).label, count) for year, name, count in rows if year]

    def __bool__(self) -> bool:
        """Whether there is anything to compare: two years or two kinds."""
        return len({year for year, *_ in self.dated}) > 1 or len({label for _year, label, _count in self.dated}) > 1

    @cached_property
    def names(self) -> list[str]:
        """The commonest kinds, and one name for all the others where there are more than patterns to tell them by."""
        totals: Counter[str] = Counter()
        for _year, label, count in self.dated:
            totals[label] += count
        names = [label for label, _count in sorted(totals.items(), key=lambda item: (-item[1], item[0]))]
        return names if len(names) <= MOST_SERIES else [*names[: MOST_SERIES - 1], self.other]

    @property
    def other(self) -> str:
        """What all kinds are called that have no bar of their own."""
        return _("Other kinds")

    @cached_property
    def by_year(self) -> dict[str, dict[str, int]]:
        """Year -> kind -> how many, every year of the span, the earliest first; of a very long span the last years."""
        years = [int(year) for year, *_rest in self.dated]
        span = range(max(min(years), max(years) - LONGEST_SPAN + 1), max(years) + 1) if years else range(0)
        names, other = self.names, self.other  # Asked for once: each asking is a translation.
        table: dict[str, dict[str, int]] = {str(year): dict.fromkeys(names, 0) for year in span}
        for year, label, count in self.dated:
            if year in table:
                table[year][label if label in names else other] += count
        return table

    @property
    def drawing(self) -> Chart:
        """Where each bar and word of the drawing stands."""
        return draw(self.by_year, self.names)

    @property
    def label(self) -> str:
        """What is drawn, in a sentence; it says how many outputs have no date."""
        words = _("Outputs by year and kind")
        return f"{words}; {self.left_out}" if self.left_out else words

    @property
    def left_out(self) -> str:
        """How many outputs the drawing leaves out, and why; "" where it shows all."""
        earlier = sum(count for year, _kind, count in self.dated if year not in self.by_year)
        undated = ngettext("%d more has no date recorded", "%d more have no date recorded", self.undated)
        before = ngettext("%(count)d more is from before %(year)s", "%(count)d more are from before %(year)s", earlier)
        parts = [undated % self.undated if self.undated else ""]
        parts.append(before % {"count": earlier, "year": min(self.by_year)} if earlier else "")
        return "; ".join(filter(None, parts))

    @property
    def columns(self) -> list[str]:
        """The headings of the table behind the chart."""
        return [_("Year"), *self.names]

    @property
    def rows(self) -> list[list[Any]]:
        """The rows of that table: a year, and how many of each kind."""
        return [[year, *(counts[name] for name in self.names)] for year, counts in self.by_year.items()]
