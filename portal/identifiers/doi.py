"""Digital Object Identifiers: stored bare and in lower case, shown as https://doi.org/ addresses.

Rules: DOI Handbook, sections 2.2 (syntax) and 2.4 (case is not significant in ASCII letters); Crossref's display
guidelines for the address.
"""

import re
from urllib.parse import quote, unquote

__all__ = ["is_valid", "normalise", "of_address", "url"]

EXAMPLE = "10.5555/12345678"
PREFIXES = re.compile(
    r"(?:(?:https?:)?//)?(?:(?:dx\.|www\.)?doi\.org/|(?:info:|urn:)?doi(?:[:/]|\s))\s*", re.IGNORECASE
)
# Resolvers that publishers and libraries put in the place of doi.org: doi.acm.org, doi-org.ezproxy.example.ac.uk.
RESOLVER = re.compile(
    r"https?://(?:www\.)?(?:dx[.-])?doi[.-][a-z0-9.-]{2,100}(?::[0-9]{1,5})?/(?:doi/)?(?=10(?:\.|%2e))"
    r"|https?://hdl\.handle\.net/(?:doi/)?(?=10\.)",
    re.IGNORECASE,
)
IN_QUERY = re.compile(r"https?://[^\s?#]{1,200}\?(?:[^\s#]{0,200}&)?q?url=(https?(?::|%3a)\S*)", re.IGNORECASE)
ESCAPED = re.compile(r"%[2-7][0-9a-f]", re.IGNORECASE)  # ASCII's printing characters
ENTITIES = {"&lt;": "<", "&gt;": ">", "&#60;": "<", "&#62;": ">", "&amp;": "&"}
MOST_ESCAPED = 3  # times over
SYNTAX = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f]+")
ENCODED_SLASH = re.compile(r"10\.[0-9.]+%2f", re.IGNORECASE)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # Left behind by PDF and word processor.
LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
TRAILING = ".,;:!?'\"’”»"
BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def normalise(text: str) -> str:
    """The bare, lower-case DOI in any usual spelling of it; raises ValueError."""
    doi = text.translate(INVISIBLE).strip().lstrip("<([{\"'“‘")
    for entity, character in ENTITIES.items():
        doi = doi.replace(entity, character)
    bare, in_address = without_prefix(doi)
    if in_address:
        # In an address these would be percent-encoded; old identifiers of serial items may end in a bare "#".
        bare = re.split(r"[?#]", bare, maxsplit=1)[0] + ("#" if bare.endswith(";2-#") else "")
    bare = unescaped(bare, in_address or bool(ENCODED_SLASH.match(bare)))
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
    if query := IN_QUERY.match(text):
        text = unquote(query[1])
    while prefix := RESOLVER.match(text) or PREFIXES.match(text):
        in_address = in_address or "/" in prefix.group()[:-1] or prefix.group().lower().endswith(".org/")
        text = text[prefix.end() :]
    return text, in_address


def unescaped(bare: str, in_address: bool) -> str:
    """`bare` without percent-escapes of printing characters, which no DOI has itself."""
    if in_address:
        bare = unquote(bare)
    for _time in range(MOST_ESCAPED):
        plain = ESCAPED.sub(lambda match: unquote(match[0]), bare)
        if plain == bare:
            break
        bare = plain
    return bare


def of_address(address: str) -> str:
    """The DOI that an address of a resolver leads to, or "" for any other address."""
    address = address.strip()
    is_resolver = RESOLVER.match(address) or re.match(r"(?:https?:)?//(?:dx\.|www\.)?doi\.org/", address, re.IGNORECASE)
    if not is_resolver and not IN_QUERY.match(address):
        return ""
    bare, _in_address = without_prefix(address)
    return normalise(address) if bare.startswith("10") and is_valid(address) else ""


def without_trailing(text: str) -> str:
    """`text` without the sentence's punctuation after it; a closing bracket stays where its opening one is inside."""
    while text:
        last = text[-1]
        if last in TRAILING or (last in BRACKETS and text.count(last) > text.count(BRACKETS[last])):
            text = text[:-1]
        else:
            break
    return text
