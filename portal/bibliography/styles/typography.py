"""The typography of citations: italics, quotation marks, full stops.

While a citation is being built, two private-use characters mark its italics, so that its parts are ordinary strings;
`cleaned` takes those two out of every value. `plain` drops them; `html` escapes everything else and makes elements of
them.
"""

import re
from html import escape

from portal.bibliography.clean_text import one_line

__all__ = ["cleaned", "double_quoted", "html", "italic", "plain", "sentences", "single_quoted", "stopped"]

START, END = "\ue000", "\ue001"
BOTH = re.compile(f"[{START}{END}]")
STOPS = (".", "?", "!", "…")
STRAIGHT_PAIR = re.compile(r'"([^"]*)"')
CURLY_SINGLE_PAIR = re.compile(r"‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)")


def cleaned(text: str) -> str:
    """A value on one line, without the characters that mark italics."""
    return BOTH.sub("", one_line(text)) if text else ""


def italic(text: str) -> str:
    """`text` marked as italics, "" for ""."""
    return f"{START}{text}{END}" if text else ""


def double_quoted(text: str, stop: str = "") -> str:
    """In double quotation marks, American fashion: the stop goes inside, and inner quotations are single."""
    inner = STRAIGHT_PAIR.sub(r"‘\1’", text).replace("“", "‘").replace("”", "’")
    return f"“{inner if inner.endswith(STOPS) else inner + stop}”"


def single_quoted(text: str) -> str:
    """In single quotation marks, British fashion: stops stay outside, and inner quotations are double."""
    inner = CURLY_SINGLE_PAIR.sub(r"“\1”", STRAIGHT_PAIR.sub(r"“\1”", text))
    return f"‘{inner}’"


def stopped(text: str) -> str:
    """`text` with a full stop, unless it ends in a stop of its own, inside a quotation or italics too."""
    if not text:
        return ""
    bare = text.rstrip(END + "’”")
    return text if bare.endswith(STOPS) else f"{text}."


def sentences(*parts: str) -> str:
    """The parts that are not empty, each with its full stop."""
    return " ".join([stopped(part) for part in parts if part])


def plain(marked: str) -> str:
    """A finished citation as plain text."""
    return BOTH.sub("", marked)


def html(marked: str) -> str:
    """A finished citation as HTML: every value escaped, italics the only element."""
    return escape(marked).replace(START, "<i>").replace(END, "</i>")
