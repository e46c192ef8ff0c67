"""A few amounts as lying bars, each under its name, so that any name fits and a phone shows the same as a desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["BarsDrawing", "draw"]

WIDTH = 480
ROW = 52
BAR = 16
FIGURE = 72


@dataclass(frozen=True)
class Bar:
    """One amount: its name stands on the line above it, the amount as printed behind its end."""

    name: str
    shown: str
    y: float
    w: float

    @property
    def name_y(self) -> float:
        return self.y - 8

    @property
    def figure_x(self) -> float:
        return round(self.w + 8, 1)

    @property
    def figure_y(self) -> float:
        return self.y + 13


@dataclass
class BarsDrawing:
    """All that `pages/blocks/chart.html` draws."""

    height: int
    bars: list[Bar] = field(default_factory=list)
    width: int = WIDTH
    thickness: int = BAR


def draw(amounts: Sequence[tuple[str, float, str]]) -> BarsDrawing:
    """Bars for (name, amount, amount as printed), in that order; the longest leaves room for its figure."""
    most = max((amount for _name, amount, _shown in amounts), default=0) or 1
    room = WIDTH - FIGURE
    bars = [
        Bar(name, shown, index * ROW + 24, round(max(amount, 0) / most * room, 1))
        for index, (name, amount, shown) in enumerate(amounts)
    ]
    return BarsDrawing(max(len(bars) * ROW, 1), bars)
