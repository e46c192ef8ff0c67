"""Where entries begin: an abstract may have a line that begins with "@" too, as a name on the web does."""

import re

__all__ = ["HIDDEN", "START", "is_entry", "with_hidden", "with_signs"]

START = re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]", re.MULTILINE)
# What an entry has after its bracket: a key and a field, an abbreviation, or nothing that is looked at.
ENTRY = re.compile(
    r"[ \t]*@[ \t]*(?:(?:comment|preamble)[ \t]*[{(]|string[ \t]*[{(]\s*[\w:.+-]+\s*=|"
    r"\w+[ \t]*[{(]\s*[^\s,={}]*\s*,\s*[\w:.+-]+\s*=)",
    re.IGNORECASE,
)
MARK = re.compile(r"[{}]|^[ \t]*@(?=[ \t]*\w+[ \t]*[{(])", re.MULTILINE)
HIDDEN = "\uf8fe"  # Stands for "@" in a value while the entries are told apart: no alphabet has it.
IN_VALUE = 2  # Brackets that are open within a value: the entry's and the value's own.


def is_entry(text: str, place: int) -> bool:
    """Whether what stands at `place` is an entry, and not a line of text that begins as one."""
    return bool(ENTRY.match(text, place))


def with_hidden(text: str) -> str:
    """`text` with each "@" hidden that stands within a value and begins no entry."""
    text = text.replace(HIDDEN, "")
    parts, place, depth = [], 0, 0
    for mark in MARK.finditer(text):
        if mark.group() == "{":
            depth += 1
        elif mark.group() == "}":
            depth = max(depth - 1, 0)
        elif depth >= IN_VALUE and not is_entry(text, mark.start()):
            parts += [text[place : mark.end() - 1], HIDDEN]
            place = mark.end()
        else:
            depth = 0
    return "".join([*parts, text[place:]])


def with_signs(text: str) -> str:
    """`text` with its hidden signs shown again."""
    return text.replace(HIDDEN, "@")
