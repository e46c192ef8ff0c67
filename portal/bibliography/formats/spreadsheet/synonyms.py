"""What other programs and people call the columns and values of a list of outputs, each by our own name for it.

Headings as exported by Scopus, Web of Science (full record, Excel), Zotero, ORCID, EPrints and Pure, and as people
write them. Every heading and value stands here as `headings.plain` leaves it: small letters, digits, single spaces.
Of two columns of one file that mean the same field, the one whose heading stands first in the list is read.
"""

__all__ = [
    "ACCESS",
    "HEADINGS_BY_FIELD",
    "KINDS_BY_NAME",
    "LICENCES_BY_NAME",
    "NOBODY",
    "OF_AN_INDEX",
    "PEOPLE_HEADINGS",
    "ROLES_BY_NAME",
    "TEAM_ROLES_BY_NAME",
    "WEB_OF_SCIENCE_TAGS",
]


def listed(text: str) -> tuple[str, ...]:
    """The names in a text that parts them by commas and line ends."""
    return tuple(name.strip() for name in text.replace("\n", ",").split(",") if name.strip())


def by_name(names: dict[str, str]) -> dict[str, str]:
    """Our name for each of theirs, from theirs for each of ours."""
    return {theirs: ours for ours, text in names.items() for theirs in listed(text)}


HEADINGS_BY_FIELD: dict[str, tuple[str, ...]] = {
    field: listed(text)
    for field, text in {
        "title": "title, name of work, name of the work, name of publication,"
        " article title, document title, output title, publication title, title of output, work title,"
        " title of work, title of the work, title of publication, title of paper, paper title, paper, name of output,"
        " title of the contribution in original language, title of contribution, output, work, publication, name,"
        " title of article, book title, titre, titel",
        "kind": "kind, item type, document type, output type, type of output, publication type, type, work type,"
        " type of publication, resource type, category, format, form, eprint type, template, kind of output, genre,"
        " what kind, what sort of thing, medium",
        "authors": "author full names, full author names, authors, author, author s, creators, creator, creators name,"
        " contributors, persons, by, written by, authored by, people, who, who wrote it, author names,"
        " author list, author full name, author name, researchers, names, book authors, first author, by whom",
        "author_family": "creators name family, author family name, author last name, author surname",
        "author_given": "creators name given, author given name, author first name",
        "editors": "editors, editor, editor s, editors name, host editors, book editors, edited by",
        "series-editor": "series editor, series editors",
        "translator": "translator, translators, translated by",
        "presenter": "presenter, presenters, presented by",
        "interviewee": "interviewee, interviewees, interviewed, guest, guests",
        "interviewer": "interviewer, interviewers",
        "host": "host, hosts",
        "speaker": "speaker, speakers, spoken by",
        "organiser": "organiser, organisers, organizer, organizers",
        "performer": "performer, performers, cast member",
        "director": "director, directors, directed by",
        "curator": "curator, curators, curated by",
        "other_contributors": "other contributors, contributor, other people, also involved, with",
        "date": "date, publication date, date published, published, date of publication, issued, date issued,"
        " date of output, when, published on, issue date, date of event, event date, broadcast date,"
        " date of broadcast, air date, published date, datum",
        "year": "year, publication year, year of publication, year published, pub year, published year, jahr, annee",
        "container": "container, source title, publication, journal, journal title, journal name,"
        " host publication title,"
        " publication title, source, published in, where published, journal or book, journal book, name of journal,"
        " appeared in, title of host publication, where, where it appeared, venue, journal publication,"
        " host publication, journal article, container title, parent title, in, outlet or journal",
        "book": "host publication title, book title, title of book, in book, name of book, book",
        "series": "series, series title, book series title, series name",
        "volume": "volume, vol, volume number, vol no, journal volume",
        "issue": "issue, number issue, issue number, no, journal number, journal issue, issue no, journal issue number",
        "pages": "pages, page range, pagerange, page numbers, pp, page, page s, article pages, pages from to",
        "first_page": "first page, page start, start page, beginning page, page from, from page, bp, startpage",
        "last_page": "last page, page end, end page, ending page, page to, to page, ep, endpage",
        "article_number": "article number, art no, article no, article id, elocation id, e location id, paper number",
        "edition": "edition, edn",
        "version": "version",
        "publisher": "publisher, publisher name, published by, publishing house, verlag",
        "place": "place, place of publication, place of pub, publisher city, city, location,"
        " event location, publisher location, where held",
        "institution": "institution, issuing institution, awarding institution, university, granting institution,"
        " issuing body, commissioning institution, department",
        "number": "number, report number, series number, report no, paper no, document number",
        "commissioned_by": "commissioned by, client, commissioner, commissioning body",
        "outlet": "outlet, broadcaster, channel, station, network, newspaper, magazine, media outlet, name of outlet",
        "programme": "programme, program, programme title, show, programme name, podcast, podcast name",
        "aired_at": "aired at, time, air time, time of broadcast, start time",
        "duration": "duration, running time, length, minutes, length in minutes",
        "part": "part",
        "available_until": "available until",
        "event": "event, event title, conference name, conference title, conference, meeting name, event name,"
        " name of event, name of conference, meeting, occasion",
        "audience": "audience, primary audience, who attended, intended audience",
        "reach": "reach, geographic reach",
        "start": "start, start date, from, date from, begin, begins, starts, first day",
        "end": "end, end date, to, until, date to, ends, last day, finish",
        "doi": "doi, dois, doi link, doi s, digital object identifier, doi number, electronic version s doi,"
        " doi digital object identifier, doi url, id doi, id number",
        "isbn": "isbn, print isbns, isbns, isbn 13, isbn s, electronic isbns, eisbn, isbn number",
        "issn": "issn, eissn, issns, issn s, print issn, electronic issn, issn number",
        "address": "address, url, link, web address, website, official url, web link, weblink, web page,"
        " link to output,"
        " links, hyperlink, uri, online at, permalink",
        "url": "url",
        "language": "language, language of original document, original language, languages, sprache",
        "licence": "licence, license, rights, copyright licence, cc licence, licence type, license type,"
        " creative commons licence, open access licence",
        "access": "access, open access, access type, access rights, open access status, availability, oa status,"
        " open access permission, open access designations, is open access",
        "embargo_until": "embargo until, embargo, embargo date, embargo end, embargo end date, date embargo,"
        " embargoed until",
        "peer_reviewed": "peer reviewed, refereed, peer review, peer reviewed y n, is refereed, reviewed",
        "keywords": "keywords, author keywords, keyword, tags, manual tags, subjects, key words, topics, themes",
        "summary": "summary, plain summary, lay summary, plain language summary, plain english summary",
        "abstract": "abstract, abstract note, description, abstracts",
        "uuid": "uuid",
    }.items()
}

# Two letters that Web of Science's tab-delimited files have for headings; read so only where these four stand together.
WEB_OF_SCIENCE_TAGS = {
    "pt": "",
    "au": "",
    "ti": "title",
    "so": "container",
    "af": "authors",
    "be": "editors",
    "se": "series",
    "la": "language",
    "dt": "kind",
    "ct": "event",
    "de": "keywords",
    "ab": "abstract",
    "pu": "publisher",
    "pi": "place",
    "sn": "issn",
    "bn": "isbn",
    "pd": "date",
    "py": "year",
    "vl": "volume",
    "is": "issue",
    "bp": "first_page",
    "ep": "last_page",
    "ar": "article_number",
    "di": "doi",
}

# Scopus's "Link" leads to its own record of the work, not to the work: where its number is a column, that is not read.
OF_AN_INDEX = {"eid": "link"}

PEOPLE_HEADINGS: dict[str, tuple[str, ...]] = {
    field: listed(text)
    for field, text in {
        "name": "name, full name, person, team member, member, who, researcher, staff, names, people, display name",
        "given_name": "given name, first name, given names, forename, forenames, first names, christian name",
        "family_name": "family name, last name, surname, family names, last names, second name",
        "title": "title, salutation, honorific, mr ms dr, prefix, academic title",
        "orcid": "orcid, orcid id, orcid identifier, orcid number, orcid address",
        "role": "role, role on grant, position, role in project, job title, project role, function, role on project,"
        " role in the project, post, responsibility, job",
        "organisation": "organisation, organization, institution, affiliation, university, employer, where,"
        " organisation at that time, place of work, department, partner",
        "start": "start, start date, from, since, joined, date from, begin, begins, started, start of role,"
        " date joined",
        "end": "end, end date, to, until, left, date to, ends, ended, end of role, date left, finish",
    }.items()
}

# Roles on a grant, by the names that the portal stores.
TEAM_ROLES_BY_NAME = by_name(
    {
        "principal_investigator": "principal investigator, pi, principal applicant, lead investigator, project lead,"
        " grant holder, project leader, principal investigator pi",
        "co_investigator": "co investigator, coinvestigator, co i, coi, ci, co applicant, co pi, co investigators",
        "researcher": "researcher, research associate, research assistant, research officer, ra, research staff,"
        " senior researcher, field researcher, research fellow researcher",
        "postdoctoral_researcher": "post doctoral researcher, postdoctoral researcher, postdoc, post doc, pdra, pdf,"
        " postdoctoral research associate, postdoctoral research fellow, post doctoral research associate",
        "fellow": "fellow, research fellow, senior research fellow, fellowship holder",
        "doctoral_student": "doctoral student, phd student, phd, doctoral researcher, phd researcher, phd candidate,"
        " doctoral candidate",
        "research_partner": "research partner, partner, project partner, community partner, community researcher",
        "project_manager": "project manager, manager, project administrator, administrator, project coordinator",
        "adviser": "adviser, advisor, advisory board, advisory group, advisory board member, advisory group member",
    }
)

KINDS_BY_NAME = by_name(
    {
        "journal-article": "journal article, article, research article, original article, review article,"
        " journal paper,"
        " journal, paper in journal, academic article, peer reviewed article, peer reviewed journal article,"
        " academic journal article, review, editorial, letter, note, short survey, erratum, book review, early access,"
        " article in press, contribution to journal, journalarticle, scientific article, special issue article,"
        " article in journal, commentary, editorial material, refereed article, short communication, data paper, j",
        "book": "book, monograph, authored book, whole book, textbook, scholarly book, research monograph, b",
        "chapter": "book chapter, chapter, chapter in book, book section, booksection, chapter in edited book,"
        " chapter in an edited book, chapter in edited collection, contribution to book, book part,"
        " chapter peer reviewed,"
        " section, encyclopedia entry, encyclopedia article, chapter in book report conference proceeding,"
        " chapter contribution",
        "edited-book": "edited book, edited collection, edited volume, anthology, collection, editorship",
        "conference-paper": "conference paper, conference item, proceedings paper, conference proceeding,"
        " conference proceedings, conference contribution, paper in proceedings, conferencepaper, conference abstract,"
        " meeting abstract, conference proceedings article, inproceedings, conference review,"
        " paper in conference proceedings",
        "thesis": "thesis, phd thesis, doctoral thesis, phd, dissertation, doctoral dissertation, phd dissertation",
        "dataset": "dataset, data set, data, database, research data",
        "software": "software, computer program, code, computerprogram, programme code, computer software, app",
        "blog-post": "blog post, blog, blogpost, blog entry, blog article, web blog, weblog",
        "web-page": "web page, website, webpage, web site, online resource, internet publication, web publication",
        "radio-broadcast": "radio broadcast, radio, radio interview, radio programme, radio program, radio appearance,"
        " interview radio, radiobroadcast, radio show, broadcast radio, radio item, interview on radio",
        "tv-broadcast": "television broadcast, tv, television, tv interview, television interview, tv programme,"
        " television programme, tv appearance, television appearance, interview tv, tvbroadcast, broadcast tv,"
        " interview television, interview on television, tv broadcast",
        "podcast": "podcast, podcast episode, podcast interview, audio podcast",
        "newspaper-article": "newspaper article, newspaper, press article, op ed, opinion piece, newspaperarticle,"
        " news article, newspaper interview, newspaper op ed, comment piece, newspaper comment",
        "magazine-article": "magazine article, magazine, online article, magazine or online article, magazinearticle,"
        " trade press article, professional magazine article, feature article",
        "report": "report, technical report, research report, project report, final report, commissioned report,"
        " policy report, monograph report, interim report, government report, evaluation report,"
        " commissioned research report",
        "policy-brief": "policy brief, policy briefing, briefing, briefing paper, briefing note, policy briefing paper,"
        " policy note, research briefing",
        "working-paper": "working paper, discussion paper, preprint, pre print, workingpaper, working paper series,"
        " research paper, occasional paper",
        "policy-submission": "policy submission, written evidence, consultation response, evidence to parliament,"
        " submission, select committee evidence, evidence to select committee, parliamentary evidence,"
        " response to consultation",
        "document": "other document, document, other, miscellaneous, misc",
        "talk": "talk, presentation, lecture, keynote, speech, seminar, invited talk, conference presentation,"
        " keynote talk,"
        " invited lecture, public lecture, seminar paper, conference talk, paper presented, oral presentation, poster,"
        " keynote lecture, keynote address, seminar presentation, panel",
        "workshop": "workshop, event, workshop or event, training, roundtable, round table, conference organised,"
        " training event, public event, community event, stakeholder event",
        "exhibition": "exhibition, art exhibition, artwork, display",
        "performance": "performance, theatre, play, concert, dance",
        "film": "film, video, documentary, short film, documentary film, video recording, videorecording",
    }
)

ROLES_BY_NAME = by_name(
    {
        "author": "author, co author, lead author, first author, writer, aut, coauthor, creator",
        "editor": "editor, ed, eds, editors, co editor, edt",
        "series-editor": "series editor",
        "translator": "translator, trans, trl",
        "presenter": "presenter, co presenter",
        "interviewee": "interviewee, guest, interviewed",
        "interviewer": "interviewer",
        "host": "host",
        "speaker": "speaker, panellist, panelist, keynote speaker, keynote",
        "organiser": "organiser, organizer, chair, convenor, convener, co organiser",
        "performer": "performer, actor",
        "director": "director, film maker, filmmaker",
        "curator": "curator",
        "contributor": "contributor, other",
    }
)

# SPDX identifiers. Names without a version are left out on purpose: which licence they mean cannot be known.
LICENCES_BY_NAME = by_name(
    {
        "CC-BY-4.0": "cc by 4 0, creative commons attribution 4 0, creative commons attribution 4 0 international,"
        " attribution 4 0, cc by 4, creative commons by 4 0, creative commons attribution 4 0 international licence,"
        " creative commons attribution 4 0 international license",
        "CC-BY-SA-4.0": "cc by sa 4 0, creative commons attribution sharealike 4 0, cc by sa 4,"
        " attribution sharealike 4 0",
        "CC-BY-ND-4.0": "cc by nd 4 0, creative commons attribution noderivatives 4 0, cc by nd 4",
        "CC-BY-NC-4.0": "cc by nc 4 0, creative commons attribution noncommercial 4 0, cc by nc 4",
        "CC-BY-NC-SA-4.0": "cc by nc sa 4 0, creative commons attribution noncommercial sharealike 4 0, cc by nc sa 4",
        "CC-BY-NC-ND-4.0": "cc by nc nd 4 0, creative commons attribution noncommercial noderivatives 4 0,"
        " cc by nc nd 4,"
        " creative commons attribution noncommercial noderivs 4 0",
        "CC0-1.0": "cc0, cc0 1 0, cc 0, creative commons zero, creative commons zero 1 0, public domain cc0",
        "OGL-UK-3.0": "open government licence 3 0, open government licence v3 0, ogl 3 0, ogl v3 0, ogl v3,"
        " open government licence v3, ogl uk 3 0",
        "ODC-By-1.0": "odc by 1 0, odc by, open data commons attribution 1 0",
        "ODbL-1.0": "odbl 1 0, odbl, open database licence 1 0, open database license 1 0",
        "MIT": "mit, mit licence, mit license",
        "GPL-3.0-or-later": "gpl 3 0 or later, gnu gpl 3 0 or later, gplv3 or later",
    }
)

ACCESS = by_name(
    {
        "open": "open, open access, oa, yes, y, true, gold, green, hybrid, diamond, bronze, free, public,"
        " gold open access,"
        " green open access, hybrid open access, all open access, openly available, free to read, hybrid gold",
        "restricted": "restricted, closed, closed access, subscription, subscription only, paywall, paywalled,"
        " subscribers, subscribers only, on request, no, n, false, not open, toll access, not open access, private",
        "metadata_only": "metadata only, metadata, metadata only access, no full text",
        "embargoed": "embargoed, embargo, under embargo, embargoed access, delayed open access",
    }
)

# Words that stand where nobody is named.
NOBODY = frozenset(
    listed(
        "n a, na, none, nobody, unknown, not known, various, various authors, tbc, tba, nil, no author, not applicable"
    )
)
