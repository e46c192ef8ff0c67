"""Works to cite. The chapter and the broadcast are the project's own; all other names are invented."""

from typing import Any

from portal.bibliography.kinds import kind
from portal.bibliography.reference import Contributor, PublicFile, Reference
from portal.dates.partial import PartialDate

__all__ = ["WORKS", "organisation", "person", "work"]

PAGE = "https://portal.example/outputs/work/"
DATES = ("date", "start", "end", "embargo_until", "available_until")

person = Contributor.person
organisation = Contributor.organisation


def work(kind_name: str, title: str, **fields: Any) -> Reference:
    """A Reference with a key and an address, its dates given as text."""
    for name in DATES:
        if name in fields:
            fields[name] = PartialDate.parse(fields[name])
    return Reference(kind=kind(kind_name), title=title, **{"key": "work", "url": PAGE, **fields})


def authors(*names: str) -> tuple[Contributor, ...]:
    return tuple(person("author", name) for name in names)


def editors(*names: str) -> tuple[Contributor, ...]:
    return tuple(person("editor", name) for name in names)


WORKS: dict[str, Reference] = {
    "chapter": work(
        "chapter",
        "Policing within a counter-terrorism context post 7/7: the importance of partnership, dialogue and support "
        "when engaging with Muslim communities",
        date="2010",
        container="The New Extremism in 21st Century Britain",
        publisher="Routledge",
        first_page="168",
        last_page="201",
        isbn="9780415494359",
        address="http://www.routledge.com/books/details/9780415494359/",
        contributors=(*authors("Spalek, B.", "Lambert, R."), *editors("Roger Eatwell", "Matthew J Goodwin")),
    ),
    "radio": work(
        "radio-broadcast",
        "Sunday",
        date="2008-11-16",
        programme="Sunday",
        outlet="BBC Radio 4",
        contributors=(person("interviewee", "Basia Spalek"),),
    ),
    "radio episode": work(
        "radio-broadcast",
        "Who walks the night?",
        date="2009-03-02",
        programme="The Invented Hour",
        outlet="Radio Example",
        contributors=(person("interviewee", "Jane Roe"),),
    ),
    "article": work(
        "journal-article",
        "Quiet streets: a study",
        date="2019-03",
        container="Journal of Invented Studies",
        volume="12",
        issue="3",
        first_page="321",
        last_page="328",
        doi="10.5555/quiet",
        contributors=authors("van der Berg, Carla Maria", "Jean-Luc Doe", "Smith, John, Jr."),
    ),
    "article number": work(
        "journal-article",
        "Lamps and trust",
        date="2021",
        container="Example Review",
        volume="4",
        article_number="e107",
        address="https://example.org/lamps",
        contributors=authors("Roe, J", "Richard Poe"),
    ),
    "twenty-five authors": work(
        "journal-article",
        "Many hands",
        date="2020",
        container="Large Studies",
        volume="1",
        first_page="1",
        last_page="9",
        contributors=authors(*(f"{letter}ley, Ann" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY")),
    ),
    "four authors": work(
        "journal-article",
        "Four of us",
        date="2018",
        container="Example Review",
        volume="2",
        issue="1",
        first_page="103",
        last_page="104",
        contributors=authors("Roe, Jane", "Poe, Richard", "Doe, John", "Low, Ann"),
    ),
    "corporate report": work(
        "report",
        "Trust in the city",
        date="2011-05",
        institution="Institute of Invented Studies",
        place="Birmingham",
        number="7",
        contributors=(organisation("author", "The Example Consortium"),),
    ),
    "undated book": work(
        "book",
        "A book without a date",
        publisher="Example Press",
        place="London",
        edition="2",
        contributors=authors("Roe, Jane"),
    ),
    "book in a series": work(
        "book",
        "The long conversation",
        date="1998",
        publisher="Example Press",
        place="Leeds",
        series="Invented Lives",
        volume="6",
        contributors=authors("Ludwig van Beispiel"),
    ),
    "two editors": work(
        "edited-book",
        "Collected essays",
        date="2015",
        publisher="Example Press",
        place="London",
        contributors=editors("Roe, Jane", "Poe, Richard"),
    ),
    "one editor": work(
        "edited-book",
        "Voices from the hall",
        date="2016",
        publisher="Example Press",
        contributors=editors("Low, Ann"),
    ),
    "chapter of a second edition": work(
        "chapter",
        "Doorsteps",
        date="2014",
        container="Everyday Places",
        publisher="Example Press",
        place="York",
        edition="2nd",
        first_page="15",
        last_page="15",
        contributors=(*authors("Doe, John"), *editors("Low, Ann")),
    ),
    "thesis": work(
        "thesis", "On streets", date="2012", institution="University of Example", contributors=authors("Roe, Jane")
    ),
    "conference paper": work(
        "conference-paper",
        "Street lights",
        date="2014-07",
        container="Proceedings of the Example Conference",
        publisher="Example Press",
        first_page="10",
        last_page="19",
        contributors=authors("Roe, Jane"),
    ),
    "web page": work(
        "web-page",
        "About the survey",
        date="2021-02-03",
        container="Example Project",
        address="https://example.org/about",
        contributors=(organisation("author", "Example Project Team"),),
    ),
    "blog post": work(
        "blog-post",
        "A week of listening",
        date="2022-08-09",
        container="Example Notes",
        address="https://example.org/notes/1",
        contributors=authors("Richard Poe"),
    ),
    "newspaper": work(
        "newspaper-article",
        "Neighbours talk",
        date="2009-01-05",
        outlet="The Example Times",
        contributors=authors("Low, Ann"),
    ),
    "unsigned newspaper": work(
        "newspaper-article", "Police and mosque meet", date="2009-01-06", outlet="The Example Times"
    ),
    "television": work(
        "tv-broadcast",
        "After the meeting",
        date="2010-10-01",
        programme="Invented Reports",
        outlet="Example Television",
        contributors=(person("interviewee", "Jane Roe"),),
    ),
    "podcast": work(
        "podcast",
        "Listening well",
        date="2020-06-30",
        programme="Streets",
        outlet="Example Audio",
        address="https://example.org/streets/3",
        contributors=(person("presenter", "Ann Low"),),
    ),
    "talk": work(
        "talk",
        "What we heard",
        date="2008-06-04",
        event="Example Conference",
        place="Leeds",
        contributors=(person("speaker", "Jane Roe"),),
    ),
    "workshop": work(
        "workshop",
        "Speaking to police",
        date="2008-06-30",
        start="2008-06-30",
        end="2008-07-02",
        event="Example Summer School",
        place="York",
        contributors=(organisation("organiser", "Example Project Team"),),
    ),
    "exhibition": work(
        "exhibition", "Faces of the forum", date="2009-05-04", start="2009-05-04", end="2009-05-06", place="York Hall"
    ),
    "film": work(
        "film",
        "The long street",
        date="2013",
        contributors=(person("director", "Jane Roe"),),
        publisher="Example Films",
    ),
    "dataset": work(
        "dataset",
        "Interview transcripts",
        date="2013",
        publisher="Example Data Archive",
        edition="1.2",
        doi="10.5555/data",
        contributors=authors("Roe, Jane"),
    ),
    "software": work(
        "software",
        "Streetmap tools",
        date="2016",
        publisher="Example Project",
        version="3.0",
        address="https://example.org/tools",
        contributors=authors("Doe, John"),
    ),
    "policy brief": work(
        "policy-brief",
        "Three steps to trust",
        date="2016-02",
        institution="Centre for Examples",
        number="PB 3",
        contributors=authors("Jane Roe", "John Doe"),
    ),
    "report held here": work(
        "report",
        "What we found",
        date="2008-09",
        institution="University of Example",
        contributors=authors("Roe, Jane"),
        pdf_url=f"{PAGE}files/report.pdf",
        files=(PublicFile(f"{PAGE}files/report.pdf", "application/pdf", 1000),),
    ),
    "report without an author": work("report", "Nobody's report", date="2016", institution="Centre for Examples"),
    "German article": work(
        "journal-article",
        "Vertrauen und Nähe: eine Studie",
        date="2017",
        language="de",
        container="Zeitschrift für Beispiele",
        volume="8",
        first_page="5",
        last_page="20",
        contributors=authors("Müller, Jörg"),
    ),
    "title with a quotation": work(
        "journal-article",
        "“We were heard”: did it last?",
        date="2012",
        container="Example Review",
        volume="3",
        issue="2",
        first_page="1099",
        last_page="1104",
        contributors=authors("Roe, Jane"),
    ),
    "magazine": work(
        "magazine-article",
        "Tea with the sergeant",
        date="2011-07",
        outlet="Example Monthly",
        contributors=authors("Roe, Jane"),
    ),
}
