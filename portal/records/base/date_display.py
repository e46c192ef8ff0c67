"""Partial dates in the reader's language."""

from django.utils.dates import MONTHS

from portal.dates.partial import PartialDate

__all__ = ["display"]


def display(date: PartialDate) -> str:
    """`date` in words, as exact as it is: "16 November 2008", "November 2008", "2008", or "" for no date."""
    words = [str(date.day)] if date.day else []
    if date.month:
        words.append(str(MONTHS[date.month]))
    if date.year:
        words.append(str(date.year))
    return " ".join(words)
