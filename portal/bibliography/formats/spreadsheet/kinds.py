"""The kind of output that the words of a cell name."""

import re

from portal.bibliography.formats.spreadsheet.headings import plain
from portal.bibliography.formats.spreadsheet.value_synonyms import KINDS_BY_NAME
from portal.bibliography.kinds import KINDS

__all__ = ["kind_of"]

BY_NAME = (
    {plain(kind.zotero): kind.name for kind in reversed(KINDS.values())}
    | KINDS_BY_NAME
    | {plain(label): kind.name for kind in KINDS.values() for label in (kind.plural, kind.label, kind.name)}
)
# Web of Science: "Article; Early Access". Pure: "Contribution to journal › Article › peer-review".
STEPS = re.compile(r"\s*(?:[;|›»>/:]|\s-\s)\s*")
BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def kind_of(words: str) -> str:
    """The name of the kind, "" where the words name none that we know, or more than one."""
    if kind := known(words):
        return kind
    if kind := known(BRACKETS.sub("", words)):
        return kind
    named = [kind for step in STEPS.split(words) if (kind := known(BRACKETS.sub("", step)))]
    return named[0] if len(set(named)) == 1 else ""


def known(words: str) -> str:
    """The kind of that name, in the singular or the plural."""
    name = plain(words)
    return BY_NAME.get(name) or BY_NAME.get(name.removesuffix("s")) or ""
