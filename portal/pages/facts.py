"""Rows of a record's facts, as `components/facts.html` prints them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Fact", "Link", "recorded"]


@dataclass(frozen=True)
class Link:
    """Words, and where they lead: nowhere if `url` is empty."""

    text: Any
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """One thing known of a record, or known not to be: without value and links the page says "not recorded".

    `absent` are other words for that.
    """

    label: Any
    value: Any = ""
    url: str = ""
    links: list[Link] = field(default_factory=list)
    absent: Any = ""


def recorded(facts: Iterable[Fact]) -> list[Fact]:
    """Only the facts that say something: for details whose absence nobody would ask about."""
    return [fact for fact in facts if fact.value or fact.links]
