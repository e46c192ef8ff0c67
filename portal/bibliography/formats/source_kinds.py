"""The kind of output that a type of BibTeX, RIS or CSL stands for: the table of kinds read backwards.

What a type alone leaves open, its form in words decides ("type", "howpublished", `M3`, "genre"). Where neither does,
the nearest kind is taken, and a remark says so.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from portal.bibliography.formats.parsed import Remark
from portal.bibliography.formats.source_types import BIBTEX, CSL, LEVELS, RIS, SYNONYMS, SourceTypes
from portal.bibliography.kinds import KINDS, Kind

__all__ = ["ReadKind", "by_bibtex", "by_csl", "by_ris"]

# Subtypes of an article (biblatex manual, section 2.1.1).
SUBTYPES = {"newspaper": "newspaper-article", "magazine": "magazine-article"}
NOT_IN_WORDS = re.compile(r"[^\w\s]")


class ReadKind(NamedTuple):
    """The name of a kind, and what is to be told of how it was read."""

    name: str
    remarks: list[Remark]


def by_bibtex(
    entry_type: str, form: str = "", *, has_author: bool = True, has_editor: bool = False, subtype: str = ""
) -> ReadKind:
    """The kind of a BibTeX or biblatex entry; `form`: its `type` or `howpublished`.

    `subtype`: its `entrysubtype`, which our own entries fill with the kind's name, biblatex's with "newspaper".
    """
    name = entry_type.lower()
    kinds = [kind for kind in KINDS.values() if name in (kind.bibtex, kind.biblatex)]
    by_subtype = SUBTYPES.get(subtype.strip().lower(), subtype.strip().lower())
    if by_subtype in {kind.name for kind in kinds}:
        return ReadKind(by_subtype, [])
    return read_kind(name, kinds, [form], BIBTEX, is_edited=has_editor and not has_author)


def by_ris(
    ris_type: str,
    form: str = "",
    *,
    has_author: bool = True,
    has_editor: bool = False,
    has_container: bool = False,
    has_pages: bool = False,
) -> ReadKind:
    """The kind of a RIS record; `form`: what `M3` says. `CONF` is a paper where it stands in something."""
    name = ris_type.upper()
    if name == "CONF" and (has_container or has_pages):
        name = "CPAPER"
    kinds = [kind for kind in KINDS.values() if kind.ris == name]
    return read_kind(name, kinds, [form], RIS, is_edited=has_editor and not has_author)


def by_csl(
    csl_type: str, form: str = "", medium: str = "", *, has_author: bool = True, has_editor: bool = False
) -> ReadKind:
    """The kind of a CSL-JSON item, or of one of Crossref's or DataCite's types; `form`: its genre."""
    name = csl_type.lower()
    kinds = [kind for kind in KINDS.values() if kind.csl == ("broadcast" if name == "interview" else name)]
    return read_kind(name, kinds, [form, medium], CSL, is_edited=has_editor and not has_author)


def read_kind(
    source_type: str, kinds: list[Kind], forms: list[str], types: SourceTypes, *, is_edited: bool
) -> ReadKind:
    """The kind that a form names among those that a format calls alike, or else the one its type stands for."""
    for form in forms:
        if name := named_by(kinds, form):
            return ReadKind(name, unused([other for other in forms if other != form], KINDS[name]))
    nearest = types.nearest.get(source_type) or plain(kinds) or named_by(KINDS.values(), source_type)
    if nearest == "thesis":
        return thesis(source_type, forms[0], is_certain=source_type in types.doctoral)
    if nearest == "masters-thesis" and forms[0]:
        return thesis(source_type, forms[0], is_certain=True, otherwise=nearest)
    if nearest == "book" and is_edited:
        nearest = "edited-book"
    if source_type in types.documents:
        return kept_as("document", source_type, "")
    if not nearest or source_type in types.guesses:
        return kept_as(types.guesses.get(source_type, "document"), source_type, "kind")
    return ReadKind(nearest, unused(forms, KINDS[nearest]))


def thesis(source_type: str, form: str, *, is_certain: bool, otherwise: str = "thesis") -> ReadKind:
    """A thesis by its degree; where the file does not say which, a doctoral one with a doubt."""
    degrees = {*words_of(form).split(), words_of(form).replace(" ", "")}
    for name, words in LEVELS.items():
        if degrees & words:
            return ReadKind(name, []) if name in KINDS else kept_as("document", form, "kind")
    if is_certain:
        return ReadKind(otherwise, unused([form], KINDS[otherwise]))
    text = f"The file does not say which degree this thesis was for: it is taken for “{KINDS['thesis'].label}”."
    return ReadKind("thesis", [Remark(text, "kind")])


def kept_as(name: str, source_type: str, subject: str) -> ReadKind:
    """The nearest kind to a type, and the sentence that says so."""
    label = KINDS[name].label
    if not source_type:
        text = f"The file does not say what kind of work this is: it is taken for “{label}”."
        return ReadKind(name, [Remark(text, subject)])
    how = "may be another kind" if subject and name != "document" else "has no kind of its own here"
    return ReadKind(name, [Remark(f"“{source_type[:40]}” {how}: it is taken for “{label}”.", subject)])


def unused(forms: list[str], kind: Kind) -> list[Remark]:
    """The remarks on forms in words that name no kind, and say more than the kind does."""
    of_kind = set(words_of(f"{kind.label} {kind.medium}").split())
    telling = [
        form for form in forms if (words := words_of(form)) not in SYNONYMS and not set(words.split()) <= of_kind
    ]
    return [Remark(f"“{form.strip()[:60]}” is kept as “{kind.label}”.") for form in telling]


def plain(kinds: Iterable[Kind]) -> str:
    """The kind that a type stands for without more words; "" where none is such, or several are."""
    every = list(kinds)
    bare = [kind.name for kind in every if not kind.genre]
    return bare[0] if bare else every[0].name if len(every) == 1 else ""


def named_by(kinds: Iterable[Kind], form: str) -> str:
    """The kind whose genre, medium or label `form` names, "" where none is."""
    wanted = words_of(form)
    for kind in kinds:
        if wanted and wanted in {words_of(kind.genre), words_of(kind.medium), words_of(kind.label)}:
            return kind.name
    return ""


def words_of(text: str) -> str:
    """The words of `text` in small letters, without marks: "master's" and "Masters" are one."""
    return " ".join(NOT_IN_WORDS.sub("", text.lower()).split())
