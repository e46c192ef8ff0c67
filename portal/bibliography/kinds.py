"""The kinds of output, each with its name in every format.

Names follow the Zotero schema (version 41) and its RIS and BibTeX translators, CSL 1.0.2, biblatex 3, schema.org,
COAR Resource Types, DataCite 4.6 and the sub-types of Gateway to Research. A new kind is a new `Kind` here:
no other code asks for a kind by its name.
"""

from dataclasses import dataclass

from portal.bibliography.vocabularies import COAR, Coar, Form, Outcome

__all__ = ["FINDING", "KINDS", "TABLES", "Kind", "kind", "kinds_of"]

TABLES = ("publication", "media_appearance", "report", "activity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of output, and what each format calls it.

    `name` is stored in the database and used in addresses: never change one. `table` is the model that holds it,
    `fields` are those of its edit form, in order. `container` is the English word for what the work appeared in.
    `genre` is the type in words, where a format's type alone is too wide (CSL `genre`, BibTeX `type` or
    `howpublished`, RIS `M3`), `medium` what a broadcast was carried by. `scholarly` kinds carry citation_* tags.
    `datacite` is DataCite's general type of resource.
    `apa_form` is what APA calls the work in brackets, `bracketed_as` what Harvard and Vancouver call it, where that is
    not `genre`. `names_medium` says whether Chicago and Harvard name the medium. `part_of` is schema.org's type of what
    the work is a part of. All of these may be left empty.
    `action` is what a reader does with the work itself, as the words of a link: "Listen", "Get the data".
    `audience` is whom works of the kind are usually made for: "public", "practitioner", "policy" or "academic"; ""
    where that depends on the work.
    `gtr_coverage` is the form in which others reporting on the work counts, where that differs from `gtr_type`.
    """

    name: str
    label: str
    plural: str
    table: str
    bibtex: str
    biblatex: str
    ris: str
    csl: str
    zotero: str
    schema_org: str
    coar: Coar
    datacite: str
    gtr_outcome: str
    gtr_type: str
    gtr_coverage: str = ""
    audience: str = ""
    genre: str = ""
    medium: str = ""
    apa_form: str = ""
    bracketed_as: str = ""
    names_medium: bool = False
    part_of: str = ""
    container: str = ""
    scholarly: bool = False
    action: str = "Read"
    fields: tuple[str, ...] = ()

    @property
    def eu_repo(self) -> str:
        """The info:eu-repo/semantics address of the kind, for plain Dublin Core."""
        return self.coar.eu_repo

    @property
    def open_graph(self) -> str:
        """What Open Graph calls its page. Zotero makes a web page of a book whose page says "website"."""
        return "book" if self.csl == "book" else "article"

    @property
    def has_copies(self) -> bool:
        """Whether it comes in copies, to which access and a licence are given; a broadcast or an event need not."""
        return self.table in ("publication", "report")

    @property
    def form(self) -> str:
        """What the work is, in words, for a citation that must say it: "Radio broadcast"."""
        return self.genre or self.medium or self.label

    def gtr_form(self, part: str) -> str:
        """The funder's sub-type, given whether the team took part ("contribution") or was reported on ("coverage")."""
        return self.gtr_coverage if part == "coverage" and self.gtr_coverage else self.gtr_type


def fields_of(own: str, *, reviewed: bool = False) -> tuple[str, ...]:
    """The fields of an edit form: those of every output around a kind's own."""
    review = "peer_reviewed " if reviewed else ""
    last = "address doi licence access embargo_until language summary abstract keywords"
    return tuple(f"title date {own} {review}{last}".split())


BOOK = "publisher place series volume edition isbn"
BROADCAST = "programme outlet aired_at part duration available_until"
PRESS = "outlet part available_until"
REPORT = "institution number commissioned_by place isbn"

# fmt: off
ALL = (
    Kind(name="journal-article", label="Journal article", plural="Journal articles", table="publication",
         bibtex="article", biblatex="article", ris="JOUR", csl="article-journal", zotero="journalArticle",
         schema_org="ScholarlyArticle", coar=COAR["article"],
         datacite="JournalArticle", container="Journal", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Journal Article/Review",
         fields=fields_of("container volume issue first_page last_page article_number issn publisher", reviewed=True)),
    Kind(name="book", label="Book", plural="Books", table="publication",
         bibtex="book", biblatex="book", ris="BOOK", csl="book", zotero="book",
         schema_org="Book", coar=COAR["book"], datacite="Book", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Monograph",
         fields=fields_of(BOOK, reviewed=True)),
    Kind(name="chapter", label="Book chapter", plural="Book chapters", table="publication",
         bibtex="incollection", biblatex="incollection", ris="CHAP", csl="chapter", zotero="bookSection",
         schema_org="Chapter", coar=COAR["book part"], datacite="BookChapter", container="Book", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Book Chapter",
         fields=fields_of(f"container first_page last_page {BOOK}", reviewed=True)),
    Kind(name="edited-book", label="Edited book", plural="Edited books", table="publication",
         bibtex="book", biblatex="collection", ris="EDBOOK", csl="book", zotero="book",
         schema_org="Book", coar=COAR["book"], datacite="Book", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Book (Edited)",
         fields=fields_of(BOOK, reviewed=True)),
    Kind(name="conference-paper", label="Conference paper", plural="Conference papers", table="publication",
         bibtex="inproceedings", biblatex="inproceedings", ris="CPAPER", csl="paper-conference",
         zotero="conferencePaper", schema_org="ScholarlyArticle", coar=COAR["conference paper"],
         datacite="ConferencePaper",
         container="Conference or proceedings", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Conference Proceeding/Paper",
         fields=fields_of("container first_page last_page article_number volume issue series publisher place isbn issn",
                        reviewed=True)),
    Kind(name="thesis", label="Doctoral thesis", plural="Doctoral theses", table="publication",
         bibtex="phdthesis", biblatex="thesis", ris="THES", csl="thesis", genre="Doctoral thesis", zotero="thesis",
         schema_org="Thesis", coar=COAR["doctoral thesis"], datacite="Dissertation", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Thesis",
         fields=fields_of("institution place")),
    Kind(name="masters-thesis", label="Master’s thesis", plural="Master’s theses", table="publication",
         bibtex="mastersthesis", biblatex="thesis", ris="THES", csl="thesis", genre="Master’s thesis", zotero="thesis",
         schema_org="Thesis", coar=COAR["master thesis"], datacite="Dissertation", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Thesis",
         fields=fields_of("institution place")),
    Kind(name="dataset", label="Dataset", plural="Datasets", table="publication",
         bibtex="misc", biblatex="dataset", ris="DATA", csl="dataset", genre="Data set", bracketed_as="Dataset",
         zotero="dataset",
         schema_org="Dataset", coar=COAR["dataset"], datacite="Dataset",
         audience="academic", gtr_outcome=Outcome.DATABASE, gtr_type="Database/Collection of data",
         action="Get the data",
         fields=fields_of("publisher edition")),
    Kind(name="software", label="Software", plural="Software", table="publication",
         bibtex="misc", biblatex="software", ris="COMP", csl="software", genre="Computer software",
         bracketed_as="Computer program",
         zotero="computerProgram", schema_org="SoftwareSourceCode", coar=COAR["software"], datacite="Software",
         audience="academic", gtr_outcome=Outcome.SOFTWARE, gtr_type="Software",
         action="Get the software",
         fields=fields_of("publisher edition")),
    Kind(name="blog-post", label="Blog post", plural="Blog posts", table="publication",
         bibtex="misc", biblatex="online", ris="BLOG", csl="post-weblog", genre="Blog post", zotero="blogPost",
         part_of="Blog",
         schema_org="BlogPosting", coar=COAR["other"], datacite="Text", container="Blog",
         audience="public", gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.ONLINE,
         fields=fields_of("container publisher")),
    Kind(name="web-page", label="Web page", plural="Web pages", table="publication",
         bibtex="misc", biblatex="online", ris="ELEC", csl="webpage", genre="Web page", zotero="webpage",
         part_of="WebSite",
         schema_org="WebPage", coar=COAR["other"], datacite="Text", container="Site",
         audience="public", gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.ONLINE,
         fields=fields_of("container publisher")),
    Kind(name="radio-broadcast", label="Radio broadcast", plural="Radio broadcasts", table="media_appearance",
         bibtex="misc", biblatex="misc", ris="SOUND", csl="broadcast", genre="Radio broadcast", medium="Radio",
         part_of="RadioSeries",
         zotero="radioBroadcast", schema_org="RadioEpisode", coar=COAR["other"],
         datacite="Sound", container="Programme",
         audience="public", gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.BROADCAST, gtr_coverage=Form.PRESS,
         action="Listen",
         fields=fields_of(BROADCAST)),
    Kind(name="tv-broadcast", label="Television broadcast", plural="Television broadcasts", table="media_appearance",
         bibtex="misc", biblatex="misc", ris="MPCT", csl="broadcast", genre="Television broadcast", medium="Television",
         apa_form="TV series episode", part_of="TVSeries",
         zotero="tvBroadcast", schema_org="TVEpisode", coar=COAR["other"],
         datacite="Audiovisual", container="Programme",
         audience="public", gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.BROADCAST, gtr_coverage=Form.PRESS,
         action="Watch",
         fields=fields_of(BROADCAST)),
    Kind(name="podcast", label="Podcast episode", plural="Podcast episodes", table="media_appearance",
         bibtex="misc", biblatex="audio", ris="SOUND", csl="broadcast", genre="Podcast episode", medium="Podcast",
         apa_form="Audio podcast episode", names_medium=True, part_of="PodcastSeries",
         zotero="podcast", schema_org="PodcastEpisode", coar=COAR["other"], datacite="Sound", container="Podcast",
         audience="public", gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.BROADCAST,
         action="Listen",
         fields=fields_of(BROADCAST)),
    Kind(name="newspaper-article", label="Newspaper article", plural="Newspaper articles", table="media_appearance",
         bibtex="article", biblatex="article", ris="NEWS", csl="article-newspaper", zotero="newspaperArticle",
         part_of="Newspaper",
         schema_org="NewsArticle", coar=COAR["other"], datacite="Text", container="Newspaper",
         audience="public", gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.MAGAZINE, gtr_coverage=Form.PRESS,
         fields=fields_of(PRESS)),
    Kind(name="magazine-article", label="Magazine or online article", plural="Magazine and online articles",
         table="media_appearance", bibtex="article", biblatex="article", ris="MGZN", csl="article-magazine",
         zotero="magazineArticle", part_of="Periodical", schema_org="Article", coar=COAR["other"],
         datacite="Text", container="Magazine",
         audience="public", gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.MAGAZINE,
         fields=fields_of(PRESS)),
    Kind(name="report", label="Report", plural="Reports", table="report",
         bibtex="techreport", biblatex="report", ris="RPRT", csl="report", zotero="report",
         schema_org="Report", coar=COAR["report"], datacite="Report", scholarly=True,
         gtr_outcome=Outcome.PUBLICATION, gtr_type="Technical Report",
         fields=fields_of(REPORT, reviewed=True)),
    Kind(name="policy-brief", label="Policy brief", plural="Policy briefs", table="report",
         bibtex="techreport", biblatex="report", ris="RPRT", csl="report", genre="Policy brief", zotero="report",
         schema_org="Report", coar=COAR["report"], datacite="Report", scholarly=True,
         audience="policy", gtr_outcome=Outcome.PUBLICATION, gtr_type="Policy Briefing Report",
         fields=fields_of(REPORT)),
    Kind(name="working-paper", label="Working paper", plural="Working papers", table="report",
         bibtex="techreport", biblatex="report", ris="RPRT", csl="report", genre="Working paper", zotero="report",
         schema_org="ScholarlyArticle", coar=COAR["working paper"], datacite="Text", scholarly=True,
         audience="academic", gtr_outcome=Outcome.PUBLICATION, gtr_type="Working Paper",
         fields=fields_of("institution number place isbn")),
    Kind(name="policy-submission", label="Policy submission", plural="Policy submissions", table="report",
         bibtex="techreport", biblatex="report", ris="RPRT", csl="report", genre="Written evidence", zotero="report",
         schema_org="Report", coar=COAR["report"], datacite="Report",
         audience="policy", gtr_outcome=Outcome.POLICY, gtr_type="Contribution to a national consultation/review",
         fields=fields_of("institution number commissioned_by place")),
    Kind(name="document", label="Other document", plural="Other documents", table="report",
         bibtex="misc", biblatex="misc", ris="GEN", csl="document", zotero="document",
         schema_org="DigitalDocument", coar=COAR["other"], datacite="Text",
         gtr_outcome=Outcome.PUBLICATION, gtr_type="Other",
         fields=fields_of("institution number commissioned_by place")),
    Kind(name="talk", label="Talk", plural="Talks", table="activity",
         bibtex="misc", biblatex="unpublished", ris="SLIDE", csl="speech", genre="Talk", zotero="presentation",
         schema_org="Event", coar=COAR["lecture"], datacite="Event", container="Event",
         gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.TALK,
         action="Open",
         fields=fields_of("event place audience reach")),
    Kind(name="workshop", label="Workshop or event", plural="Workshops and events", table="activity",
         bibtex="misc", biblatex="misc", ris="GEN", csl="event", genre="Workshop", zotero="presentation",
         schema_org="Event", coar=COAR["other"], datacite="Event", container="Event",
         gtr_outcome=Outcome.DISSEMINATION, gtr_type=Form.ACTIVITY,
         action="Open",
         fields=fields_of("event place audience reach start end")),
    Kind(name="exhibition", label="Exhibition", plural="Exhibitions", table="activity",
         bibtex="misc", biblatex="artwork", ris="ART", csl="graphic", genre="Exhibition", zotero="artwork",
         schema_org="ExhibitionEvent", coar=COAR["other"], datacite="Event", container="Event",
         audience="public", gtr_outcome=Outcome.CREATIVE, gtr_type="Artistic/Creative Exhibition",
         action="Open",
         fields=fields_of("event place audience reach start end")),
    Kind(name="performance", label="Performance", plural="Performances", table="activity",
         bibtex="misc", biblatex="performance", ris="ART", csl="performance", genre="Performance", zotero="artwork",
         schema_org="Event", coar=COAR["other"], datacite="Event", container="Event",
         audience="public", gtr_outcome=Outcome.CREATIVE, gtr_type="Performance (Music, Dance, Drama, etc)",
         action="Watch",
         fields=fields_of("event place audience reach start end")),
    Kind(name="film", label="Film", plural="Films", table="activity",
         bibtex="misc", biblatex="movie", ris="VIDEO", csl="motion_picture", genre="Film", zotero="film",
         schema_org="Movie", coar=COAR["other"], datacite="Audiovisual", container="Event",
         audience="public", gtr_outcome=Outcome.CREATIVE, gtr_type="Film/Video/Animation",
         action="Watch",
         fields=fields_of("event place audience reach start end")),
)
# fmt: on

# A finding is cited like a document, but it is a page and no output: it stands in no table of outputs.
FINDING = Kind(
    name="finding", label="Finding", plural="Findings", table="finding",
    bibtex="misc", biblatex="online", ris="GEN", csl="document", genre="Finding", zotero="document",
    schema_org="Claim", coar=COAR["other"], datacite="Text", gtr_outcome=Outcome.DISSEMINATION, gtr_type="",
)  # fmt: skip

KINDS: dict[str, Kind] = {each.name: each for each in ALL}


def kind(name: str) -> Kind:
    """The kind whose stored name is `name`; raises KeyError where there is none."""
    return KINDS[name]


def kinds_of(table: str) -> tuple[Kind, ...]:
    """The kinds that the model `table` ("publication", "media_appearance", "report", "activity") holds, in order."""
    return tuple(each for each in ALL if each.table == table)
