"""Talks, events and shows to be cited. All are invented."""

from portal.bibliography.reference import Reference
from tests.bibliography.works import organisation, person, work

__all__ = ["ACTIVITIES"]

ACTIVITIES: dict[str, Reference] = {
    "talk": work(
        "talk",
        "What we heard at the door",
        date="2008-06-04",
        event="Annual Conference of the Invented Society",
        place="Leeds",
        contributors=(person("speaker", "Sana Iqbal"),),
    ),
    "talk without an event": work(
        "talk",
        "Nine lessons for sergeants",
        date="2010-03",
        place="Ryton",
        contributors=(person("speaker", "Ngozi Okafor"), person("speaker", "Ruth Vance")),
    ),
    "workshop": work(
        "workshop",
        "Speaking to police",
        date="2008-06-30",
        start="2008-06-30",
        end="2008-07-02",
        event="Wexcombe Summer School",
        place="Wexcombe",
        contributors=(organisation("organiser", "Wexcombe Youth Forum"),),
    ),
    "workshop without an organiser": work(
        "workshop", "Mapping the ward", date="2012-05-12", start="2012-05-12", end="2012-05-13", place="Durham"
    ),
    "exhibition": work(
        "exhibition",
        "Faces of the forum",
        date="2009-05-04",
        start="2009-05-04",
        end="2009-05-16",
        place="Wexcombe Hall",
        contributors=(person("curator", "Rose Field"),),
    ),
    "exhibition without a curator": work(
        "exhibition", "Lamps, locks and ladders", date="2018", event="Northern Festival", place="Riga"
    ),
    "performance": work(
        "performance",
        "The constable’s daughter",
        date="2011-09-17",
        place="Harbour Theatre, Wexcombe",
        contributors=(person("performer", "Uma Brand"), person("director", "Otis Ames")),
    ),
    "performance by a company": work(
        "performance",
        "Whistle",
        date="2015-12",
        event="Winter Fringe",
        place="Ghent",
        contributors=(organisation("performer", "Quayside Players"),),
    ),
}
