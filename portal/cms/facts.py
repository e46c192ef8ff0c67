"""A record's facts and what it comes to, as `components/facts.html` and `components/summary_panel.html` print them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise

__all__ = ["Answer", "Fact", "Link", "recorded"]


@dataclass(frozen=True)
class Link:
    """Words, and where they lead: nowhere if `url` is empty."""

    text: str | Promise
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """A fact about a record: its label, and its value or links. Without both the page says "not recorded".

    `absent` gives other words for that.
    """

    label: str | Promise
    value: object = ""
    url: str = ""
    links: list[Link] = field(default_factory=list)
    absent: str | Promise = ""


@dataclass(frozen=True)
class Answer:
    """A row of a summary panel. Without figure, noun and text the page says "not recorded"."""

    label: str
    figure: int | str = ""
    noun: str = ""
    url: str = ""
    text: str = ""


def recorded(facts: Iterable[Fact]) -> list[Fact]:
    """Only the facts that say something: for details whose absence nobody would ask about."""
    return [fact for fact in facts if fact.value or fact.links]
