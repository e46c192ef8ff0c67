"""Which field of BibTeX and biblatex holds what: the table of fields, and other names that some programs have."""

from portal.bibliography.fields import raw_names
from portal.bibliography.roles import ROLES as ALL_ROLES

__all__ = ["BOOKKEEPING", "FIELD_NAMES", "ORCIDS", "ROLES", "SUBTITLES"]

ROLES = {
    "author": "author",
    "editor": "editor",
    "editora": "editor",
    "editorb": "editor",
    "editorc": "editor",
    "translator": "translator",
    "director": "director",
    "speaker": "speaker",
    **{role.bibtex: role.name for role in ALL_ROLES.values() if role.bibtex not in ("author", "editor", "translator")},
}
ORCIDS = "+an:orcid"  # biblatex's annotation of a list of names
ALSO_CALLED: dict[str, tuple[str, ...]] = {
    "held_by": ("maintitle",),
    "number": ("issue",),
    "article_number": ("articleno", "article-number"),
    "licence": ("license",),
    "keywords": ("keyword",),
}
READ_APART = {"title", "date", "address", "commissioned_by", "pages", "lasted"}
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    name: (*names, *ALSO_CALLED.get(name, ()))
    for name, names in raw_names("bibtex", "biblatex").items()
    if name not in READ_APART
} | {"edition": ("edition",), "version": ("version",)}
SUBTITLES = {
    "title": ("subtitle", "titleaddon"),
    "journaltitle": ("journalsubtitle",),
    "booktitle": ("booksubtitle", "booktitleaddon"),
    "maintitle": ("mainsubtitle", "maintitleaddon"),
    "eventtitle": ("eventtitleaddon",),
}
# Fields that say nothing of the work: keys, files, links and dates of a program's own.
BOOKKEEPING_FIELDS = """
    key ids crossref xref xdata file pdf local-url localfile owner timestamp date-added date-modified added-at cdate
    mdate creationdate modificationdate groups username urldate lastchecked accessed shorttitle shortjournal
    shortauthor shorteditor sortname sorttitle sortyear sortkey presort label hash interhash intrahash biburl
    bibsource ee read ranking rating priority printed posted-at citeulike-article-id citeulike-linkout-0 adsurl
    adsnote qualityassured readstatus gender execute options related relatedtype relatedstring indextitle langidopts
    hyphenation bibkey mendeley-groups mendeley-tags jabref bdsk-file-1 bdsk-file-2 bdsk-url-1 bdsk-url-2 bdsk-url-3
    __markedentry source journal-iso abbrev_source_title entrysubtype eprinttype archiveprefix
    eprintclass primaryclass issue_date date-read file-attachments
"""
BOOKKEEPING = frozenset(BOOKKEEPING_FIELDS.split())
