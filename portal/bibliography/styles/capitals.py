"""Capital letters in English titles, as each style asks for them.

Only small letters are ever raised, and only in English: a title in another language keeps its own rules.
"""

import re

__all__ = ["LONG_PREPOSITIONS", "after_colon", "capital", "headline"]

COLON = re.compile(r"([:?!] |— ?)([“‘\"'(]*[a-z])")
# Articles, coordinating conjunctions and short prepositions: small in every headline style.
SMALL_WORDS = """
    a an the and but or nor for so yet as at by in of off on out per to up via from into like near onto over past post
    than till upon with
"""
# Small before a name (Chicago 18, 8.160): "Vincent van Gogh", but "A White Van Man".
PARTICLES_WORDS = "d de del della den der di du la le van von"
LONG_PREPOSITIONS_WORDS = """
    about above across after against along amid among amongst around before behind below beneath beside besides between
    beyond despite during except inside outside through throughout toward towards under until versus within without
"""
# What cannot stand alone does not make a second word of what is hyphened to it: "Anti-inflammatory".
PREFIXES_WORDS = "anti bi co de inter intra micro mid multi non pre re semi sub trans un"
SMALL = frozenset(SMALL_WORDS.split())
LONG_PREPOSITIONS = frozenset(LONG_PREPOSITIONS_WORDS.split())
PARTICLES = frozenset(PARTICLES_WORDS.split())
PREFIXES = frozenset(PREFIXES_WORDS.split())
WORD = re.compile(r"[^\s—/]+")
LETTERS = re.compile(r"^([“‘\"'(\[]*)(\w.*)$")
INNER_DOT = re.compile(r"\w\.\w{2}").search
GREEK_FIRST, GREEK_LAST = "α", "ω"
AROUND = "“”‘’\"'()[],;:.?!"


def after_colon(title: str) -> str:
    """`title` with a capital where a subtitle begins (APA 7, section 6.17)."""
    return COLON.sub(lambda match: match.group(1) + match.group(2).upper(), title)


def headline(title: str, small: frozenset[str] = frozenset()) -> str:
    """`title` with capitals as a headline has them; `small` are words kept small beside those that always are."""
    words = list(WORD.finditer(title))
    parts, end = [], 0
    for place, word in enumerate(words):
        begins = place == 0 or words[place - 1].group()[-1] in ":?!" or title[word.start() - 1] == "—"
        is_edge = begins or place == len(words) - 1
        text = word.group()
        if text not in PARTICLES or is_edge or not before_name(words[place + 1].group()):
            text = raised(text, is_edge, small)
        parts += [title[end : word.start()], text]
        end = word.end()
    return "".join(parts) + title[end:]


def before_name(following: str) -> bool:
    """Whether the word after a particle is a name or a further particle."""
    return following[0].isupper() or following in PARTICLES


def raised(word: str, is_edge: bool, small: frozenset[str]) -> str:
    """A word with its capital, or as it was if it has one already or is small; of a compound, each of its words."""
    if INNER_DOT(word):  # "example.org" and the end of a DOI are spelled as they are.
        return word
    if word != word.lower():
        return compound(word) if "-" in word else word
    bare = word.strip(AROUND)
    if not is_edge and (bare in SMALL or bare in small):
        return word
    return compound(word) if "-" in word else capital(word)


def compound(word: str) -> str:
    """ "Genome-Wide", "Face-to-Face", but "Anti-racist"."""
    first, *rest = word.split("-")
    if first.strip(AROUND).lower() in PREFIXES:
        return "-".join([first if first != first.lower() else capital(first), *rest])
    return "-".join([own(first), *(part if part.strip(AROUND) in SMALL else own(part) for part in rest)])


def own(part: str) -> str:
    """A word of a compound with its capital, unless it has one somewhere: "eBay"."""
    return capital(part) if part == part.lower() else part


def capital(word: str) -> str:
    """`word` with its first letter, after brackets and quotation marks, a capital; a Greek letter is a sign."""
    match = LETTERS.match(word)
    if match and GREEK_FIRST <= match.group(2)[0] <= GREEK_LAST:
        return word
    return match.group(1) + match.group(2)[:1].upper() + match.group(2)[1:] if match else word
