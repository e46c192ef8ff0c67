"""Counts at the crossings of rows and columns: a filled dot with its number, a dashed ring for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.drawings import CHARACTER

__all__ = ["Crossing", "MatrixDrawing", "MatrixText", "draw"]

WIDTH = 816
NAMES = 320  # Room for the names of the rows.
STEP = 44  # From one row to the next.
HEAD = 34
RADIUS = 14


@dataclass(frozen=True)
class MatrixText:
    """A name at its place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Crossing:
    """The count of a row in a column; `x` and `y` are its middle."""

    x: float
    y: float
    number: int

    @property
    def text_y(self) -> float:
        """The base line of the number."""
        return self.y + 5


@dataclass(frozen=True)
class MatrixDrawing:
    """All that `components/matrix.html` draws, in units of its view box."""

    width: int
    height: int
    radius: int
    heads: list[MatrixText]
    names: list[MatrixText]
    crossings: list[Crossing]


def draw(names: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]) -> MatrixDrawing:
    """The drawing of `counts`, for each of `names` one for each of `columns`."""
    step = (WIDTH - NAMES) / max(len(columns), 1)
    middles = [round(NAMES + step * (place + 0.5), 1) for place in range(len(columns))]
    rows = [HEAD + STEP * place + STEP / 2 for place in range(len(names))]
    crossings = [
        Crossing(x, y, number)
        for y, numbers in zip(rows, counts, strict=True)
        for x, number in zip(middles, numbers, strict=True)
    ]
    return MatrixDrawing(
        WIDTH,
        HEAD + STEP * len(names),
        RADIUS,
        [MatrixText(x, 18, fitted(text, step)) for x, text in zip(middles, columns, strict=True)],
        [MatrixText(0, y + 5, fitted(text, NAMES - 16)) for y, text in zip(rows, names, strict=True)],
        crossings,
    )


def fitted(text: str, room: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `room`."""
    most = int(room / CHARACTER)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
