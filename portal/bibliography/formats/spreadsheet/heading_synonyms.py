"""What other programs and people call the columns of a list of outputs, and those of a list of people.

Headings as exported by Scopus, Web of Science (full record, Excel), Zotero, ORCID, EPrints and Pure, and as people
write them. Every heading stands here as `headings.plain` leaves it: small letters, digits, single spaces. Of two
columns of one file that mean the same field, the one whose heading stands first in the list is read.
"""

from portal.bibliography.formats.spreadsheet.listing import listed

__all__ = ["HEADINGS_BY_FIELD", "OF_AN_INDEX", "PEOPLE_HEADINGS", "WEB_OF_SCIENCE_TAGS"]

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
        " what kind, what sort of thing, sort of thing, sort, sort of output, medium",
        "authors": "author full names, full author names, authors, author, author s, creators, creator, creators name,"
        " contributors, persons, by, written by, authored by, people, who, who wrote it, author names,"
        " author list, author full name, author name, researchers, names, book authors, first author, by whom",
        "author_family": "creators name family, author family name, author last name, author surname",
        "author_given": "creators name given, author given name, author first name",
        "editors": "editors, editor, editor s, editors name, host editors, book editors, edited by",
        "editor_family": "editors name family, editor family name, editor last name, editor surname",
        "editor_given": "editors name given, editor given name, editor first name",
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
        "access": "access, open access, oa, oa route, access type, access rights, open access status,"
        " availability, oa status,"
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
