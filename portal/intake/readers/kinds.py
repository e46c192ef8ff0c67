"""Which kind of output a format's own type stands for: the table of kinds read backwards."""

from collections.abc import Iterable, Mapping

from portal.citations.kinds import KINDS, Kind

__all__ = ["by_bibtex", "by_csl", "by_ris"]


def nearest(rows: Mapping[str, str]) -> dict[str, str]:
    """The kind for each type, from rows of a kind and the types that are nearest to it."""
    return {name: kind for kind, names in rows.items() for name in names.split()}


# Types that the table has no row for, each by the nearest kind that it has.
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
# Besides CSL's own types what Crossref and DataCite call theirs.
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


def by_bibtex(entry_type: str, words: str = "", has_author: bool = True) -> str:
    """The kind of a BibTeX or biblatex entry; `words`: its `type` or `howpublished`. Raises KeyError."""
    name = entry_type.lower()
    rows = [row for row in KINDS.values() if name in (row.bibtex, row.biblatex)]
    if name == "book" and not has_author:
        return "edited-book"
    if name == "misc" and not in_words(rows, words):
        return "document"
    return chosen(rows, words) or OTHER_BIBTEX[name]


def by_ris(ris_type: str, words: str = "") -> str:
    """The kind of a RIS record; `words`: what `M3` says. Raises KeyError."""
    name = ris_type.upper()
    return chosen([row for row in KINDS.values() if row.ris == name], words) or OTHER_RIS[name]


def by_csl(csl_type: str, words: str = "", medium: str = "") -> str:
    """The kind of a CSL-JSON item, or of one of Crossref's or DataCite's types. Raises KeyError."""
    name = csl_type.lower()
    rows = [row for row in KINDS.values() if row.csl == name]
    return chosen(rows, words) or chosen(rows, medium) or OTHER_CSL[name]


def chosen(rows: list[Kind], words: str) -> str:
    """Of kinds that a format calls alike the one that `words` names; else the plain one; "" where there are none."""
    named = in_words(rows, words)
    plain = next((row.name for row in rows if not row.genre), rows[0].name if rows else "")
    return named or plain


def in_words(rows: Iterable[Kind], words: str) -> str:
    """The kind whose genre, medium or label those words are, "" where none is."""
    said = words.strip().lower()
    return next(
        (row.name for row in rows if said and said in {row.genre.lower(), row.medium.lower(), row.label.lower()}), ""
    )
