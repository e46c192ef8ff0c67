"""The markup that publishers and web pages leave in titles and abstracts, taken out of them.

Only elements of JATS, HTML and MathML that mark up text are taken for tags: in "std::vector<int>" and "a<b and c>d"
every sign is the author's.
"""

import html
import re

from portal.bibliography.scripts import lowered, raised

__all__ = ["without_markup"]

INLINE = """
    i b u em strong italic bold sc scp small-caps span font a tt code mono roman sans-serif underline overline strike
    styled-content named-content ext-link xref inline-formula alternatives tex-math q cite abbr mark small big
    inf sub sup math mi mo mn ms mtext mrow msub msup msubsup mfrac msqrt mstyle mspace mover munder mfenced semantics
    annotation
"""
BLOCKS = "p div br hr h1 h2 h3 h4 h5 h6 li ul ol list list-item sec title subtitle label table tr td th abstract break"
NAMES = "|".join(sorted(f"{INLINE} {BLOCKS}".split(), key=len, reverse=True))
ATTRIBUTE = r"""\s+[\w:-]{1,60}\s?=\s?(?:"[^"<>]{0,500}"|'[^'<>]{0,500}'|[^\s"'<>]{1,200})"""
TAG = re.compile(rf"<(/?)((?:[a-z]{{2,5}}:)?)({NAMES})((?:{ATTRIBUTE}){{0,20}})\s?(/?)>", re.IGNORECASE)
SCRIPT = re.compile(r"<(?:jats:)?(sub|sup|inf)>([^<>]{0,40})</(?:jats:)?\1>", re.IGNORECASE)
COMMENT = re.compile(r"<!--.{0,2000}?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
# With its semicolon: without, "AT&notify" would lose letters.
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
LONGEST_GAP = 20  # Characters before a tag that are looked at.
MOST_ESCAPED = 3  # Times over: each program on the way may have escaped what the one before it did.
BLOCK_NAMES = frozenset(BLOCKS.split())


def without_markup(text: str) -> str:
    """`text` without tags and entities, each block on a line of its own."""
    if "&" in text:
        text = unescaped(text)
    if "<" not in text:
        return text
    text = SCRIPT.sub(script, COMMENT.sub("", text))
    parts, place = [], 0
    tags = list(TAG.finditer(text))
    opened, closed = ({name_of(tag) for tag in tags if bool(tag[1]) is closes} for closes in (False, True))
    for tag in tags:
        is_whole = tag[5] or (name_of(tag) in opened and name_of(tag) in closed)
        if not (is_whole or (name_of(tag) in BLOCK_NAMES and ends_a_line(text, tag))):
            continue  # "a<b>c" is no bold.
        before = text[place : tag.start()]
        parts += [before, gap(text, tag)]
        place = tag.end()
    text = "".join([*parts, text[place:]])
    return re.sub(r" *\n[ \n]*", "\n", text).strip() if place else text


def unescaped(text: str) -> str:
    """`text` with its entities as characters, those that were escaped twice too."""
    for _time in range(MOST_ESCAPED):
        plain = ENTITY.sub(lambda match: html.unescape(match[0]).replace("\xa0", " "), text)
        if plain == text:
            break
        text = plain
    return text


def script(match: re.Match[str]) -> str:
    """A raised or lowered text in such characters, or as it is where one of them has none."""
    return (raised(match[2]) if match[1].lower() == "sup" else lowered(match[2])) or match[2]


def ends_a_line(text: str, tag: re.Match[str]) -> bool:
    """Whether a block's tag without its partner stands where a line may end: "and <p> values" is a sign of the text."""
    before = text[max(tag.start() - LONGEST_GAP, 0) : tag.start()].rstrip()
    return not before or before[-1] in ".!?:;>)”’\"'" or name_of(tag) in ("br", "hr", "break") or bool(tag[1])


def name_of(tag: re.Match[str]) -> str:
    """The name of a tag's element, in small letters and without its name space."""
    return tag[3].lower()


def gap(text: str, tag: re.Match[str]) -> str:
    """What stands in the place of a tag: a line end for a block, a space where two words would be glued, else nothing.

    Two words: at least two letters on either side, of which the outer ones are small, as in "of<i>Quercus</i>in".
    """
    if name_of(tag) in BLOCK_NAMES:
        return "\n"
    if name_of(tag) in ("sub", "sup", "inf"):
        return ""
    outer, inner = text[max(tag.start() - 2, 0) : tag.start()], text[tag.end() : tag.end() + 2]
    if tag[1]:
        outer, inner = inner, outer
    return " " if is_word(outer) and outer.islower() and is_word(inner) else ""


def is_word(letters: str) -> bool:
    return len(letters) == 2 and letters.isalpha()
