"""A few amounts as lying bars, each under its name, so that any name fits and a phone shows the same as a desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from portal.drawings import CHARACTER

__all__ = ["NARROW", "WIDE", "BarsDrawing", "draw"]

WIDE, NARROW = 640, 320  # Drawn about as large as they are shown, so that letters keep their size on every screen.
TEXT = 20  # From one line of a name to the next.
BAR = 16
GAP = 18  # Between a bar and the next name.
FIGURE = 8.4  # Room for a character of the printed amount.


@dataclass(frozen=True)
class TextLine:
    """A line of a name, and its base line."""

    text: str
    y: float


@dataclass(frozen=True)
class Bar:
    """One amount as drawn: the lines of its name stand above the bar, the amount as printed (`shown`) behind its end.

    `y` and `w`: upper edge and length of the bar, in units of the drawing.
    """

    name: str
    shown: str
    y: float
    w: float
    lines: tuple[TextLine, ...] = ()

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
    """All that `cms/blocks/chart.html` draws in one of its widths."""

    height: float
    width: int
    bars: list[Bar] = field(default_factory=list)
    thickness: int = BAR


def draw(amounts: Sequence[tuple[str, float, str]], width: int = WIDE) -> BarsDrawing:
    """Bars for (name, amount, amount as printed), in that order; the longest leaves room for its figure."""
    most = max((amount for _name, amount, _shown in amounts), default=0) or 1
    figure = max((len(shown) for *_rest, shown in amounts), default=0) * FIGURE + 8
    room = width - figure
    bars, y = [], 0.0
    for name, amount, shown in amounts:
        parts = wrap(name, int(width / CHARACTER)) or [""]
        lines = tuple(TextLine(part, y + (number + 1) * TEXT - 4) for number, part in enumerate(parts))
        top = y + len(parts) * TEXT + 4
        bars.append(Bar(name, shown, top, round(max(amount, 0) / most * room, 1), lines))
        y = top + BAR + GAP
    return BarsDrawing(max(y - GAP + 4, 1), width, bars)
