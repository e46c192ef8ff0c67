"""What other programs and people write in cells for kinds, roles, licences and access, each by our own name for it.

Every value stands here as `headings.plain` leaves it: small letters, digits, single spaces.
"""

from portal.bibliography.formats.spreadsheet.listing import by_name, listed

__all__ = ["ACCESS", "KINDS_BY_NAME", "LICENCES_BY_NAME", "NOBODY", "ROLES_BY_NAME", "TEAM_ROLES_BY_NAME"]

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
