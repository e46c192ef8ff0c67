"""Awards and what came of them on a line of time, drawn and as a table."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates.partial import PartialDate
from portal.drawings.timeline import Event, TimelineDrawing, draw
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

__all__ = ["Timeline"]


class Timeline:
    """The drawing, a sentence that says what is drawn (`label`), and the table behind it.

    `outputs` are drawn one by one as far as they have a date; of `years` each with how many outputs came out in it,
    where there are more than can be told apart.
    """

    def __init__(
        self,
        grants: Sequence[Grant],
        outputs: Iterable[Output] = (),
        years: Iterable[tuple[str, int]] = (),
        label: str = "",
    ) -> None:
        dated = [output_event(output) for output in outputs if output.date]
        events = [*map(grant_event, grants), *dated, *(year_event(year, number) for year, number in years)]
        self.events = sorted(events, key=lambda event: str(event.at or event.end or event.start or "9999"))
        self.label = label or _("Awards and outputs of the project in the order in which they ended or came out")
        self.columns = [_("What"), _("When")]
        self.rows = [[event.label, event.sublabel] for event in self.events]

    def __bool__(self) -> bool:
        """Whether there is anything to compare: two things, and the date of one at least."""
        return len(self.events) > 1 and any(event.is_dated for event in self.events)

    @property
    def drawing(self) -> TimelineDrawing:
        """Where each mark and word of the drawing stands."""
        return draw(self.events, undated=_("no date recorded"))


def grant_event(grant: Grant) -> Event:
    label = ", ".join(filter(None, [grant.name, grant.shown_amount]))
    return Event(label, grant_dates(grant), grant.get_absolute_url(), start=grant.start, end=grant.end)


def grant_dates(grant: Grant) -> str:
    """When the award ran, saying plainly what is not recorded."""
    if grant.start and grant.end:
        return _("%(start)s to %(end)s") % {"start": grant.shown_start, "end": grant.shown_end}
    if grant.end:
        return _("%s; start not recorded") % grant.end_in_words
    return _("%s; end not recorded") % grant.start_in_words if grant.start else _("dates not recorded")


def output_event(output: Output) -> Event:
    label = ", ".join(filter(None, [output.kind_label, output.venue]))
    return Event(label, output.shown_date, output.get_absolute_url(), at=output.date)


def year_event(year: str, number: int) -> Event:
    return Event(ngettext("%d output", "%d outputs", number) % number, year, at=PartialDate(year))
