"""How hard English prose is to read, by Flesch's reading ease: a hint for an editor, never a verdict."""

import re

__all__ = ["HARD", "minutes", "reading_ease", "word_count"]

HARD = 30.0  # "very difficult" on Flesch's scale: the prose of scientific papers
WORDS_A_MINUTE = 220
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+(?:\s|$)")
VOWELS = re.compile(r"[aeiouy]+")


def word_count(text: str) -> int:
    """How many words, divided by white space."""
    return len(text.split())


def minutes(text: str) -> int:
    """How long it takes to read, in whole minutes, at least one."""
    return max(1, round(word_count(text) / WORDS_A_MINUTE))


def reading_ease(text: str) -> float:
    """Flesch's reading ease: about 100 for a child's book, 60 for plain English, below 30 for a paper."""
    words = WORD.findall(text)
    if not words:
        return 100.0
    sentences = len(SENTENCE_END.findall(text)) or 1
    syllables = sum(syllables_of(word.lower()) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def syllables_of(word: str) -> int:
    """Groups of vowels, without a silent final e."""
    count = len(VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    return max(count, 1)
