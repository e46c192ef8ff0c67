"""Reports, briefs, submissions and documents to be cited. All are invented."""

from portal.bibliography.reference import Reference
from tests.bibliography.works import organisation, person, work

__all__ = ["REPORTS"]

REPORTS: dict[str, Reference] = {
    "report": work(
        "report",
        "Trust in the city",
        date="2011-05",
        institution="Institute of Invented Studies",
        place="Wexcombe",
        number="7",
        contributors=(person("author", "Okafor, Ngozi"), person("author", "Marsh, Eleanor")),
    ),
    "command paper": work(
        "report",
        "Policing the kingdom: a better deal for wards",
        date="2012",
        institution="The Stationery House",
        place="London",
        number="Cm 8123",
        contributors=(organisation("author", "Ministry of Invention"),),
    ),
    "report by its publisher": work(
        "report",
        "Annual review of forums",
        date="2019-03-01",
        institution="Wexcombe City Council",
        place="Wexcombe",
        address="https://council.example.org/review.pdf",
        contributors=(organisation("author", "Wexcombe City Council"),),
    ),
    "report without an author": work(
        "report", "Streets at night", date="2008", institution="Centre for Lamps", number="Report 14"
    ),
    "report without a date": work(
        "report",
        "Notes towards a survey",
        institution="Centre for Lamps",
        contributors=(person("author", "Quist, Ib"),),
    ),
    "edited report": work(
        "report",
        "Five years of dialogue",
        date="2015",
        institution="University of Wexcombe",
        contributors=(person("editor", "Lane, Philippa"), person("editor", "Noor, Aziz")),
    ),
    "policy brief": work(
        "policy-brief",
        "Three steps to trust",
        date="2016-02",
        institution="Centre for Lamps",
        number="PB 3",
        contributors=(person("author", "Iqbal, Sana"), person("author", "Egan, Tom")),
    ),
    "policy brief online": work(
        "policy-brief",
        "What should wards do with “hard to reach” residents?",
        date="2018-06",
        institution="University of Wexcombe",
        address="https://policy.example.org/wards",
        contributors=(person("author", "Haddad, Leila"),),
    ),
    "working paper": work(
        "working-paper",
        "The price of a patrol",
        date="2014",
        institution="Northern Institute of Letters",
        number="2014/06",
        doi="10.5555/nil.2014.06",
        contributors=(person("author", "Costa, Rui"),),
    ),
    "working paper with a number": work(
        "working-paper",
        "Do lamps deter?",
        date="2021-09-15",
        institution="Centre for Lamps",
        number="112",
        contributors=(person("author", "Gray, Lee"), person("author", "Hall, Sue"), person("author", "Ash, Ian")),
    ),
    "written evidence": work(
        "policy-submission",
        "Evidence on community engagement",
        date="2009-10",
        institution="Committee on Invented Affairs",
        number="CIA 0042",
        address="https://parliament.example.org/cia42",
        contributors=(organisation("author", "University of Wexcombe"),),
    ),
    "submission by a person": work(
        "policy-submission",
        "Response to the consultation on forums",
        date="2013-01-20",
        institution="Ministry of Invention",
        contributors=(person("author", "Vance, Ruth"),),
    ),
    "document": work(
        "document",
        "A guide for volunteers",
        date="2010",
        institution="Wexcombe Youth Forum",
        contributors=(person("author", "Roy, Ian"),),
    ),
    "document without an author": work(
        "document",
        "Terms of reference of the night forum",
        date="2007-08-02",
        institution="Wexcombe City Council",
        address="https://council.example.org/terms",
    ),
}
