"""Fields of BibTeX that are no text: DOIs and addresses, in which some programs write LaTeX all the same."""

import re

__all__ = ["addresses_in", "verbatim", "without_addresses"]

ESCAPED = re.compile(r"\\([_%&#$~^{}])(?:\{\})?")
SIGN = re.compile(r"\\(textless|textgreater|lt|gt|textasciitilde|textunderscore|slash|_)(?:\{\}|\s|(?![A-Za-z]))")
SIGNS = {"textless": "<", "lt": "<", "textgreater": ">", "gt": ">", "textasciitilde": "~", "slash": "/"}
COMMAND = re.compile(r"\\(?:url|path|nolinkurl|href|doi|ensuremath|text|texttt|mathrm)(?![A-Za-z])\s*")
LINK = re.compile(r"\\(?:url|href|path|nolinkurl)\s*\{((?:[^{}\\]|\\.|\{[^{}]*\}){1,2000})\}(?:\s*\{([^{}]*)\})?")
BARE = re.compile(r"https?://[^\s{}\\<>\"]+(?:\\[_%&#~][^\s{}\\<>\"]*)*")
VISITED = re.compile(r"[(\[]?\b(?:last )?(?:accessed|retrieved|visited|viewed)\b[^()\[\]]{0,40}[)\]]?$", re.IGNORECASE)
LEAD = re.compile(
    r"(?:available (?:at|from|online)|online|accessed|retrieved from|url|web ?site)\s*:?\s*$", re.IGNORECASE
)


def verbatim(text: str) -> str:
    """A DOI or an address without the LaTeX in it: "10.5555/a_b" for "10.5555/a{\\_}b"."""
    if not any(mark in text for mark in "\\{$"):
        return text.strip()
    text = COMMAND.sub("", SIGN.sub(lambda match: SIGNS.get(match[1], "_"), text))
    text = re.sub(r"\{?\$\s*([<>])\s*\$\}?", r"\1", text)
    text = re.sub(r"(?<!\\)[{}]", "", text)
    return ESCAPED.sub(r"\1", text).strip()


def addresses_in(text: str) -> list[str]:
    """The addresses that a text mentions, in commands for links or without."""
    linked = [match[1] for match in LINK.finditer(text)]
    bare = [match[0].rstrip(".,;)") for match in BARE.finditer(LINK.sub(" ", text))]
    return [verbatim(address) for address in (*linked, *bare)]


def without_addresses(text: str) -> str:
    """What is left of a text without its addresses and the words that lead to them."""
    left = BARE.sub(" ", LINK.sub(lambda match: f" {match[2] or ''} ", text))
    return LEAD.sub("", VISITED.sub("", " ".join(left.split()).strip(" .,;:"))).strip(" .,;:")
