"""Capital letters in English titles, as each style asks for them.

Only small letters are ever raised, and only in English: a title in another language keeps its own rules.
"""

import re

__all__ = ["LONG_PREPOSITIONS", "after_colon", "headline"]

COLON = re.compile(r"([:?!] |— ?)([“‘\"'(]*[a-z])")
# Articles, coordinating conjunctions and short prepositions: small in every headline style.
SMALL_WORDS = """
    a an the and but or nor for so yet as at by in of off on out per to up via from into like near onto over past post
    than till upon with
"""
LONG_PREPOSITIONS_WORDS = """
    about above across after against along amid among amongst around before behind below beneath beside besides between
    beyond despite during except inside outside through throughout toward towards under until versus within without
"""
# What cannot stand alone does not make a second word of what is hyphened to it: "Anti-inflammatory".
PREFIXES_WORDS = "anti bi co de inter intra micro mid multi non pre re semi sub trans un"
SMALL = frozenset(SMALL_WORDS.split())
LONG_PREPOSITIONS = frozenset(LONG_PREPOSITIONS_WORDS.split())
PREFIXES = frozenset(PREFIXES_WORDS.split())
WORD = re.compile(r"[^\s—/]+")
LETTERS = re.compile(r"^([“‘\"'(\[]*)(\w.*)$")


def after_colon(title: str) -> str:
    """`title` with a capital where a subtitle begins (APA 7, section 6.17)."""
    return COLON.sub(lambda match: match.group(1) + match.group(2).upper(), title)


def headline(title: str, small: frozenset[str] = frozenset()) -> str:
    """`title` with capitals as a headline has them; `small` are words kept small beside those that always are."""
    words = list(WORD.finditer(title))
    parts, end = [], 0
    for place, word in enumerate(words):
        begins = place == 0 or words[place - 1].group()[-1] in ":?!." or title[word.start() - 1] == "—"
        is_edge = begins or place == len(words) - 1
        parts += [title[end : word.start()], raised(word.group(), is_edge, small)]
        end = word.end()
    return "".join(parts) + title[end:]


def raised(word: str, is_edge: bool, small: frozenset[str]) -> str:
    """A word with its capital, or as it was if it has one already or is small."""
    if word != word.lower():
        return word
    bare = word.strip("“”‘’\"'()[],;:.?!")
    if not is_edge and (bare in SMALL or bare in small):
        return word
    first, *rest = word.split("-")
    if first.strip("“‘\"'([") in PREFIXES:
        return capital(word)
    return "-".join([capital(first), *(part if part in SMALL else capital(part) for part in rest)])


def capital(word: str) -> str:
    match = LETTERS.match(word)
    return match.group(1) + match.group(2)[:1].upper() + match.group(2)[1:] if match else word
