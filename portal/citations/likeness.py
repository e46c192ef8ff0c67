"""Whether two descriptions are of one work.

A DOI settles it, an ISBN with a first page nearly so; without them title, year and place of publication must agree.
What is alike but not certain is "doubtful": a person is asked, and nothing is joined unasked. That the same title
in two places may be two works (an article and its preprint, one abstract in two journals) is why a title and a year
alone never outvote a contradiction.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

from anyascii import anyascii

from .kinds import KINDS
from .names import split

__all__ = ["Likeness", "Work", "likeness"]

NOT_WORDS = re.compile(r"[^a-z0-9]+")
MARKUP = re.compile(r"</?[a-z][^<>]{0,40}>", re.IGNORECASE)
SUBTITLE = re.compile(r"\s*(?::|\s[-–—]\s|[?!.]\s)\s*")
LEADING_ARTICLES = frozenset({"a", "an", "the"})
PARTS = re.compile(r"\b(?:part|volume|vol|book|series|chapter|no|number|phase|version)\s+([a-z0-9]+)\b")
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SPELLED = dict(zip(COUNTING, map(str, range(1, 11)), strict=True))
INITIALS_LAST = re.compile(r"([^,]*[^\W\d_]{2}[^,]*) [A-Z](?:\.?[ -]?[A-Z]){0,3}\.?")
NUMBER = re.compile(r"\d+")
FEWEST_WORDS = 3  # A shorter title ("Introduction", "Sunday", "Book review") tells little by itself.
WORDS_BEFORE_MORE = 5  # From so many words on, a title that goes on with others is taken to have got a subtitle.
NEARLY_EQUAL = 0.9
SOMEWHAT_ALIKE = 0.5
PREPRINT_KINDS = frozenset({"working-paper"})


class Likeness(StrEnum):
    """The verdict on two descriptions."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is known of a work, "" or empty for what is not.

    `title` as printed; `year` in four digits; `doi` and `isbn` normalised; `first_page`, `volume`; `container`: the
    journal, book, programme or event; `url`: an address of the work itself; `authors`: names as printed, in order;
    `kind`: a name of `kinds.KINDS`.
    """

    title: str
    year: str = ""
    doi: str = ""
    isbn: str = ""
    first_page: str = ""
    volume: str = ""
    container: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    kind: str = ""

    @cached_property
    def words(self) -> str:
        """The whole title folded: Latin letters and digits in lower case, without markup and leading article.

        A title without letters or digits ("???") stands for itself.
        """
        return _folded(self.title) or self.title.strip()

    @cached_property
    def main_words(self) -> str:
        """The title folded up to its subtitle."""
        return _folded(SUBTITLE.split(self.title.strip(), maxsplit=1)[0]) or self.words

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that tell parts, editions and years of a title apart, however they are spelled."""
        parts = [_digits(part) for part in PARTS.findall(self.words)]
        return tuple(sorted({*NUMBER.findall(self.words), *(part for part in parts if part)}))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of which two descriptions of one work share at least one: for finding what to compare."""
        keys = (
            {f"title {_compact(self.words)[:60]}", f"title {_compact(self.main_words)[:60]}"} if self.words else set()
        )
        if self.doi:
            keys.add(f"doi {self.doi}")
        if self.isbn:
            keys.add(f"isbn {self.isbn} {self.first_page}")
        return frozenset(keys)

    @cached_property
    def first_author(self) -> str:
        """The first author's family name folded, "" where there is none."""
        return _family(self.authors[0]) if self.authors else ""


def likeness(one: Work, other: Work) -> Likeness:
    """Whether the two are the same work, another, or so alike that a person has to say."""
    if one.doi and one.doi == other.doi:
        return _with_one_identifier(one, other)
    if one.isbn and one.isbn == other.isbn and one.first_page == other.first_page and _titles_agree(one, other):
        return Likeness.SAME
    if _numbered_apart(one, other):
        return Likeness.DIFFERENT
    if _same_title(one, other):
        return _with_one_title(one, other)
    if _without_subtitle(one, other):
        return _with_one_main_title(one, other)
    return _with_near_titles(one, other)


def _with_one_identifier(one: Work, other: Work) -> Likeness:
    """One DOI: the same work, unless the titles have nothing in common, as when a chapter carries its book's DOI."""
    if not one.words or not other.words or _closeness(one, other) >= SOMEWHAT_ALIKE:
        return Likeness.SAME
    return Likeness.SAME if _within(one.words, other.words) else Likeness.DOUBTFUL


def _with_one_title(one: Work, other: Work) -> Likeness:
    if _on_one_page(one, other):
        return Likeness.SAME
    if _contradicted(one, other):
        return Likeness.DIFFERENT if _tells_little(one) and not _years_near(one, other) else Likeness.DOUBTFUL
    if _tells_little(one) and not _in_one_place(one, other):
        return Likeness.DOUBTFUL
    if one.year and one.year == other.year:
        return Likeness.SAME
    if _years_near(one, other) and (_in_one_place(one, other) or _same_authors(one, other)):
        return Likeness.SAME
    return Likeness.DOUBTFUL


def _with_one_main_title(one: Work, other: Work) -> Likeness:
    """One of the two leaves its subtitle out: certain only if they also stand in one place."""
    if not _years_near(one, other):
        return Likeness.DIFFERENT
    if _in_one_place(one, other) and not _contradicted(one, other):
        return Likeness.SAME
    short = min(one.words, other.words, key=len)
    return Likeness.DOUBTFUL if len(short.split()) >= FEWEST_WORDS else Likeness.DIFFERENT


def _with_near_titles(one: Work, other: Work) -> Likeness:
    """A word misprinted or left out."""
    if not _years_near(one, other) or _dois_differ(one, other) or _closeness(one, other) < NEARLY_EQUAL:
        return Likeness.DIFFERENT
    certain = _in_one_place(one, other) and _same_authors(one, other) and not _contradicted(one, other)
    return Likeness.SAME if certain else Likeness.DOUBTFUL


def _contradicted(one: Work, other: Work) -> bool:
    """Whether something known of both says that they are two."""
    return (
        _dois_differ(one, other)
        or _differ(one.isbn, other.isbn)
        or _differ(_page(one), _page(other))
        or _differ(one.volume, other.volume)
        or (one.container != "" != other.container and not _containers_alike(one, other))
        or (one.first_author != "" != other.first_author and not _share_an_author(one, other))
        or _kinds_apart(one, other)
    )


def _on_one_page(one: Work, other: Work) -> bool:
    """Whether title, year, volume, page and first author are all known and equal: then a journal's name in another
    language, or a mistyped DOI, does not make two works of one."""
    return (
        one.year == other.year != ""
        and one.volume == other.volume != ""
        and _page(one) == _page(other) != ""
        and _same_authors(one, other)
    )


def _kinds_apart(one: Work, other: Work) -> bool:
    """Whether one is, say, a talk and the other an article of the same title, or one a preprint of the other."""
    if not one.kind or not other.kind or one.kind == other.kind:
        return False
    tables = {KINDS[one.kind].table, KINDS[other.kind].table}
    return len(tables) > 1 or bool(PREPRINT_KINDS & {one.kind, other.kind})


def _in_one_place(one: Work, other: Work) -> bool:
    """Whether both have one address, or one page or volume of what may be one container."""
    if one.container and other.container and not _containers_alike(one, other):
        return False
    if one.url and one.url == other.url:
        return True
    same_page = _page(one) != "" and _page(one) == _page(other)
    same_volume = one.volume != "" and one.volume == other.volume
    named = bool(one.container and other.container)
    return same_page if not named else same_page or same_volume or not (_page(one) and _page(other))


def _containers_alike(one: Work, other: Work) -> bool:
    """Whether two names may be of one journal: equal, one within the other, or one the abbreviation of the other."""
    first, second = _folded(one.container), _folded(other.container)
    if _within(first, second) or _within(second, first):
        return True
    return _abbreviates(first.split(), second.split()) or _abbreviates(second.split(), first.split())


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """Whether each word of `short` shortens a word of `full`, in order: "j dev ctries", "journal of dev countries"."""
    rest = iter(full)
    return bool(short) and all(any(_shortens(part, word) for word in rest) for part in short)


def _shortens(part: str, word: str) -> bool:
    """Whether the letters of `part` stand in `word` in that order, the first one first."""
    letters = iter(word)
    return word.startswith(part[:1]) and all(letter in letters for letter in part)


def _same_title(one: Work, other: Work) -> bool:
    return bool(one.words) and _compact(one.words) == _compact(other.words)


def _without_subtitle(one: Work, other: Work) -> bool:
    if not one.words or not other.words:
        return False
    if one.main_words == other.words or other.main_words == one.words:
        return True
    short, long = sorted((one.words, other.words), key=len)
    return len(short.split()) >= WORDS_BEFORE_MORE and long.startswith(f"{short} ")


def _titles_agree(one: Work, other: Work) -> bool:
    return _same_title(one, other) or _without_subtitle(one, other) or _closeness(one, other) >= NEARLY_EQUAL


def _closeness(one: Work, other: Work) -> float:
    """0 to 1; quick bounds first, because matching letter by letter is slow."""
    if not one.words or not other.words:
        return 0.0
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    if matcher.real_quick_ratio() < SOMEWHAT_ALIKE or matcher.quick_ratio() < SOMEWHAT_ALIKE:
        return 0.0
    return matcher.ratio()


def _numbered_apart(one: Work, other: Work) -> bool:
    """Whether both titles number their part, edition or year, and not alike; or one does where the other has words."""
    if one.numbers == other.numbers:
        return False
    return bool(one.numbers and other.numbers) or one.main_words != other.main_words


def _same_authors(one: Work, other: Work) -> bool:
    return one.first_author != "" and one.first_author == other.first_author


def _share_an_author(one: Work, other: Work) -> bool:
    """Whether any family name is among both: databases disagree about order and about consortia."""
    names = [{_family(name) for name in work.authors} for work in (one, other)]
    return any(_within(a, b) or _within(b, a) for a in names[0] for b in names[1] if a and b)


def _years_near(one: Work, other: Work) -> bool:
    """Whether the years are equal, one apart (online first, then in print), or not both known."""
    if not one.year or not other.year:
        return True
    return abs(int(one.year) - int(other.year)) <= 1


def _dois_differ(one: Work, other: Work) -> bool:
    return _differ(one.doi, other.doi)


def _differ(one: str, other: str) -> bool:
    return one != "" != other and one != other


def _page(work: Work) -> str:
    """The first page without leading letters' case or zeros; what follows a hyphen is left out."""
    return _compact(_folded(re.split(r"[-‐‑–—,; ]", work.first_page.strip(), maxsplit=1)[0])).lstrip("0")


def _tells_little(work: Work) -> bool:
    return len(work.words.split()) < FEWEST_WORDS


def _family(name: str) -> str:
    """The family name folded: of "Sample, Ben", "Ben Sample" and, as medical databases write it, "Sample B"."""
    turned = INITIALS_LAST.fullmatch(name[:200].strip())
    return _compact(_folded(turned.group(1) if turned else split(name).surname))


def _within(short: str, long: str) -> bool:
    """Whether the words of `short` stand at the beginning or the end of `long`."""
    return bool(short) and (long == short or long.startswith(f"{short} ") or long.endswith(f" {short}"))


def _folded(text: str) -> str:
    latin = NOT_WORDS.sub(" ", anyascii(MARKUP.sub("", text)).lower()).split()
    return " ".join(latin[1:] if len(latin) > 1 and latin[0] in LEADING_ARTICLES else latin)


def _compact(words: str) -> str:
    """Without spaces, so that "in vitro" and "invitro" are one."""
    return words.replace(" ", "")


def _digits(part: str) -> str:
    """The number that a part is called by: "ii", "two" and "2" are one, a letter stands for itself."""
    if part.isdigit() or (len(part) == 1 and part not in ROMAN):
        return part
    return ROMAN.get(part, SPELLED.get(part, ""))
