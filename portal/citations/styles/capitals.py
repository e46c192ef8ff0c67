"""Capital letters in English titles, as each style asks for them.

Only small letters are ever raised, and only in English: a title in another language keeps its own rules.
"""

import re

__all__ = ["LONG_PREPOSITIONS", "after_colon", "headline"]

COLON = re.compile(r"([:?!] |— ?)([“‘\"'(]*[a-z])")
# Articles, coordinating conjunctions and short prepositions: small in every headline style.
_SMALL = """
    a an the and but or nor for so yet as at by in of off on out per to up via from into like near onto over past post
    than till upon with
"""
_LONG_PREPOSITIONS = """
    about above across after against along amid among amongst around before behind below beneath beside besides between
    beyond despite during except inside outside through throughout toward towards under until versus within without
"""
# What cannot stand alone does not make a second word of what is hyphened to it: "Anti-inflammatory".
_PREFIXES = "anti bi co de inter intra micro mid multi non pre re semi sub trans un"
SMALL = frozenset(_SMALL.split())
LONG_PREPOSITIONS = frozenset(_LONG_PREPOSITIONS.split())
PREFIXES = frozenset(_PREFIXES.split())
WORD = re.compile(r"[^\s—/]+")
LETTERS = re.compile(r"^([“‘\"'(\[]*)(\w.*)$")


def after_colon(title: str) -> str:
    """`title` with a capital where a subtitle begins (APA 7, section 6.17)."""
    return COLON.sub(lambda found: found.group(1) + found.group(2).upper(), title)


def headline(title: str, small: frozenset[str] = frozenset()) -> str:
    """`title` with capitals as a headline has them; `small` are words kept small beside those that always are."""
    words = list(WORD.finditer(title))
    pieces, end = [], 0
    for place, found in enumerate(words):
        begins = place == 0 or words[place - 1].group()[-1] in ":?!." or title[found.start() - 1] == "—"
        is_edge = begins or place == len(words) - 1
        pieces += [title[end : found.start()], _raised(found.group(), is_edge, small)]
        end = found.end()
    return "".join(pieces) + title[end:]


def _raised(word: str, is_edge: bool, small: frozenset[str]) -> str:
    """A word with its capital, or as it was if it has one already or is small."""
    if word != word.lower():
        return word
    bare = word.strip("“”‘’\"'()[],;:.?!")
    if not is_edge and (bare in SMALL or bare in small):
        return word
    first, *rest = word.split("-")
    if first.strip("“‘\"'([") in PREFIXES:
        return _capital(word)
    return "-".join([_capital(first), *(part if part in SMALL else _capital(part) for part in rest)])


def _capital(word: str) -> str:
    found = LETTERS.match(word)
    return found.group(1) + found.group(2)[:1].upper() + found.group(2)[1:] if found else word
