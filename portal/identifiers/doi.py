"""Digital Object Identifiers: stored bare and in lower case, shown as https://doi.org/ addresses.

Rules: DOI Handbook, sections 2.2 (syntax) and 2.4 (case is not significant in ASCII letters); Crossref's display
guidelines for the address.
"""

import re
from urllib.parse import quote, unquote

__all__ = ["is_valid", "normalise", "url"]

EXAMPLE = "10.5555/12345678"
PREFIXES = re.compile(
    r"(?:(?:https?:)?//)?(?:(?:dx\.|www\.)?doi\.org/|(?:info:|urn:)?doi(?:[:/]|\s))\s*", re.IGNORECASE
)
SYNTAX = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f]+")
ENCODED_SLASH = re.compile(r"10\.[0-9.]+%2f", re.IGNORECASE)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # Left behind by PDF and word processor.
LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
TRAILING = ".,;:!?'\"’”»"
BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def normalise(text: str) -> str:
    """The bare, lower-case DOI in any usual spelling of it; raises ValueError."""
    doi = text.translate(INVISIBLE).strip().lstrip("<([{\"'“‘")
    bare, in_address = without_prefix(doi)
    if in_address:
        bare = re.split(r"[?#]", bare, maxsplit=1)[0]  # In an address these would be percent-encoded.
    if in_address or ENCODED_SLASH.match(bare):
        bare = unquote(bare)
    bare = without_trailing(bare).translate(LOWER)
    if not SYNTAX.fullmatch(bare):
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        raise ValueError(f"“{shown}” is not a DOI. A DOI begins with 10. and has a slash, for example {EXAMPLE}.")
    return bare


def is_valid(text: str) -> bool:
    """Whether `text` can be read as a DOI."""
    try:
        return bool(normalise(text))
    except ValueError:
        return False


def url(value: str) -> str:
    """The address at doi.org of a normalised DOI, percent-encoded."""
    return "https://doi.org/" + quote(value, safe="/:;()@!$&'*,=~+")


def without_prefix(text: str) -> tuple[str, bool]:
    """`text` without "doi:", "https://doi.org/" and the like, however many, and whether an address was among them."""
    in_address = False
    while prefix := PREFIXES.match(text):
        in_address = in_address or ".org/" in prefix.group().lower()
        text = text[prefix.end() :]
    return text, in_address


def without_trailing(text: str) -> str:
    """`text` without the sentence's punctuation after it; a closing bracket stays where its opening one is inside."""
    while text:
        last = text[-1]
        if last in TRAILING or (last in BRACKETS and text.count(last) > text.count(BRACKETS[last])):
            text = text[:-1]
        else:
            break
    return text
