"""Columns of boxes joined by curves: a finding, what it rests on, where that was published, who paid.

A box stands beside those that lead to it, so that a trail is seen at a glance and few curves cross.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from portal.drawings import CHARACTER

__all__ = ["Column", "Node", "TrailDrawing", "draw"]

WIDTH = 816
GAP = 44
TOP = 26
BETWEEN = 12
WITHOUT_DETAIL, WITH_DETAIL = 36, 54  # Heights of a box.


@dataclass(frozen=True)
class Node:
    """One box. `first` is where the trail begins; `dashed` is what stands beside it without bearing on it."""

    key: str
    text: str
    detail: str = ""
    url: str = ""
    first: bool = False
    dashed: bool = False

    @property
    def height(self) -> int:
        """The height of the box, which holds one or two lines of text."""
        return WITH_DETAIL if self.detail else WITHOUT_DETAIL


@dataclass(frozen=True)
class Column:
    """Boxes of one sort beneath their heading, from top to bottom."""

    heading: str
    nodes: Sequence[Node]


@dataclass(frozen=True)
class TextLine:
    """A line of text in a box; `y` is its base line."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Box:
    """A node as drawn; `x` and `y` are its upper left corner, lengths in units of the drawing."""

    node: Node
    x: float
    y: float
    w: float

    @property
    def h(self) -> int:
        """The height."""
        return self.node.height

    @property
    def middle(self) -> float:
        """The height at which curves meet the box."""
        return self.y + self.h / 2

    @property
    def url(self) -> str:
        """The address that the box leads to, or ""."""
        return self.node.url

    @property
    def first(self) -> bool:
        """Whether the trail begins here."""
        return self.node.first

    @property
    def dashed(self) -> bool:
        """Whether the box is drawn with a dashed outline."""
        return self.node.dashed

    @property
    def lines(self) -> list[TextLine]:
        """The text and the detail, cut to the width of the box."""
        texts = [self.node.text, *([self.node.detail] if self.node.detail else [])]
        return [
            TextLine(round(self.x + 12, 1), round(self.y + 23 + 19 * number, 1), fitted(text, self.w - 24))
            for number, text in enumerate(texts)
        ]


@dataclass(frozen=True)
class Head:
    """A column's heading at its place."""

    x: float
    text: str


@dataclass
class TrailDrawing:
    """All that `components/trail.html` draws; `columns` are the same in words."""

    columns: list[Column]
    width: int = WIDTH
    height: int = 0
    heads: list[Head] = field(default_factory=list)
    nodes: list[Box] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def draw(columns: Sequence[Column], links: Iterable[tuple[str, str]], width: int = WIDTH) -> TrailDrawing:
    """The drawing of the columns that hold anything. `links` join the keys of nodes, from left to right."""
    drawing = TrailDrawing([column for column in columns if column.nodes], width)
    pairs = list(links)
    boxes: dict[str, Box] = {}
    each = (width - 2 - GAP * (len(drawing.columns) - 1)) / max(len(drawing.columns), 1)  # the outlines need a pixel
    for index, column in enumerate(drawing.columns):
        x = round(1 + index * (each + GAP), 1)
        drawing.heads.append(Head(x, column.heading))
        stack(column, x, round(each, 1), boxes, pairs)
    centre_first_column(drawing, boxes)
    drawing.nodes = list(boxes.values())
    drawing.links = [curve(boxes[start], boxes[end]) for start, end in pairs if start in boxes and end in boxes]
    drawing.height = round(max((box.y + box.h for box in drawing.nodes), default=TOP) + 2)
    return drawing


def stack(column: Column, x: float, width: float, boxes: dict[str, Box], links: list[tuple[str, str]]) -> None:
    """Places the column's boxes: each as near as may be to the middle of those that lead to it, none over another."""
    wishes = [(wished_middle(node, boxes, links), number) for number, node in enumerate(column.nodes)]
    lowest = float(TOP)
    for middle, number in sorted(wishes):
        node = column.nodes[number]
        y = max(lowest, middle - node.height / 2)
        boxes[node.key] = Box(node, x, round(y, 1), width)
        lowest = y + node.height + BETWEEN


def wished_middle(node: Node, boxes: dict[str, Box], links: list[tuple[str, str]]) -> float:
    """Where the middle of a box would best be; at the top, if nothing leads to it."""
    middles = [boxes[start].middle for start, end in links if end == node.key and start in boxes]
    return sum(middles) / len(middles) if middles else 0.0


def centre_first_column(drawing: TrailDrawing, boxes: dict[str, Box]) -> None:
    """Moves a single first box down to the middle of the drawing."""
    if not drawing.columns or len(drawing.columns[0].nodes) > 1:
        return
    node = drawing.columns[0].nodes[0]
    bottom = max(box.y + box.h for box in boxes.values())
    box = boxes[node.key]
    boxes[node.key] = Box(node, box.x, round((TOP + bottom - box.h) / 2, 1), box.w)


def curve(start: Box, end: Box) -> str:
    """A path from the right side of one box to the left side of the other, as an SVG path."""
    left, right = start.x + start.w, end.x
    bend = min((right - left) / 2, GAP)
    return (
        f"M{left:.1f} {start.middle:.1f}C{left + bend:.1f} {start.middle:.1f}"
        f" {right - bend:.1f} {end.middle:.1f} {right:.1f} {end.middle:.1f}"
    )


def fitted(text: str, room: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `room`."""
    most = int(room / CHARACTER)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
