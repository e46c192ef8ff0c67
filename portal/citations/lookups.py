"""Our kind for another format's type: for importers.

Where several kinds share a type, the type in words (RIS `M3`, BibTeX `type` or `howpublished`, CSL `genre`) decides,
and without it the plainest of them. What other programs write for the same things is listed after our own table.
"""

from .kinds import KINDS, Kind

__all__ = ["kind_from"]

# The kind meant by a type that several rows share, where that is not the first of them.
PLAINEST = {
    ("bibtex", "misc"): "document",
    ("biblatex", "misc"): "document",
    ("biblatex", "online"): "web-page",
    ("schema_org", "event"): "workshop",
}
# Format, then pairs of type and kind, as the translators of Zotero, citation-js and EndNote use them.
OTHERS = {
    "bibtex": """
        booklet:document collection:edited-book conference:conference-paper dataset:dataset electronic:web-page
        inbook:chapter manual:document mastersthesis:thesis online:web-page proceedings:edited-book report:report
        software:software thesis:thesis unpublished:document www:web-page
    """,
    "biblatex": """
        bookinbook:chapter booklet:document conference:conference-paper electronic:web-page inbook:chapter
        manual:document mastersthesis:thesis mvbook:book mvcollection:edited-book phdthesis:thesis
        proceedings:edited-book suppbook:chapter techreport:report video:film www:web-page
    """,
    "ris": """
        ABST:journal-article ADVS:film AGGR:dataset BLOG:blog-post CONF:conference-paper DBASE:dataset DICT:chapter
        EBOOK:book ECHAP:chapter EJOUR:journal-article ENCYC:chapter GOVDOC:report HEAR:policy-submission
        ICOMM:web-page INPR:journal-article JFULL:journal-article MANSCPT:document PAMP:document SER:book
        STAND:document UNBILL:document UNPB:working-paper UNPD:working-paper WEB:web-page
    """,
    "csl": """
        article:working-paper collection:edited-book entry:chapter entry-dictionary:chapter
        entry-encyclopedia:chapter figure:document hearing:policy-submission interview:radio-broadcast
        manuscript:document pamphlet:document post:blog-post review:journal-article review-book:journal-article
        song:podcast standard:document
    """,
    "zotero": """
        audioRecording:podcast encyclopediaArticle:chapter forumPost:web-page hearing:policy-submission
        interview:radio-broadcast manuscript:document preprint:working-paper standard:document videoRecording:film
    """,
    "schema_org": """
        audioobject:podcast datadownload:dataset educationevent:workshop episode:podcast
        medicalscholarlyarticle:journal-article opinionnewsarticle:newspaper-article
        presentationdigitaldocument:talk socialmediaposting:blog-post
        softwareapplication:software techarticle:magazine-article theaterevent:performance videoobject:film
        visualartwork:exhibition website:web-page
    """,
}


def kind_from(vocabulary: str, value: str, genre: str = "") -> Kind | None:
    """The kind that `value` names in a vocabulary, in any case, or None.

    `vocabulary` is a column of the table of kinds: bibtex, biblatex, ris, csl, zotero or schema_org. `genre` is the
    type in words, where the record has one. A BibTeX `book` is a book here: whether it was edited, its names tell.
    """
    rows = BY_TYPE[vocabulary].get(value.strip().lower(), ())
    wanted = genre.strip().lower()
    return next((row for row in rows if wanted and row.genre.lower() == wanted), rows[0] if rows else None)


def _by_type(vocabulary: str) -> dict[str, tuple[Kind, ...]]:
    """Kinds by lower-case type, the plainest first."""
    table: dict[str, list[Kind]] = {}
    for row in KINDS.values():
        table.setdefault(getattr(row, vocabulary).lower(), []).append(row)
    for (name, value), plainest in PLAINEST.items():
        if name == vocabulary:
            table[value].sort(key=lambda row: row.name != plainest)
    for pair in OTHERS[vocabulary].split():
        value, name = pair.split(":")
        table.setdefault(value.lower(), [KINDS[name]])
    return {value: tuple(rows) for value, rows in table.items()}


BY_TYPE = {vocabulary: _by_type(vocabulary) for vocabulary in OTHERS}
