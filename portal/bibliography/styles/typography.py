"""The typography of citations: italics, quotation marks, full stops.

While a citation is being built, two private-use characters mark its italics, so that its parts are ordinary strings;
`cleaned` takes those two out of every value. `plain` drops them; `html` escapes everything else and makes elements of
them.
"""

import re
from html import escape

from portal.bibliography.clean_text import one_line

__all__ = [
    "cleaned",
    "double_quoted",
    "html",
    "italic",
    "listed",
    "plain",
    "requoted",
    "sentences",
    "single_quoted",
    "spaced",
    "stopped",
]

START, END = "\ue000", "\ue001"
BOTH = re.compile(f"[{START}{END}]")
STOPS = (".", "?", "!", "…")
CLOSING_QUOTES = "’”"
ENDINGS = END + CLOSING_QUOTES
HAS_QUOTE = re.compile("[\"“‘']").search
CLOSED_BY = {"“": "”", "‘": "’", '"': '"', "'": "'"}
CLOSERS = frozenset(CLOSED_BY.values())
DOUBLE, SINGLE = ("“", "”"), ("‘", "’")


def cleaned(text: str) -> str:
    """A value on one line, without the characters that mark italics."""
    if not text or text.isprintable():  # Private-use characters are not.
        return one_line(text) if text else ""
    return BOTH.sub("", one_line(text))


def italic(text: str) -> str:
    """`text` marked as italics, "" for ""."""
    return f"{START}{text}{END}" if text else ""


def requoted(text: str, *, british: bool = False) -> str:
    """`text` with its quotations in alternating marks, double ones outermost, or single ones if `british`.

    Only marks that open and close are changed: an apostrophe stays, whichever character it is.
    """
    if not HAS_QUOTE(text):
        return text
    marked = list(text)
    for opened, closed, depth in quotations(text):
        marked[opened], marked[closed] = SINGLE if (depth % 2 == 0) == british else DOUBLE
    return "".join(marked)


def quotations(text: str) -> list[tuple[int, int, int]]:
    """Where each quotation opens, where it closes, and how many others it stands in."""
    pairs: list[tuple[int, int, int]] = []
    opened: list[int] = []
    for place, mark in enumerate(text):
        if mark in CLOSERS and not text[place + 1 : place + 2].isalnum():
            match = next((each for each in reversed(opened) if CLOSED_BY[text[each]] == mark), None)
            if match is not None and match < place - 1:
                del opened[opened.index(match) :]
                pairs.append((match, place, len(opened)))
                continue
        if mark in CLOSED_BY and not text[place - 1 : place].isalnum() and text[place + 1 : place + 2].strip():
            opened.append(place)
    return pairs


def double_quoted(text: str, stop: str = "") -> str:
    """In double quotation marks, American fashion: the stop goes inside all of them, and inner quotations are single
    (Chicago 18, 6.9)."""
    inner = requoted(text, british=True)
    bare = inner.rstrip(CLOSING_QUOTES) if quotation_ends(inner) else inner
    return f"“{inner if bare.endswith(STOPS) else bare + stop + inner[len(bare) :]}”"


def quotation_ends(text: str) -> bool:
    """Whether the last character closes a quotation, and is no apostrophe ("the officers’")."""
    return text.endswith(("’", "”")) and any(closed == len(text) - 1 for _, closed, _ in quotations(text))


def single_quoted(text: str) -> str:
    """In single quotation marks, British fashion: stops stay outside, and inner quotations are double."""
    return f"‘{requoted(text)}’"


def stopped(text: str) -> str:
    """`text` with a full stop, unless it ends in a stop of its own, inside a quotation or italics too.

    The stop goes inside double quotation marks, which are outermost only in American styles, and outside single ones.
    """
    if not text:
        return ""
    if text[-1].isalnum():
        return f"{text}."
    bare = text.rstrip(ENDINGS)
    if bare.endswith(STOPS):
        return text
    inside = text.rstrip(END + "”")
    return f"{inside}.{text[len(inside) :]}" if len(text) - len(inside) > text.endswith(END) else f"{text}."


def listed(*details: str) -> str:
    """The details that are known, with commas between them."""
    return ", ".join([detail for detail in details if detail])


def spaced(*words: str) -> str:
    """The words that are known, with spaces between them."""
    return " ".join([word for word in words if word])


def sentences(*parts: str) -> str:
    """The parts that are not empty, each with its full stop."""
    return " ".join([stopped(part) for part in parts if part])


def plain(marked: str) -> str:
    """A finished citation as plain text."""
    return BOTH.sub("", marked)


def html(marked: str) -> str:
    """A finished citation as HTML: every value escaped, italics the only element."""
    return escape(marked).replace(START, "<i>").replace(END, "</i>")
