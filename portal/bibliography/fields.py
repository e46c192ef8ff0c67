"""The fields of outputs, each with its name in every format: beside kinds and roles the third table of bibliography.

Names follow "BibTeXing" (Patashnik 1988), the biblatex manual (3), Research Information Systems' "RIS Format
Specifications" (2011) with Zotero's RIS translator, CSL 1.0.2 and schema.org. A new field is a new `Field` here, a
field of the model and of `Reference`, and a migration: formats, intake, comparison, forms and pages take it from here.

A cell holds a name, or several with spaces between, the most usual first, where the name depends on the kind: the
format's folder chooses. An empty cell says that the format has no place for the field. `custom` in CSL is that member,
where the field has our name. `N1` in RIS is a note, where the value follows the heading.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.bibliography.kinds import TABLES

__all__ = ["CALLED_ALIKE", "FIELDS", "SHARED_FIELDS", "Field", "fields_of_table", "of_type", "own_fields", "raw_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of outputs.

    `name`: that of the Reference's attribute, and of the model's field unless `model` is given. `tables`: the models
    that have it, as in `kinds.TABLES`. `heading` and `help` are what forms and pages show.

    `type`: "name" (text of which capitals and punctuation may differ between sources), "text" (one line),
    "paragraphs", "partial date", "day", "time", "minutes", "yes or no", "choice", "words" (a list), "address",
    "language", "licence", "DOI", "ISBN" or "ISSN".
    """

    name: str
    type: str
    tables: tuple[str, ...]
    heading: str
    help: str = ""
    bibtex: str = ""
    biblatex: str = ""
    ris: str = ""
    csl: str = ""
    schema_org: str = ""
    spreadsheet: str = ""
    model: str = ""

    @property
    def model_field(self) -> str:
        """The name of the models' field."""
        return self.model or self.name


PUBLICATION = ("publication",)
MEDIA = ("media_appearance",)
REPORT = ("report",)
ACTIVITY = ("activity",)

# fmt: off
ALL = (
    Field(name="title", type="name", tables=TABLES, heading="Title",
          help="The work's own title, without journal, book or programme. For example: Partnership in practice",
          bibtex="title", biblatex="title", ris="TI", csl="title", schema_org="name", spreadsheet="title"),
    Field(name="date", type="partial date", tables=TABLES, heading="Date",
          help="When it came out, as exactly as is known: 2010, 2008-11 or 16 November 2008",
          bibtex="year month date", biblatex="date", ris="DA PY", csl="issued", schema_org="datePublished",
          spreadsheet="date"),
    Field(name="container", type="name", tables=PUBLICATION, heading="Journal, book or site",
          help="The title of what it stands in, as printed. For example: Ethnic and Racial Studies",
          bibtex="journal booktitle", biblatex="journaltitle booktitle", ris="T2", csl="container-title",
          schema_org="isPartOf", spreadsheet="container"),
    Field(name="series", type="name", tables=PUBLICATION, heading="Series",
          help="For example: Studies in Community Safety",
          bibtex="series", biblatex="series", ris="T3", csl="collection-title", schema_org="isPartOf",
          spreadsheet="series"),
    Field(name="volume", type="text", tables=PUBLICATION, heading="Volume", help="For example: 34",
          bibtex="volume", biblatex="volume", ris="VL", csl="volume collection-number",
          schema_org="volumeNumber position", spreadsheet="volume"),
    Field(name="issue", type="text", tables=PUBLICATION, heading="Issue", help="For example: 2",
          bibtex="number", biblatex="number", ris="IS", csl="issue", schema_org="issueNumber", spreadsheet="issue"),
    Field(name="first_page", type="text", tables=PUBLICATION, heading="First page", help="For example: 168",
          bibtex="pages", biblatex="pages", ris="SP", csl="page", schema_org="pageStart", spreadsheet="first_page"),
    Field(name="last_page", type="text", tables=PUBLICATION, heading="Last page", help="For example: 201",
          bibtex="pages", biblatex="pages", ris="EP", csl="page", schema_org="pageEnd", spreadsheet="last_page"),
    Field(name="article_number", type="text", tables=PUBLICATION, heading="Article number",
          help="Where there are no pages. For example: e1045",
          bibtex="eid", biblatex="eid", ris="C7", csl="number", schema_org="pagination",
          spreadsheet="article_number"),
    Field(name="edition", type="text", tables=PUBLICATION, heading="Edition", help="For example: 2nd",
          bibtex="edition version", biblatex="edition version", ris="ET", csl="edition version",
          schema_org="bookEdition version", spreadsheet="edition"),
    Field(name="publisher", type="name", tables=PUBLICATION, heading="Publisher", help="For example: Routledge",
          bibtex="publisher", biblatex="publisher", ris="PB", csl="publisher", schema_org="publisher",
          spreadsheet="publisher"),
    Field(name="place", type="name", tables=("publication", "report", "activity"), heading="Place",
          help="For example: London",
          bibtex="address", biblatex="location venue", ris="CY", csl="publisher-place event-place",
          schema_org="location", spreadsheet="place"),
    Field(name="institution", type="name", tables=("publication", "report"), heading="Institution",
          help="Who awarded the thesis, or brought out the report. For example: University of Birmingham",
          bibtex="institution school organization", biblatex="institution organization", ris="PB", csl="publisher",
          schema_org="publisher", spreadsheet="institution"),
    Field(name="number", type="text", tables=REPORT, heading="Number",
          help="As printed, for example: WP 12/2009",
          bibtex="number", biblatex="number", ris="SN", csl="number", schema_org="reportNumber",
          spreadsheet="number"),
    Field(name="commissioned_by", type="text", tables=REPORT, heading="Commissioned by",
          help="For example: the ministry or charity that asked for it",
          bibtex="annote", biblatex="annotation", ris="N1", csl="authority", schema_org="sponsor",
          spreadsheet="commissioned_by"),
    Field(name="outlet", type="name", tables=MEDIA, heading="Outlet",
          help="Station, channel or paper. For example: BBC Radio 4",
          bibtex="publisher journal", biblatex="publisher journaltitle", ris="PB T2",
          csl="publisher container-title", schema_org="publishedOn isPartOf", spreadsheet="outlet"),
    Field(name="programme", type="name", tables=MEDIA, heading="Programme", help="For example: Sunday",
          bibtex="booktitle", biblatex="booktitle", ris="T2", csl="container-title", schema_org="partOfSeries",
          spreadsheet="programme"),
    Field(name="aired_at", type="time", tables=MEDIA, heading="Time on air", help="UK time, for example 07:10",
          bibtex="time", biblatex="time", ris="N1", csl="custom", schema_org="startDate", spreadsheet="aired_at"),
    Field(name="duration", type="minutes", tables=MEDIA, heading="Duration",
          help="Of our part, in minutes. For example: 6",
          bibtex="duration", biblatex="duration", ris="N1", csl="dimensions", schema_org="duration",
          spreadsheet="duration"),
    Field(name="part", type="choice", tables=MEDIA, heading="Part",
          help="For example: contribution, if one of the team was interviewed",
          csl="custom", spreadsheet="part"),
    Field(name="available_until", type="day", tables=MEDIA, heading="Available until",
          help="The last day on which it can be heard or read elsewhere. For example: 2027-01-01",
          csl="custom", schema_org="expires", spreadsheet="available_until"),
    Field(name="event", type="name", tables=ACTIVITY, heading="Event",
          help="The conference, series or occasion. For example: Annual Conference on Policing",
          bibtex="eventtitle", biblatex="eventtitle", ris="T2", csl="event-title", schema_org="superEvent",
          spreadsheet="event"),
    Field(name="audience", type="text", tables=ACTIVITY, heading="Audience",
          help="For whom, for example: police officers",
          bibtex="audience", biblatex="audience", ris="N1", csl="custom", schema_org="audience",
          spreadsheet="audience"),
    Field(name="reach", type="choice", tables=ACTIVITY, heading="Reach",
          help="For example: national, if people came from the whole country",
          csl="custom", spreadsheet="reach"),
    Field(name="start", type="partial date", tables=ACTIVITY, heading="Start",
          help="Where it lasted more than a day. For example: 3 June 2009",
          bibtex="eventdate", biblatex="eventdate", ris="N1", csl="custom event-date", schema_org="startDate",
          spreadsheet="start"),
    Field(name="end", type="partial date", tables=ACTIVITY, heading="End", help="For example: 5 June 2009",
          bibtex="eventdate", biblatex="eventdate", ris="N1", csl="custom event-date", schema_org="endDate",
          spreadsheet="end"),
    Field(name="doi", type="DOI", tables=TABLES, heading="DOI",
          help="For example: 10.1080/01419870.2010.518245; the address form is taken too",
          bibtex="doi", biblatex="doi", ris="DO", csl="DOI", schema_org="identifier", spreadsheet="doi"),
    Field(name="isbn", type="ISBN", tables=("publication", "report"), heading="ISBN",
          help="For example: 978-0-415-49435-9; hyphens may stay",
          bibtex="isbn", biblatex="isbn", ris="SN", csl="ISBN", schema_org="isbn", spreadsheet="isbn"),
    Field(name="issn", type="ISSN", tables=PUBLICATION, heading="ISSN", help="For example: 0141-9870",
          bibtex="issn", biblatex="issn", ris="SN", csl="ISSN", schema_org="issn", spreadsheet="issn"),
    Field(name="address", model="url", type="address", tables=TABLES, heading="Address elsewhere",
          help="Where the work is on another site. For example: https://www.example.org/partnership",
          bibtex="url", biblatex="url", ris="UR", csl="URL", schema_org="sameAs", spreadsheet="address"),
    Field(name="language", type="language", tables=TABLES, heading="Language",
          help="A language tag, for example: en, ar, ur, cy",
          bibtex="language", biblatex="langid", ris="LA", csl="language", schema_org="inLanguage",
          spreadsheet="language"),
    Field(name="licence", type="licence", tables=TABLES, heading="Licence",
          help="As the publisher states it. For example: Creative Commons Attribution 4.0",
          bibtex="copyright", biblatex="copyright", csl="custom", schema_org="license", spreadsheet="licence"),
    Field(name="access", type="choice", tables=TABLES, heading="Access",
          help="For example: open, if anybody may read it without paying",
          csl="custom", schema_org="isAccessibleForFree", spreadsheet="access"),
    Field(name="embargo_until", type="day", tables=TABLES, heading="Embargo ends",
          help="The first day on which anybody may read it. For example: 2027-01-01",
          csl="custom", schema_org="conditionsOfAccess", spreadsheet="embargo_until"),
    Field(name="peer_reviewed", type="yes or no", tables=TABLES, heading="Peer-reviewed",
          help="Yes, if other researchers judged it before it came out; unknown, if nobody remembers",
          csl="custom", spreadsheet="peer_reviewed"),
    Field(name="keywords", type="words", tables=TABLES, heading="Keywords",
          help="With semicolons between them. For example: policing; trust; partnership",
          bibtex="keywords", biblatex="keywords", ris="KW", csl="keyword", schema_org="keywords",
          spreadsheet="keywords"),
    Field(name="summary", type="paragraphs", tables=TABLES, heading="Plain summary",
          help="Two or three sentences for somebody new to the subject. For example: This chapter describes how "
          "officers and mosque leaders came to work together, and what made it last.",
          bibtex="summary", biblatex="summary", ris="N1", csl="custom", schema_org="description",
          spreadsheet="summary"),
    Field(name="abstract", type="paragraphs", tables=TABLES, heading="Abstract",
          help="As printed. For example: the paragraph under the title of a journal article",
          bibtex="abstract", biblatex="abstract", ris="AB", csl="abstract", schema_org="abstract",
          spreadsheet="abstract"),
)
# fmt: on

FIELDS: dict[str, Field] = {each.name: each for each in ALL}

# Fields that some formats call alike: read from such a format, they go under the one name until the kind is known.
CALLED_ALIKE = {
    "held_by": ("container", "programme", "event"),
    "issued_by": ("publisher", "institution", "outlet"),
    "pages": ("first_page", "last_page"),
    "standard_number": ("isbn", "issn", "number"),
    "number": ("issue", "number"),
    "lasted": ("start", "end"),
}


def fields_of_table(table: str) -> tuple[Field, ...]:
    """The fields of the model `table`, in order."""
    return tuple(each for each in FIELDS.values() if table in each.tables)


SHARED_FIELDS = tuple(each for each in FIELDS.values() if each.tables == TABLES)


def own_fields(table: str) -> tuple[str, ...]:
    """The names of those fields of the model `table` that not every output has, in order."""
    return tuple(each.name for each in fields_of_table(table) if each.tables != TABLES)


def of_type(*types: str) -> tuple[str, ...]:
    """The names of the fields of any of those types, in order, as the models have them."""
    return tuple(each.model_field for each in FIELDS.values() if each.type in types)


def raw_names(*formats: str) -> dict[str, tuple[str, ...]]:
    """What a reader hands on, by the names that the format has for it: {"volume": ("volume",)}.

    `formats`: columns of the table that are read together ("bibtex", "biblatex"). Fields that the format calls alike
    come under their common name; a name of two such groups stays with the first. Fields for which the format has no
    place are left out.
    """
    names = {each.name: unique(getattr(each, column) for column in formats) for each in FIELDS.values()}
    grouped: dict[str, tuple[str, ...]] = {}
    for common, alike in CALLED_ALIKE.items():
        together = [cell for name in alike for cell in names.get(name, ())]
        if len(set(together)) < len(together):
            taken = {cell for cells in grouped.values() for cell in cells}
            grouped[common] = tuple(cell for cell in unique(together) if cell not in taken)
            for name in alike:
                names.pop(name, None)
    return {name: cells for name, cells in {**names, **grouped}.items() if cells}


def unique(cells: Iterable[str]) -> tuple[str, ...]:
    """All names in the cells, each once, in order."""
    return tuple(dict.fromkeys(name for cell in cells for name in cell.split()))
