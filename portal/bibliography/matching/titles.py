"""Whether the titles of two works agree."""

from difflib import SequenceMatcher

from portal.bibliography.matching.folding import compact
from portal.bibliography.matching.work import Work

__all__ = [
    "FEWEST_WORDS",
    "NEARLY_EQUAL",
    "SOMEWHAT_ALIKE",
    "closeness",
    "numbered_apart",
    "same_title",
    "says_little",
    "titles_agree",
    "without_subtitle",
]

FEWEST_WORDS = 3  # A shorter title ("Introduction", "Sunday", "Book review") tells little by itself.
WORDS_BEFORE_MORE = 5  # From so many words on, a title that goes on with others is taken to have got a subtitle.
NEARLY_EQUAL = 0.9
SOMEWHAT_ALIKE = 0.5


def same_title(first: Work, second: Work) -> bool:
    """Whether the titles are equal but for case, accents, markup, punctuation and spaces."""
    return bool(first.words) and compact(first.words) == compact(second.words)


def without_subtitle(first: Work, second: Work) -> bool:
    """Whether one title is the other without its subtitle."""
    if not first.words or not second.words:
        return False
    if first.main_words == second.words or second.main_words == first.words:
        return True
    short, long = sorted((first.words, second.words), key=len)
    return len(short.split()) >= WORDS_BEFORE_MORE and long.startswith(f"{short} ")


def titles_agree(first: Work, second: Work) -> bool:
    """Whether the titles are equal, equal up to a subtitle, or differ by a misprint."""
    return same_title(first, second) or without_subtitle(first, second) or closeness(first, second) >= NEARLY_EQUAL


def closeness(first: Work, second: Work) -> float:
    """How much of the titles is equal, from 0 to 1. Quick bounds come first: matching letter by letter is slow."""
    if not first.words or not second.words:
        return 0.0
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
    if matcher.real_quick_ratio() < SOMEWHAT_ALIKE or matcher.quick_ratio() < SOMEWHAT_ALIKE:
        return 0.0
    return matcher.ratio()


def numbered_apart(first: Work, second: Work) -> bool:
    """Whether the titles number their part, edition or year differently, or only one does and the words differ."""
    if first.numbers == second.numbers:
        return False
    return bool(first.numbers and second.numbers) or first.main_words != second.main_words


def says_little(work: Work) -> bool:
    """Whether the title is so short ("Introduction") that many works have it."""
    return len(work.words.split()) < FEWEST_WORDS
