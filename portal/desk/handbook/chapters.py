"""The chapters of the handbook in their order, and the search in them."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

__all__ = ["CHAPTERS", "Chapter", "chapters"]

# The name of each chapter's template, by which it is linked to, and its title.
CHAPTERS: tuple[tuple[str, str | Promise], ...] = (
    ("first-screen", _("The first screen")),
    ("setting-up", _("Setting up a new site")),
    ("new-paper", _("Checklist: a new paper")),
    ("finding", _("Writing a finding")),
    ("bring-in", _("Bringing in what there is")),
    ("mend", _("Mending many at once")),
    ("review", _("From draft to published")),
    ("pictures", _("Pictures, charts and recordings")),
    ("schedule", _("Scheduling")),
    ("correct", _("Correct, schedule, take down")),
    ("year", _("Checklist: once a year")),
    ("end", _("Checklist: the end of the project")),
    ("leaves", _("Checklist: somebody leaves")),
    ("roles", _("Who may do what")),
)


@dataclass(frozen=True)
class Chapter:
    """A chapter as it is printed."""

    slug: str
    title: str | Promise
    html: SafeString

    def speaks_of(self, words: list[str]) -> bool:
        """Whether each of the words, in small letters, stands somewhere in the chapter."""
        text = f"{self.title} {strip_tags(self.html)}".casefold()
        return all(word in text for word in words)


def chapters(query: str, context: dict[str, Any]) -> list[Chapter]:
    """The chapters that speak of every word of the query; all for an empty one."""
    words = query.casefold().split()
    printed = [
        Chapter(slug, title, render_to_string(f"desk/handbook/chapters/{slug}.html", context))
        for slug, title in CHAPTERS
    ]
    return [chapter for chapter in printed if chapter.speaks_of(words)]
