"""Marking the terms of the glossary in rendered HTML, so that their meaning is at hand where they stand.

The first occurrence in each marked text becomes a button with an <abbr>; the meaning is an element with the attribute
`popover`, which browsers open by themselves: by mouse, touch and keyboard, with no script. Text inside links, headings,
code, buttons and drawings is left alone.
"""

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

from django.utils.html import escape
from django.utils.text import slugify

from portal.public.glossary.models import Term

__all__ = ["anchor", "mark", "pattern_of"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CLOSED = frozenset(("a", "abbr", "button", "code", "kbd", "pre", "script", "style", "summary", "svg", *HEADINGS))


def pattern_of(terms: Iterable[Term]) -> re.Pattern[str] | None:
    """Any of the abbreviations as a whole word, with the marks that cling to it; None for no terms."""
    words = sorted((term.abbreviation for term in terms), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])([(\[]?)({'|'.join(map(re.escape, words))})(?![\w-])([)\].,;:]*)") if words else None


def mark(html: str, terms: Mapping[str, Term]) -> tuple[str, list[Term]]:
    """The HTML with the first occurrence of each term marked, and the terms marked, in order."""
    pattern = pattern_of(terms.values())
    if pattern is None or not pattern.search(html):
        return html, []
    marker = Marker(terms, pattern)
    marker.feed(html)
    marker.close()
    return "".join(marker.out), list(marker.marked_terms.values())


class Marker(HTMLParser):
    """Copies HTML as it is written, and marks terms in its text."""

    def __init__(self, terms: Mapping[str, Term], pattern: re.Pattern[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.terms = terms
        self.pattern = pattern
        self.out: list[str] = []
        self.marked_terms: dict[str, Term] = {}
        self.closed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copies the tag; up to its end no text is marked if it is one of `CLOSED`."""
        if tag in CLOSED:
            self.closed.append(tag)
        self.out.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copies a tag without content."""
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Copies the end tag."""
        if self.closed and self.closed[-1] == tag:
            self.closed.pop()
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copies text, its terms marked."""
        self.out.append(data if self.closed else self.pattern.sub(self.marked, data))

    def marked(self, match: re.Match[str]) -> str:
        """The button for a first occurrence; later ones stay as they are."""
        before, words, after = match.groups()
        if words in self.marked_terms:
            return match[0]
        self.marked_terms[words] = self.terms[words]
        button = (
            f'<button type="button" class="term" popovertarget="{anchor(words)}"><abbr>{escape(words)}</abbr></button>'
        )
        return f'<span class="whole">{before}{button}{after}</span>' if before or after else button

    def handle_entityref(self, name: str) -> None:
        """Copies a named character."""
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copies a numbered character."""
        self.out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Copies a comment."""
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Copies a declaration."""
        self.out.append(f"<!{decl}>")


def anchor(abbreviation: str) -> str:
    """The id of a term's meaning on a page; of its code points where it has no Latin letter or digit."""
    return f"term-{slugify(abbreviation) or '-'.join(str(ord(letter)) for letter in abbreviation)}"
