"""Types of BibTeX, biblatex, RIS and CSL as kinds: the right one, or the nearest with a remark that says so."""

import pytest

from portal.bibliography.formats.source_kinds import ReadKind, by_bibtex, by_csl, by_ris
from portal.bibliography.kinds import KINDS


def sure(read: ReadKind) -> str:
    """The kind, which was read without a remark."""
    assert read.remarks == []
    return read.name


def doubtful(read: ReadKind) -> tuple[str, list[str]]:
    return read.name, [remark.subject for remark in read.remarks]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_we_write_is_read_as_the_same_kind(kind) -> None:
    is_edited = kind.name == "edited-book"
    people = {"has_author": not is_edited, "has_editor": is_edited}
    if kind.bibtex in ("misc", "techreport", "phdthesis", "mastersthesis", "incollection", "inproceedings", "book"):
        assert sure(by_bibtex(kind.bibtex, kind.genre, **people)) == kind.name
    assert sure(by_ris(kind.ris, kind.genre, has_container=True, **people)) == kind.name
    assert sure(by_csl(kind.csl, kind.genre, kind.medium, **people)) == kind.name


@pytest.mark.parametrize(
    ("entry_type", "form", "kind"),
    [
        ("online", "", "web-page"),
        ("Online", "Blog post", "blog-post"),
        ("electronic", "", "web-page"),
        ("www", "", "web-page"),
        ("mastersthesis", "", "masters-thesis"),
        ("MASTERSTHESIS", "Master's thesis", "masters-thesis"),
        ("thesis", "mathesis", "masters-thesis"),
        ("thesis", "MSc thesis", "masters-thesis"),
        ("thesis", "M.A. dissertation", "masters-thesis"),
        ("thesis", "phdthesis", "thesis"),
        ("thesis", "Ph.D. thesis", "thesis"),
        ("phdthesis", "", "thesis"),
        ("phdthesis", "MPhil thesis", "masters-thesis"),
        ("unpublished", "", "document"),
        ("unpublished", "Talk", "talk"),
        ("inproceedings", "", "conference-paper"),
        ("collection", "", "edited-book"),
        ("report", "Policy brief", "policy-brief"),
        ("movie", "", "film"),
        ("dataset", "", "dataset"),
        ("software", "", "software"),
        ("misc", "", "document"),
        ("misc", "Radio broadcast", "radio-broadcast"),
        ("misc", "Television", "tv-broadcast"),
    ],
)
def test_types_of_bibtex_and_biblatex(entry_type: str, form: str, kind: str) -> None:
    assert sure(by_bibtex(entry_type, form)) == kind


@pytest.mark.parametrize(
    ("ris_type", "form", "kind"),
    [
        ("JOUR", "Article", "journal-article"),
        ("JOUR", "Journal Article", "journal-article"),
        ("EJOUR", "", "journal-article"),
        ("THES", "Masters thesis", "masters-thesis"),
        ("THES", "MSc", "masters-thesis"),
        ("THES", "PhD", "thesis"),
        ("Journal Article", "", "journal-article"),
        ("WEB", "", "web-page"),
        ("ELEC", "", "web-page"),
        ("ECHAP", "", "chapter"),
        ("GEN", "", "document"),
        ("GEN", "Workshop", "workshop"),
    ],
)
def test_types_of_ris(ris_type: str, form: str, kind: str) -> None:
    assert sure(by_ris(ris_type, form)) == kind


def test_conf_is_a_paper_where_it_stands_in_something_and_else_the_proceedings() -> None:
    assert sure(by_ris("CONF", has_container=True)) == "conference-paper"
    assert sure(by_ris("CONF", has_pages=True)) == "conference-paper"
    assert sure(by_ris("CONF")) == "edited-book"


@pytest.mark.parametrize(
    ("csl_type", "form", "medium", "kind"),
    [
        ("thesis", "Master's thesis", "", "masters-thesis"),
        ("thesis", "Master’s thesis", "", "masters-thesis"),
        ("thesis", "PhD Thesis", "", "thesis"),
        ("interview", "", "Radio", "radio-broadcast"),
        ("broadcast", "", "Podcast", "podcast"),
        ("broadcast", "television broadcast", "", "tv-broadcast"),
        ("webpage", "", "", "web-page"),
        ("posted-content", "", "", "working-paper"),
        ("article-journal", "", "", "journal-article"),
        ("book-chapter", "", "", "chapter"),
    ],
)
def test_types_of_csl(csl_type: str, form: str, medium: str, kind: str) -> None:
    assert sure(by_csl(csl_type, form, medium)) == kind


def test_a_book_of_editors_alone_is_an_edited_book_in_every_format() -> None:
    for read, book in ((by_bibtex, "book"), (by_ris, "BOOK"), (by_csl, "book")):
        assert sure(read(book, has_author=False, has_editor=True)) == "edited-book"
        assert sure(read(book, has_author=False, has_editor=False)) == "book"
        assert sure(read(book, has_author=True, has_editor=True)) == "book"


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        (by_bibtex("hologram"), "document"),
        (by_ris("HOLO"), "document"),
        (by_csl("hologram"), "document"),
        (by_csl("interview"), "document"),
        (by_csl("broadcast"), "radio-broadcast"),
        (by_ris("SOUND"), "radio-broadcast"),
        (by_ris("MPCT"), "film"),
        (by_ris("THES"), "thesis"),
        (by_csl("thesis"), "thesis"),
        (by_bibtex("thesis"), "thesis"),
        (by_bibtex("thesis", "Bachelor's thesis"), "document"),
        (by_ris("THES", "BSc dissertation"), "document"),
        (by_ris(""), "document"),
    ],
)
def test_a_kind_that_is_guessed_is_a_doubt(read: ReadKind, kind: str) -> None:
    assert doubtful(read) == (kind, ["kind"])


@pytest.mark.parametrize(
    "read",
    [by_bibtex("patent"), by_bibtex("artwork"), by_ris("MAP"), by_ris("ART"), by_csl("song"), by_csl("graphic")],
)
def test_a_type_without_a_kind_here_is_kept_as_a_document_and_says_so(read: ReadKind) -> None:
    assert doubtful(read) == ("document", [""])


def test_a_form_that_names_no_kind_is_told() -> None:
    read = by_bibtex("techreport", "White paper")
    assert doubtful(read) == ("report", [""])
    assert "White paper" in read.remarks[0].text
