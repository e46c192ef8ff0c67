"""LaTeX in a BibTeX field as plain text: the opposite of `latex_encoding`."""

import re

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerParseError

__all__ = ["plain_text"]

IS_LATEX = re.compile(r"[\\{}$~]|--|``|''")
DEEPEST = 40
UNESCAPED_PERCENT = re.compile(r"(?<!\\)%")
LONGEST_LATEX = 20_000  # Longer than any title or abstract: what is longer only loses its braces.
DECODER = LatexNodes2Text(math_mode="text", keep_braced_groups=False, strict_latex_spaces=False)


def plain_text(text: str) -> str:
    """`text` without LaTeX's commands and braces; unchanged where it holds no LaTeX."""
    if not IS_LATEX.search(text):
        return text
    if len(text) > LONGEST_LATEX or is_too_deep(text):
        return text.replace("{", "").replace("}", "")
    try:
        return DECODER.latex_to_text(UNESCAPED_PERCENT.sub(r"\\%", text)).strip()
    except (LatexWalkerParseError, RecursionError, IndexError, ValueError):
        return text.replace("{", "").replace("}", "")


def is_too_deep(text: str) -> bool:
    """Whether braces stand within braces deeper than any person writes, or without number."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth > DEEPEST:
            return True
    return text.count("\\") > LONGEST_LATEX // 10
