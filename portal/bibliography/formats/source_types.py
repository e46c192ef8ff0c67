"""Types of BibTeX, RIS and CSL that no kind is written as, or that the table of kinds leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["BIBTEX", "CSL", "LEVELS", "RIS", "SYNONYMS", "SourceTypes"]


@dataclass(frozen=True)
class SourceTypes:
    """The types of a format. `nearest`: the kind of each. `doctoral`: those that say that a thesis is a doctor's.

    `guesses`: those that may be several kinds, with the likeliest. `documents`: those that have no kind here.
    """

    nearest: Mapping[str, str]
    guesses: Mapping[str, str] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    doctoral: frozenset[str] = frozenset()


def by_type(types: Mapping[str, str]) -> dict[str, str]:
    """The kind for each type, from the types of each kind, parted by spaces."""
    return {name: kind for kind, names in types.items() for name in names.split()}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BIBTEX = SourceTypes(
    nearest=by_type(
        {
            "book": "book mvbook",
            "chapter": "incollection inbook suppbook bookinbook inreference suppcollection",
            "conference-paper": "inproceedings conference",
            "document": "misc unpublished",
            "edited-book": "collection proceedings mvproceedings mvcollection reference mvreference",
            "film": "movie video",
            "journal-article": "article suppperiodical review",
            "masters-thesis": "mastersthesis",
            "report": "report techreport",
            "thesis": "thesis phdthesis",
            "web-page": "online www electronic",
        }
    ),
    documents=words(
        "artwork audio bibnote booklet commentary image jurisdiction legal legislation letter manual music patent"
        " periodical set standard"
    ),
    doctoral=words("phdthesis"),
)
RIS = SourceTypes(
    nearest=by_type(
        {
            "book": "BOOK EBOOK SER CLSWK",
            "chapter": "ECHAP ENCYC DICT",
            "dataset": "DBASE AGGR",
            "document": "GEN UNPB",
            "edited-book": "CONF",
            "journal-article": "EJOUR ABST INPR",
            "report": "RPRT GOVDOC",
            "thesis": "THES",
            "web-page": "WEB",
        }
    ),
    guesses={"SOUND": "radio-broadcast", "MPCT": "film", "ADVS": "film", "HEAR": "policy-submission"},
    documents=words(
        "ANCIENT ART BILL BLUERAY CASE CHART CTLG EQUA FIGURE GRANT GRNT ICOMM JFULL LEGAL MANSCPT MAP MULTI MUSIC PAMP"
        " PAT PCOMM STAND STAT UNBILL"
    ),
)
# Types of CSL, and of Crossref and DataCite in their CSL-JSON.
CSL = SourceTypes(
    nearest=by_type(
        {
            "book": "book classic monograph",
            "chapter": "entry entry-encyclopedia entry-dictionary book-chapter book-section book-part reference-entry",
            "conference-paper": "proceedings-article",
            "document": "document other",
            "edited-book": "edited-book reference-book proceedings",
            "journal-article": "review review-book journal-article",
            "report": "report report-component",
            "thesis": "thesis dissertation",
            "web-page": "post",
            "workshop": "event",
            "working-paper": "article posted-content preprint",
        }
    ),
    guesses={"broadcast": "radio-broadcast", "interview": "document", "hearing": "policy-submission"},
    documents=words(
        "bill collection component figure graphic journal legal_case legislation manuscript map musical_score pamphlet"
        " patent peer-review periodical personal_communication regulation song standard treaty"
    ),
)
# Degrees in words, of which those under a name that is no kind here are another's.
LEVELS = {
    "masters-thesis": words(
        "master masters ma msc mphil mres mba med llm march diploma mastersthesis mathesis diplom diplomarbeit magister"
        " masterarbeit masterthesis"
    ),
    "thesis": words("phd dphil doctoral doctorate doctor doctors edd phdthesis doktorarbeit doctoralthesis"),
    "bachelors-thesis": words(
        "bachelor bachelors ba bsc undergraduate honours honors licentiate candthesis bachelorarbeit bathesis"
        " habilitation"
    ),
}
# Forms in words that say no more than the type does.
SYNONYMS = words(
    "article review text paper book chapter section report techreport resreport thesis dissertation online print"
    " website"
) | {
    "journal article",
    "research article",
    "review article",
    "original article",
    "book section",
    "proceedings paper",
    "conference proceedings",
    "technical report",
    "tech report",
    "electronic article",
    "web site",
    "web page",
    "journal paper",
}
