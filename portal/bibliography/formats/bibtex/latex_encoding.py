"""Text as LaTeX, for the values of BibTeX fields.

Besides the ten characters that LaTeX reserves (Lamport, "LaTeX", section 2.1), pairs that its fonts would join into
another character are kept apart ("--" would print a dash), and "@" is braced because some readers start an entry at it.
"""

import re

__all__ = ["escaped", "protected"]

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "@": "{@}",
    "-": "-{}",
    "`": "`{}",
    "'": "'{}",
    "?": "?{}",
    "!": "!{}",
}
# BibTeX counts braces even behind a backslash: an odd one written as \{ would swallow every entry that follows.
ODD_BRACES = {**ESCAPES, "{": r"\ensuremath{\lbrace}", "}": r"\ensuremath{\rbrace}"}
RESERVED = re.compile(r"[\\{}&%$#_~^@`]")
SPECIAL = re.compile(r"[\\{}&%$#_~^@]|-(?=-)|`(?=`)|'(?=')|[?!](?=`)")


def escaped(text: str) -> str:
    """`text` (one line) so that LaTeX prints it letter for letter, its braces balanced as BibTeX counts them."""
    if is_plain(text):
        return text
    table = ODD_BRACES if ("{" in text or "}" in text) and not is_balanced(text) else ESCAPES
    return SPECIAL.sub(lambda match: table[match.group()], text)


def protected(title: str) -> str:
    """A title, escaped, whose capitals no style may lower: each word with one is braced, but for the first letter."""
    escape = str if is_plain(title) else escaped
    first, *rest = title.split(" ")
    words = [escape(first) if first[1:] == first[1:].lower() else f"{{{escape(first)}}}"]
    words += [escape(word) if word == word.lower() else f"{{{escape(word)}}}" for word in rest]
    return " ".join(words)


def is_plain(text: str) -> bool:
    """Whether nothing in `text` means anything to LaTeX; a single set of characters is searched fastest."""
    return not RESERVED.search(text) and "--" not in text and "''" not in text


def is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
