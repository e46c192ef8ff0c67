"""LaTeX in a BibTeX field as plain text: the opposite of `latex_encoding`."""

import re

from pylatexenc.latexwalker import LatexWalkerParseError

from portal.bibliography.formats.bibtex.latex_commands import DECODER, WALKER_CONTEXT, is_known
from portal.bibliography.scripts import lowered, raised

__all__ = ["plain_text", "unknown_commands"]

IS_LATEX = re.compile(r"[\\{}$~]|--|``|''")
DEEPEST = 40
UNESCAPED = re.compile(r"(?<!\\)[%&]")  # A comment and a tabulator to LaTeX; a mistake in a record.
LONGEST_LATEX = 20_000  # Longer than any title or abstract: what is longer only loses its braces.
MOST_FORMULAS = 500
COMMAND = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
LOGO = re.compile(r"(\\(?:La|Bib|Xe|Lua)?TeXe?) (?=\w)")  # TeX joins it to the next word, which nobody means.
# A formula opens before and closes behind something other than a space, and no digit follows: "$5 to $10" is money.
DOLLAR = re.compile(r"\\.|\$\$?(?=\S)((?:\\.|[^$\\])*?)(?<=\S)\$\$?(?!\d)|\$", re.DOTALL)
SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\$]))")


def plain_text(text: str) -> str:
    """`text` without LaTeX's commands and braces; unchanged where it holds no LaTeX. An unknown command stays."""
    if not IS_LATEX.search(text):
        return text
    if len(text) > LONGEST_LATEX or is_too_deep(text):
        return text.replace("{", "").replace("}", "")
    latex = LOGO.sub(r"\1{} ", UNESCAPED.sub(r"\\\g<0>", text))
    if latex.count("$") < MOST_FORMULAS:
        latex = DOLLAR.sub(without_dollars, latex)
    try:
        return decoded(with_unknown_visible(latex)).strip()
    except (LatexWalkerParseError, RecursionError, IndexError, ValueError):
        return text.replace("{", "").replace("}", "")


def decoded(latex: str) -> str:
    return str(DECODER.latex_to_text(latex, latex_context=WALKER_CONTEXT))


def unknown_commands(text: str) -> list[str]:
    """The commands in `text` that stand for nothing known, each once, with their backslash."""
    names = (match[1] for match in COMMAND.finditer(text[:LONGEST_LATEX]) if match[1])
    return list(dict.fromkeys(f"\\{name}" for name in names if not is_known(name)))


def without_dollars(match: re.Match[str]) -> str:
    """A formula with its raised and lowered signs as characters; a dollar that opens none is one."""
    if match[0].startswith("\\"):
        return match[0]
    if match[1] is None:
        return r"\$"
    formula = SCRIPT.sub(script, match[1])
    return f"${formula}$" if "\\" in formula else formula


def script(match: re.Match[str]) -> str:
    """A raised or lowered sign as a character; where there is none, the sign behind its "_" or "^"."""
    content = match[2] if match[2] is not None else match[3]
    plain = decoded(content) if "\\" in content else content
    form = raised(plain) if match[1] == "^" else lowered(plain)
    return form or f"\\{match[1]}{{}}{plain}"


def with_unknown_visible(text: str) -> str:
    """`text`, its unknown commands written so that they are printed, with the braces of their argument."""
    parts, place = [], 0
    for match in COMMAND.finditer(text):
        if not match[1] or is_known(match[1]) or match.start() < place:
            continue
        parts += [text[place : match.start()], rf"\textbackslash{{}}{match[1]}"]
        place = match.end()
        end = closing_brace(text, place)
        if end:
            parts += [r"\{", with_unknown_visible(text[place + 1 : end]), r"\}"]
            place = end + 1
    return "".join([*parts, text[place:]])


def closing_brace(text: str, place: int) -> int:
    """Where the brace closes that opens at `place`; 0 where none opens or closes."""
    if text[place : place + 1] != "{":
        return 0
    depth = 0
    for end in range(place, len(text)):
        depth += (text[end] == "{") - (text[end] == "}")
        if depth == 0:
            return end
    return 0


def is_too_deep(text: str) -> bool:
    """Whether braces stand within braces deeper than any person writes, or without number."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth > DEEPEST:
            return True
    return text.count("\\") > LONGEST_LATEX // 10
