"""The project's timeline: what happened, in order, each at its own place on a line.

Marks stand at even steps, not to scale: half the dates of a small project are years or unknown, and a scale would
claim more than is recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.grants.models import Grant
from portal.outputs.models import Output

__all__ = ["Mark", "Timeline"]

LATEST = "9999"


@dataclass(frozen=True)
class Mark:
    """One thing on the line. `kind` is "span" (an award whose end is known), "open" (one without dates) or "point"."""

    kind: str
    label: str
    date: str
    url: str
    sort: str


def grant_mark(grant: Grant) -> Mark:
    """An award stands where it ended, or began; without dates it stands after all that has them."""
    if grant.end or grant.start:
        date = _("ended %s") % grant.shown_end if grant.end else _("began %s") % grant.shown_start
        return Mark("span", grant.name, date, grant.get_absolute_url(), str(grant.end or grant.start))
    return Mark("open", grant.name, _("dates not recorded"), grant.get_absolute_url(), LATEST)


def output_mark(output: Output) -> Mark:
    label = ", ".join(filter(None, [output.kind_label, output.venue]))
    return Mark("point", label, output.shown_date, output.get_absolute_url(), str(output.date))


class Timeline:
    """Marks of the grants and of the dated outputs, the earliest first, with places on a line `width` units long."""

    step = 180
    margin = 20

    def __init__(self, grants: Sequence[Grant], outputs: Sequence[Output]) -> None:
        dated = [output_mark(output) for output in outputs if output.date]
        self.marks = sorted([*map(grant_mark, grants), *dated], key=lambda mark: mark.sort)
