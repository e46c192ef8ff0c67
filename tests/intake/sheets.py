"""Spreadsheets as people would make them; works and people are invented."""

import datetime

from tests.tools.workbooks import workbook

__all__ = ["OF_A_LIBRARY", "OF_A_TEAM", "SCOPUS", "WITH_A_TITLE_ROW"]

# An administrator's workbook: a title row, an empty row, headings of her own, notes below.
WITH_A_TITLE_ROW = workbook(
    [
        ["Outputs of the Street Patrols project, kept by the office"],
        [],
        ["Name of work", "Who", "What kind", "When", "Where published", "Pages", "Link", "Licence", "Ask about"],
        [
            *("Trust after dark: patrols in two cities", "Jane Example, Bob Sample and Ada van der Invented"),
            *("Journal article", datetime.date(2013, 5, 1), "Journal of Invented Studies", "101-119"),
            *("https://doi.org/10.5555/dark.2013", "CC BY 4.0", ""),
        ],
        [
            *("Who walks the beat?", "Example J, Sample B", "Radio interview", "12 March 2014", "Morning Hour", None),
            *("https://radio.example.org/beat", None, "Which minute?"),
        ],
        [
            *("Policing by consent, again", "Example, Jane; Northtown Council", "Policy briefing", "Spring 2015"),
            *(None, None, "www.example.org/brief", "CC BY", None),
        ],
        [
            *("What we owe the market", "Northtown Exchange", "Op-ed", 2016, "The Daily Example"),
        ],
        [],
        ["Last looked at by the office in June"],
    ],
    {"D4": "mmm yyyy"},
)

# Scopus, "Export as CSV", with the columns that it has by default and some more.
SCOPUS = (
    "\ufeffAuthors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,"
    "Page count,Cited by,DOI,Link,Abstract,Author Keywords,Editors,Publisher,ISSN,ISBN,Language of Original Document,"
    "Document Type,Publication Stage,Open Access,Source,EID\n"
    '"Example J.; Sample B.","Example, Jane (57190000001); Sample, Bob (57190000002)","57190000001; 57190000002",'
    '"Neighbours, patrols and talk","2017","Invented Sociology","51","2","","233","250","17","4","10.5555/talk.2017",'
    '"https://index.example.org/record?eid=2-s2.0-1","We listened to talk; we counted it.",'
    '"talk; patrols; neighbours","","Invented Press","00380385","","English","Article","Final",'
    '"All Open Access; Gold Open Access","Scopus","2-s2.0-1"\n'
    '"Example J.","Example, Jane (57190000001)","57190000001","Streets as archives","2018",'
    '"Handbook of Invented Places","","","","12","30","18","0","10.5555/archives.2018",'
    '"https://index.example.org/record?eid=2-s2.0-2","","","Other U.","Invented Press","","9780415494359","English",'
    '"Book chapter","Final","","Scopus","2-s2.0-2"\n'
)

# A librarian's list out of a database: semicolons, Windows-1252, Excel's numbers for days, quoted lists of names.
OF_A_LIBRARY = (
    "Title;Author(s);Item Type;Date;Journal;Vol;No;pp.;DOI;Refereed\r\n"
    "Ça va – a café and its police;\"['Jane Example', 'Renée Sample']\";Article;41395;Annals of Examples;3;1;"
    "5-9;https://www.example.org/cafe;Yes\r\n"
    'Constables\u2019 notebooks;"Example, J.; Sample, R.";Journal Article;03/05/2012;Annals of Examples;2;4;77\u201388;'
    "10.5555/notebooks.2012;No\r\n"
    "A walk with Smith;Smith;Article;Jan-13;Annals of Examples;2;5;90;;\r\n"
).encode("cp1252")

# A project's team: one row a role, two rows for one person, headings of its own.
OF_A_TEAM = workbook(
    [
        ["Who works on Street Patrols"],
        ["Person", "ORCID iD", "Position", "University", "From", "Until", "Room"],
        [
            *("Dr Jane Example", "0000-0002-1825-0097", "PI", "University of Northtown"),
            *(datetime.date(2010, 3, 1), "Feb 2013", "B12"),
        ],
        ["Sample, Bob", None, "Research Associate", "University of Northtown", 2011, 2012, None],
        ["Sample, Bob", None, "PhD student", "Southtown Mosque", "2012", None, None],
        ["Prof. Ada van der Invented", "1234", "Teatime host", None, None, None, None],
        ["Somebody Else", None, "Advisory board", "UoN", None, None, None],
        ["n/a", None, "Adviser", None, None, None, None],
    ]
)
