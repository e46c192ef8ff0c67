"""Events on a true scale of years. A day is a point; a year alone is a band, because nobody knows which day.

What has an end and no start fades in; what has no date at all stands after the last year, dashed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from portal.dates.partial import PartialDate
from portal.drawings import CHARACTER

__all__ = ["Event", "Mark", "TimelineDrawing", "YearHead", "draw"]

WIDTH = 1120
AXIS = 62
LANE = 56
FADE_IN = 72
UNDATED = 220
YEAR_WIDTH = 78  # Of a year in figures, with the space before it.
NO_DATE = PartialDate("")


@dataclass(frozen=True)
class Event:
    """What happened: on the day, month or year `at`, or from `start` to `end`, as far as these are known."""

    label: str
    sublabel: str
    url: str = ""
    at: PartialDate = NO_DATE
    start: PartialDate = NO_DATE
    end: PartialDate = NO_DATE

    @property
    def is_dated(self) -> bool:
        """Whether any of its dates is known."""
        return bool(self.at or self.start or self.end)


@dataclass
class Mark:
    """An event as drawn; lengths in units of the drawing.

    `kind`: "point" (a day or month), "band" (a year), "span" (a start or an end) or "open" (no date). `leader`: the SVG
    path from the mark down to its label, or "".
    """

    event: Event
    kind: str
    x: float
    end_x: float
    y: float = AXIS - 7
    anchor: str = "start"
    label_x: float = 0
    label_y: float = 0
    leader: str = ""

    @property
    def label(self) -> str:
        """The first line of the label."""
        return self.event.label

    @property
    def sublabel(self) -> str:
        """The second line of the label."""
        return self.event.sublabel

    @property
    def url(self) -> str:
        """The address of the event's page, or ""."""
        return self.event.url

    @property
    def w(self) -> float:
        """The length of a band or span."""
        return round(self.end_x - self.x, 1)

    @property
    def faded(self) -> bool:
        """Whether the mark fades in, as its start is not known."""
        return self.kind == "span" and not self.event.start


@dataclass(frozen=True)
class YearHead:
    """A vertical line at `x` with a year beside it; `none` heads the place of what has no date."""

    x: float
    text_x: float
    text: str
    none: bool = False


@dataclass
class TimelineDrawing:
    """All that `components/timeline.html` draws."""

    height: int
    years: list[YearHead] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    width: int = WIDTH
    base: int = AXIS


class Scale:
    """The positions on the axis of partial dates, from the first year of the events to the last."""

    def __init__(self, events: Sequence[Event]) -> None:
        dated = [event for event in events if event.is_dated]
        stamps = [stamp for event in dated for stamp in (event.at, event.start, event.end) if stamp]
        years = [stamp.year for stamp in stamps if stamp.year]
        self.years = range(min(years), max(years) + 1) if years else range(0)
        self.left = FADE_IN if any(event.end and not event.start for event in dated) else 0
        self.right = WIDTH - (UNDATED if len(dated) < len(events) else 0)
        self.year_width = (self.right - self.left) / max(len(self.years), 1)

    def x(self, date: PartialDate, late: bool = False) -> float:
        """Where the date begins on the axis, or where it ends if `late`."""
        return round(self.left + (year_fraction(date, late) - self.years[0]) * self.year_width, 1)


def year_fraction(date: PartialDate, late: bool) -> float:
    """The date in years: 2008-07-01 is about 2008.5; the end of the month or year meant, if `late`."""
    parts = date.parts
    if len(parts) == 1:
        return parts[0] + late
    if len(parts) == 2:
        return parts[0] + (parts[1] - 1 + late) / 12
    day = date.first_day()
    assert day is not None
    return day.year + (day.timetuple().tm_yday - 1) / 366


def draw(events: Sequence[Event], undated: str) -> TimelineDrawing:
    """The drawing of the events, in their order; `undated` heads the place of those without any date."""
    scale = Scale(events)
    first_undated = scale.right + 12
    marks = [dated_mark(event, scale) for event in events if event.is_dated]
    marks += [Mark(event, "open", first_undated, first_undated + 150) for event in events if not event.is_dated]
    lanes = place_labels(marks)
    return TimelineDrawing(AXIS + 62 + LANE * (lanes - 1), year_heads(scale, undated), marks)


def dated_mark(event: Event, scale: Scale) -> Mark:
    """The mark of an event that has a date, its label not placed yet."""
    if event.at and len(event.at) > 4:
        return Mark(event, "point", scale.x(event.at), scale.x(event.at, late=True))
    if event.at:
        return Mark(event, "band", scale.x(event.at) + 3, scale.x(event.at, late=True) - 3)
    start = scale.x(event.start) if event.start else 0
    return Mark(event, "span", start, scale.x(event.end, late=True) if event.end else scale.right)


def year_heads(scale: Scale, undated: str) -> list[YearHead]:
    """The years above the axis, as many as have room before its end, and `undated` where it is wanted."""
    every = ceil(YEAR_WIDTH / scale.year_width) if scale.years else 1
    places = [(scale.x(PartialDate(str(year))), str(year)) for year in scale.years[::every]]
    heads = [YearHead(x, x + 8, year) for x, year in places if x + YEAR_WIDTH <= scale.right]
    if scale.right < WIDTH:
        heads.append(YearHead(scale.right, scale.right + 12, undated, none=True))
    return heads


def place_labels(marks: Sequence[Mark]) -> int:
    """Gives every label a lane beneath the axis where it meets no other; returns how many lanes there are."""
    ends: list[float] = []
    for mark in marks:
        length = max(len(mark.label) * CHARACTER, len(mark.sublabel) * CHARACTER * 0.87)
        at = mark.x - 7 if mark.kind == "point" else mark.x
        mark.anchor = "end" if at + length > WIDTH else "start"
        left = at - length if mark.anchor == "end" else at
        lane = next((number for number, end in enumerate(ends) if left >= end + 20), len(ends))
        ends[lane : lane + 1] = [left + length]
        mark.label_x, mark.label_y = round(at, 1), AXIS + 36 + LANE * lane
        if mark.kind == "open":
            mark.y += LANE * lane
        elif lane:
            mark.leader = f"M{mark.x} {AXIS}V{mark.label_y - 16}"
    return max(len(ends), 1)
