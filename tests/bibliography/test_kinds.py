"""The one table of kinds: complete, of one voice with the vocabularies it quotes, and found again from each."""

from dataclasses import fields

import pytest

from portal.bibliography.kinds import KINDS, TABLES, Kind, kind, kinds_of
from portal.bibliography.reference import Reference
from portal.bibliography.roles import ROLES, role

_CSL_NAMES = """
    author collection-editor contributor curator director editor guest host interviewer organizer performer translator
"""
CSL_NAMES = frozenset(_CSL_NAMES.split())
# The table of types, read row by row: kind, BibTeX, RIS, CSL, Zotero, schema.org.
ROWS = """
journal-article   article       JOUR   article-journal   journalArticle   ScholarlyArticle
book              book          BOOK   book              book             Book
chapter           incollection  CHAP   chapter           bookSection      Chapter
edited-book       book          EDBOOK book              book             Book
conference-paper  inproceedings CPAPER paper-conference  conferencePaper  ScholarlyArticle
thesis            phdthesis     THES   thesis            thesis           Thesis
masters-thesis    mastersthesis THES   thesis            thesis           Thesis
dataset           misc          DATA   dataset           dataset          Dataset
software          misc          COMP   software          computerProgram  SoftwareSourceCode
blog-post         misc          BLOG   post-weblog       blogPost         BlogPosting
web-page          misc          ELEC   webpage           webpage          WebPage
radio-broadcast   misc          SOUND  broadcast         radioBroadcast   RadioEpisode
tv-broadcast      misc          MPCT   broadcast         tvBroadcast      TVEpisode
podcast           misc          SOUND  broadcast         podcast          PodcastEpisode
newspaper-article article       NEWS   article-newspaper newspaperArticle NewsArticle
magazine-article  article       MGZN   article-magazine  magazineArticle  Article
report            techreport    RPRT   report            report           Report
policy-brief      techreport    RPRT   report            report           Report
working-paper     techreport    RPRT   report            report           ScholarlyArticle
policy-submission techreport    RPRT   report            report           Report
document          misc          GEN    document          document         DigitalDocument
talk              misc          SLIDE  speech            presentation     Event
workshop          misc          GEN    event             presentation     Event
exhibition        misc          ART    graphic           artwork          ExhibitionEvent
performance       misc          ART    performance       artwork          Event
film              misc          VIDEO  motion_picture    film             Movie
"""


def test_each_kind_has_its_name_in_every_format() -> None:
    table = [(row.name, row.bibtex, row.ris, row.csl, row.zotero, row.schema_org) for row in KINDS.values()]
    assert table == [tuple(line.split()) for line in ROWS.strip().splitlines()]


@pytest.mark.parametrize("row", KINDS.values(), ids=lambda row: row.name)
def test_a_row_is_complete(row: Kind) -> None:
    assert row.table in TABLES
    assert row.gtr_outcome
    assert row.gtr_type
    assert row.coar.uri.startswith("http://purl.org/coar/resource_type/c_")
    assert row.eu_repo.startswith("info:eu-repo/semantics/")
    assert set(row.fields) <= {field.name for field in fields(Reference)}
    assert len(row.fields) == len(set(row.fields))


def test_a_table_holds_its_kinds_in_order() -> None:
    assert [row.name for row in kinds_of("report")] == [
        "report", "policy-brief", "working-paper", "policy-submission", "document"
    ]  # fmt: skip
    assert sum(len(kinds_of(table)) for table in TABLES) == len(KINDS)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        kind("poem")
    with pytest.raises(KeyError):
        role("muse")


def test_coverage_counts_with_the_funder_as_an_answer_to_the_press() -> None:
    radio = kind("radio-broadcast")
    assert radio.gtr_form("contribution").startswith("A broadcast")
    assert radio.gtr_form("coverage").startswith("A press release")
    assert kind("talk").gtr_form("") == "A talk or presentation"


@pytest.mark.parametrize("name", ROLES)
def test_a_role_has_its_name_in_every_format(name: str) -> None:
    assert ROLES[name].csl in CSL_NAMES
    assert len(ROLES[name].ris) == 2
    assert ROLES[name].label
