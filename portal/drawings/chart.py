"""Stacked bars by year: upright for a wide screen, lying for a narrow one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

__all__ = ["Bars", "Chart", "Series", "draw"]

HALF_A_YEAR = 25  # Half the width of a year in words, which must not leave the drawing.

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Series:
    """One of the kinds that are counted; `number` (from 1) says which pattern fills its bars."""

    number: int
    name: str


@dataclass
class Stripe:
    """All bars of one series as one path: a template writes six of these faster than two hundred rectangles."""

    series: int
    path: str = ""

    def add(self, x: float, y: float, w: float, h: float) -> None:
        """Adds a rectangle to the path; lengths in units of the drawing."""
        self.path += f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h{number(-w)}z"


@dataclass(frozen=True)
class Label:
    """A year (`big`) or a count beside a bar.

    `x` and `y` are text: a template prints a number with a decimal comma in languages that have one.
    """

    x: str
    y: str
    anchor: str
    text: str
    big: bool = False


def number(value: float) -> str:
    """A length as SVG writes it, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


@dataclass
class Bars:
    """One drawing of the counts, in units of its view box; `axis` is an SVG path."""

    width: int
    height: int
    axis: str
    stripes: list[Stripe]
    labels: list[Label] = field(default_factory=list)


@dataclass(frozen=True)
class Chart:
    """The counts drawn twice, for wide and for narrow screens, with the series that the legend names."""

    series: list[Series]
    wide: Bars
    narrow: Bars


def draw(counts: Counts, names: Sequence[str]) -> Chart:
    """Bars for `counts` (year -> name -> how many, in the order of the years), stacked in the order of `names`."""
    most = max((sum(year.values()) for year in counts.values()), default=0) or 1
    series = [Series(number, name) for number, name in enumerate(names, 1)]
    return Chart(series, upright(counts, series, most), lying(counts, series, most))


def upright(counts: Counts, series: Sequence[Series], most: int) -> Bars:
    """Bars on a floor; few outputs make a low drawing, not a tall empty one."""
    width, top, deepest = 760, 24, 166
    step = width / max(len(counts), 1)
    bar_width, unit = min(56, step * 0.66), min(deepest / most, 34)
    floor = top + most * unit
    drawing = Bars(width, round(floor + 44), f"M0 {floor:.1f}H{width}", [Stripe(each.number) for each in series])
    every = ceil(54 / step)
    for index, (year, kinds) in enumerate(counts.items()):
        x, y = index * step + (step - bar_width) / 2, floor
        for each, stripe in zip(series, drawing.stripes, strict=True):
            if kinds.get(each.name):
                y -= kinds[each.name] * unit
                stripe.add(x, y, bar_width, kinds[each.name] * unit)
        middle, total = number(x + bar_width / 2), sum(kinds.values())
        if total and step > 26:
            drawing.labels.append(Label(middle, number(y - 8), "middle", str(total)))
        if index % every == 0:
            inside = min(max(x + bar_width / 2, HALF_A_YEAR), width - HALF_A_YEAR)
            drawing.labels.append(Label(number(inside), number(floor + 32), "middle", year, big=True))
    return drawing


def lying(counts: Counts, series: Sequence[Series], most: int) -> Bars:
    """Bars that lie one beneath another, the earliest year on top."""
    width, left, step = 320, 74, 40
    unit = min((width - left - 34) / most, 40)
    height = len(counts) * step
    drawing = Bars(width, height, f"M{left} 0V{height}", [Stripe(each.number) for each in series])
    for index, (year, kinds) in enumerate(counts.items()):
        x, y = float(left), float(index * step + 8)
        for each, stripe in zip(series, drawing.stripes, strict=True):
            if kinds.get(each.name):
                length = kinds[each.name] * unit
                stripe.add(x, y, length, 24)
                x += length
        drawing.labels.append(Label("0", number(y + 21), "start", year, big=True))
        if sum(kinds.values()):
            drawing.labels.append(Label(number(x + 8), number(y + 17), "start", str(sum(kinds.values()))))
    return drawing
