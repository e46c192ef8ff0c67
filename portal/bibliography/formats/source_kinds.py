"""The kind of output that a type of BibTeX, RIS or CSL stands for: the table of kinds read backwards."""

from collections.abc import Iterable, Mapping

from portal.bibliography.kinds import KINDS, Kind

__all__ = ["by_bibtex", "by_csl", "by_ris"]


def nearest(types: Mapping[str, str]) -> dict[str, str]:
    """The kind for each type, from the types (parted by spaces) that are nearest to each kind."""
    return {name: kind for kind, names in types.items() for name in names.split()}


# Types that no kind is written as, each by the nearest kind that it has.
OTHER_BIBTEX = nearest(
    {
        "book": "mvbook",
        "chapter": "inbook suppbook bookinbook inreference",
        "conference-paper": "conference",
        "document": "booklet manual unpublished periodical patent standard",
        "edited-book": "proceedings mvproceedings mvcollection reference",
        "film": "video",
        "journal-article": "suppperiodical review",
        "performance": "music",
        "report": "report",
        "thesis": "mastersthesis",
        "web-page": "www electronic",
    }
)
OTHER_RIS = nearest(
    {
        "book": "EBOOK SER",
        "chapter": "ECHAP ENCYC DICT",
        "dataset": "DBASE AGGR",
        "document": "UNPB STAND PAMP UNBILL MULTI PCOMM FIGURE PAT",
        "edited-book": "CONF",
        "film": "ADVS",
        "journal-article": "EJOUR JFULL ABST INPR",
        "policy-submission": "HEAR",
        "report": "GOVDOC",
        "web-page": "WEB",
        "working-paper": "MANSCPT",
    }
)
# Types of CSL, and of Crossref and DataCite in their CSL-JSON.
OTHER_CSL = nearest(
    {
        "book": "classic monograph",
        "chapter": "entry entry-encyclopedia entry-dictionary book-chapter book-section book-part reference-entry",
        "conference-paper": "proceedings-article",
        "document": "periodical manuscript pamphlet map figure legislation bill patent personal_communication"
        " regulation standard treaty legal_case musical_score other component peer-review journal",
        "edited-book": "collection edited-book reference-book proceedings",
        "journal-article": "review review-book journal-article",
        "performance": "song",
        "podcast": "interview",
        "policy-submission": "hearing",
        "report": "report-component",
        "thesis": "dissertation",
        "web-page": "post",
        "working-paper": "article posted-content preprint",
    }
)


def by_bibtex(entry_type: str, form: str = "", has_author: bool = True) -> str:
    """The kind of a BibTeX or biblatex entry; `form`: its `type` or `howpublished`. Raises KeyError."""
    name = entry_type.lower()
    kinds = [kind for kind in KINDS.values() if name in (kind.bibtex, kind.biblatex)]
    if name == "book" and not has_author:
        return "edited-book"
    if name == "misc" and not named_by(kinds, form):
        return "document"
    return chosen(kinds, form) or OTHER_BIBTEX[name]


def by_ris(ris_type: str, form: str = "") -> str:
    """The kind of a RIS record; `form`: what `M3` says. Raises KeyError."""
    name = ris_type.upper()
    return chosen([kind for kind in KINDS.values() if kind.ris == name], form) or OTHER_RIS[name]


def by_csl(csl_type: str, form: str = "", medium: str = "") -> str:
    """The kind of a CSL-JSON item, or of one of Crossref's or DataCite's types. Raises KeyError."""
    name = csl_type.lower()
    kinds = [kind for kind in KINDS.values() if kind.csl == name]
    return chosen(kinds, form) or chosen(kinds, medium) or OTHER_CSL[name]


def chosen(kinds: list[Kind], form: str) -> str:
    """Of kinds that a format calls alike the one that `form` names; else the plain one; "" where there are none."""
    named = named_by(kinds, form)
    plain = next((kind.name for kind in kinds if not kind.genre), kinds[0].name if kinds else "")
    return named or plain


def named_by(kinds: Iterable[Kind], form: str) -> str:
    """The kind whose genre, medium or label `form` names, "" where none is."""
    wanted = form.strip().lower()
    for kind in kinds:
        if wanted and wanted in {kind.genre.lower(), kind.medium.lower(), kind.label.lower()}:
            return kind.name
    return ""
