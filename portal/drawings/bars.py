"""A few amounts as lying bars, each under its name, so that any name fits and a phone shows the same as a desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["BarsDrawing", "draw"]

WIDTH = 480
BAR_STEP = 52  # From the upper edge of one bar to that of the next.
BAR = 16
FIGURE = 72  # Room for the printed amount.


@dataclass(frozen=True)
class Bar:
    """One amount as drawn: its name stands above the bar, the amount as printed (`shown`) behind its end.

    `y` and `w`: upper edge and length of the bar, in units of the drawing.
    """

    name: str
    shown: str
    y: float
    w: float

    @property
    def name_y(self) -> float:
        """The base line of the name."""
        return self.y - 8

    @property
    def figure_x(self) -> float:
        """Where the printed amount begins."""
        return round(self.w + 8, 1)

    @property
    def figure_y(self) -> float:
        """The base line of the printed amount."""
        return self.y + 13


@dataclass
class BarsDrawing:
    """All that `cms/blocks/chart.html` draws."""

    height: int
    bars: list[Bar] = field(default_factory=list)
    width: int = WIDTH
    thickness: int = BAR


def draw(amounts: Sequence[tuple[str, float, str]]) -> BarsDrawing:
    """Bars for (name, amount, amount as printed), in that order; the longest leaves room for its figure."""
    most = max((amount for _name, amount, _shown in amounts), default=0) or 1
    room = WIDTH - FIGURE
    bars = [
        Bar(name, shown, index * BAR_STEP + 24, round(max(amount, 0) / most * room, 1))
        for index, (name, amount, shown) in enumerate(amounts)
    ]
    return BarsDrawing(max(len(bars) * BAR_STEP, 1), bars)
