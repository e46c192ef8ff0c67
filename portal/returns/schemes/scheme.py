"""What a scheme of returns is: the categories a funder asks for, in the funder's order and words."""

from dataclasses import dataclass, field

__all__ = ["Category", "Column", "Question", "Scheme"]

# How wide a column of that type is in a spreadsheet, in characters.
WIDTHS = {
    "text": 30,
    "long text": 60,
    "date": 20,
    "year": 10,
    "number": 12,
    "money": 16,
    "address": 40,
    "yes or no": 10,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field that the funder asks for.

    `heading`: in the funder's words. `answer`: the name under which a record answers it (see `returns.items`).
    `type`: "text", "long text", "date", "year", "number", "money", "address" or "yes or no".
    `is_required`: whether the funder takes no record without it. `longest`: in characters, 0 for no limit known.
    """

    heading: str
    answer: str
    type: str = "text"
    is_required: bool = False
    longest: int = 0

    @property
    def width(self) -> int:
        """Its width in a spreadsheet, in characters."""
        return max(WIDTHS[self.type], min(len(self.heading) + 2, 40))


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One category of outcomes.

    `name`: in addresses and file names, never changed. `number`: the funder's own. `title`: in the funder's words.
    `sheet`: its title as a worksheet, at most 31 characters. `gathers`: the categories of `vocabularies.Outcome` that
    land here. `columns`: what is asked of each record, in order.
    """

    name: str
    number: int
    title: str
    sheet: str
    gathers: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def file_name(self) -> str:
        """The name of its comma-separated values in the archive: "csv/01-publications.csv"."""
        return f"csv/{self.number:02}-{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked once about the whole award: its heading, the name of its answer (see `returns.narrative`), the most
    characters that the funder takes (0: no limit known), and a sentence of help."""

    heading: str
    answer: str
    longest: int = 0
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A funder's way of asking for outcomes.

    `name` is kept with every return that was made by it: never change one. `source`: where the categories and their
    wording come from.
    """

    name: str
    title: str
    description: str
    source: str
    categories: tuple[Category, ...]
    questions: tuple[Question, ...] = ()
    by_outcome: dict[str, Category] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        places = {outcome: category for category in self.categories for outcome in category.gathers}
        object.__setattr__(self, "by_outcome", places)

    def category_of(self, outcome: str) -> Category | None:
        """The category in which records of that kind of outcome are reported; None where the funder asks for none."""
        return self.by_outcome.get(outcome)
