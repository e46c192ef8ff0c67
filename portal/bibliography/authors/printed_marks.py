"""Taking from a pasted author list what a title page prints around the names: marks, numbers, addresses."""

import re
import unicodedata
from dataclasses import dataclass, field

from portal.identifiers import orcid

__all__ = ["EDITOR_MARK", "Unmarked", "unmark"]

# Characters of the private planes stand for what was taken out beside a name, until the names are cut apart.
EDITOR_MARK = "\U000f0000"
FIRST_MARK, LAST_MARK = 0xF0001, 0xFFFFD
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
OTHER_COMMAS = str.maketrans({"、": ", ", "，": ", ", "،": ", ", "；": "; ", "؛": "; "})
HYPHENS = re.compile("[‐‑‒−]")
ORCID = re.compile(
    r"(?:[(\[<]\s*)?(?:\borcid(?:\s*id)?\s*[:=]?\s*)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b/?(?:\s*[)\]>])?",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[(\[<]?(?:\b(?:e-?mail|mailto)\s*:\s*)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[)\]>]?")
LATEX_MARK = re.compile(
    r"\$\s*\^\s*(?:\{[^{}$]*\}|[^${}\s])\s*\$|\\textsuperscript\{[^{}]*\}|\^\{[^{}]*\}|\^[\w,*]{1,12}\^?"
)
SUPERSCRIPTS = re.compile(r"[⁰¹²³⁴-⁹ᵃ-ᵛ](?:[\s,]*[⁰¹²³⁴-⁹ᵃ-ᵛ])*")
SIGNS = re.compile(r"[*∗✉†‡§¶‖#](?:[\s,]*[*∗✉†‡§¶‖#])*")
NUMBERS = re.compile(r"(?<=[^\W\d_]|[.)\]])[ ]*[(\[]?\d{1,3}(?!\d)(?:\s*[,–-]\s*\d{1,3}\b)*[)\]]?(?:,[a-z]\b)?")
# A mark that stands between two names without a comma parts them: "Jane Smith1 Ann Jones2".
TAKEN_OUT = "\ue000"
BETWEEN_NAMES = re.compile(f"{TAKEN_OUT}+[ ]+(?=[^\\W\\d_a-z])")
LETTERS = re.compile(r"(?<=[\w.])[ ]+[a-z](?:[ ]*,?[ ]*[a-z]\b)*(?=\s*(?:[,;&\n]|and\b|$))")
BULLET = re.compile(r"^[ ]*(?:\(?\d{1,4}[.)][ ]+|[-*•·–][ ]+)", re.MULTILINE)
ET_AL = re.compile(r",?\s*(?:\band\s+|&\s*)?(?:\bet\.?\s+al\b\.?|\band\s+others\b|\bu\.\s?a\.|…|\.\.\.)", re.IGNORECASE)
EDITOR = re.compile(r",?\s*[(\[]\s*(?:ed\.?|editor)\s*[)\]]", re.IGNORECASE)
EDITORS = re.compile(r",?\s*[(\[]\s*(?:eds\.?|editors)\s*[)\]]|^\s*(?:edited\s+by|editors?\s*:)\s*", re.IGNORECASE)
# A name in braces of its own is an organisation's, as BibTeX writes it; before a comma it is a family name.
BRACED = re.compile(r"(?:(?<=^)|(?<=[;\n])|(?<=\band))[ ]*\{([^{}\n]+)\}(?=[ ]*(?:$|[;\n]|and\b))")
STRAY_BRACES = re.compile("[ {}]+")
LEAD = re.compile(r"^\s*(?:authors?\s*:|by\b:?)\s*", re.IGNORECASE)
BRACKETS = re.compile(r"[ ]*[(\[]([^()\[\]\n]*)[)\]]")


@dataclass
class Unmarked:
    """The names without what was printed around them.

    `text` still has EDITOR_MARK after an editor's name, and one character of its own for each ORCID (`orcids`) and for
    each organisation in braces (`organisations`).
    `all_editors`: the list as a whole is one of editors. `left_out`: what stood in brackets, and broken ORCIDs.
    """

    text: str
    orcids: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    and_others: bool = False
    all_editors: bool = False
    left_out: list[str] = field(default_factory=list)

    def new_mark(self) -> str:
        """A character that stands for nothing yet; "" when there are no more."""
        number = FIRST_MARK + len(self.orcids) + len(self.organisations)
        return chr(number) if number <= LAST_MARK else ""

    def without_orcid(self, segment: str) -> tuple[str, str]:
        """The segment without marks of ORCIDs, and the first address they stand for, "" for none."""
        addresses = [self.orcids[character] for character in segment if character in self.orcids]
        rest = "".join(character for character in segment if character not in self.orcids)
        return " ".join(rest.split()), addresses[0] if addresses else ""


def unmark(text: str) -> Unmarked:
    """Takes marks, numbers, letters, e-mail addresses, ORCIDs, brackets and "et al." out of a pasted list."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", PRIVATE.sub("", text))).translate(OTHER_COMMAS)
    text = HYPHENS.sub("-", re.sub(r"[^\S\n]+", " ", text.replace("\r\n", "\n").replace("\r", "\n")))
    names = Unmarked(BULLET.sub("", text))
    names.text = LEAD.sub("", names.text)
    names.text = ORCID.sub(lambda match: keep_orcid(names, match[1]), names.text)
    names.text = BRACED.sub(lambda match: keep_organisation(names, match[1]), names.text)
    take_editors(names)
    take_marks(names)
    names.text, others = ET_AL.subn("", names.text)
    names.and_others = others > 0
    names.text = BRACKETS.sub(lambda match: leave_out(names, match[1]), names.text)
    names.text = STRAY_BRACES.sub(" ", names.text)
    return names


def keep_orcid(names: Unmarked, digits: str) -> str:
    """The mark that stands for this ORCID from now on; "" for one whose check digit is wrong, which is reported."""
    try:
        address = orcid.normalise(digits)
    except ValueError as error:
        names.left_out.append(str(error))
        return ""
    mark = names.new_mark()
    names.orcids[mark] = address
    return mark


def keep_organisation(names: Unmarked, name: str) -> str:
    """The mark that stands for this organisation from now on."""
    mark = names.new_mark()
    names.organisations[mark] = " ".join(name.split())
    return mark


def take_editors(names: Unmarked) -> None:
    """Replaces "(ed.)" by EDITOR_MARK, and takes "(eds)" and "edited by" as said of the whole list."""
    names.text, plural = EDITORS.subn("", names.text)
    names.all_editors = plural > 0
    names.text = EDITOR.sub(EDITOR_MARK, names.text)


def take_marks(names: Unmarked) -> None:
    """Takes e-mail addresses out, and the signs, numbers and letters that refer to affiliations."""
    text = EMAIL.sub("", names.text)
    for mark in (LATEX_MARK, SUPERSCRIPTS, SIGNS, NUMBERS):
        text = mark.sub(TAKEN_OUT, text)
    text = BETWEEN_NAMES.sub(", ", text).replace(TAKEN_OUT, "")
    names.text = LETTERS.sub("", text)


def leave_out(names: Unmarked, content: str) -> str:
    """Keeps the content of a pair of brackets among what was left out; "" stands in its place."""
    if content.strip():
        names.left_out.append(content.strip())
    return ""
