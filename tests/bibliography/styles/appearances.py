"""Broadcasts, press and films to be cited. All are invented."""

import datetime

from portal.bibliography.reference import Reference
from tests.bibliography.works import organisation, person, work

__all__ = ["APPEARANCES"]

BROADCASTS: dict[str, Reference] = {
    "radio interview": work(
        "radio-broadcast",
        "Who watches the night watch?",
        date="2009-02-13",
        programme="The Morning Hour",
        outlet="Radio Wexcombe",
        contributors=(person("interviewee", "Ngozi Okafor"), person("interviewer", "Paul Drew")),
    ),
    "radio programme": work(
        "radio-broadcast",
        "Sunday Forum",
        date="2008-11-16",
        programme="Sunday Forum",
        outlet="Radio Wexcombe",
        aired_at=datetime.time(7, 10),
    ),
    "radio with presenter": work(
        "radio-broadcast",
        "The bridge and the river",
        date="2011-06-01",
        programme="Open Country Roads",
        outlet="Radio North",
        address="https://radio.example.org/bridge",
        contributors=(person("presenter", "Moira Keane"), person("interviewee", "Per Olof Lindqvist")),
    ),
    "television interview": work(
        "tv-broadcast",
        "After the meeting",
        date="2010-10-01",
        programme="Northern Reports",
        outlet="Channel North",
        contributors=(person("interviewee", "Sana Iqbal"),),
    ),
    "television programme": work(
        "tv-broadcast",
        "A town in winter",
        date="2014",
        outlet="Channel North",
        contributors=(person("director", "Ray, Lucy"),),
    ),
    "podcast": work(
        "podcast",
        "Listening well",
        date="2020-06-30",
        programme="Streets Apart",
        outlet="Example Audio",
        duration=42,
        address="https://streets.example.org/3",
        contributors=(person("presenter", "Ann Low"),),
    ),
    "podcast with a guest": work(
        "podcast",
        "Can you police a festival?",
        date="2022-08",
        programme="Crowds",
        outlet="University of Wexcombe",
        address="https://crowds.example.org/12",
        contributors=(
            person("host", "Deb Shaw"),
            person("host", "Ian Roy"),
            person("interviewee", "Ruth Vance"),
        ),
    ),
    "podcast by its hosts": work(
        "podcast",
        "Series two begins",
        date="2023-01-03",
        programme="Crowds",
        outlet="University of Wexcombe",
        contributors=(person("host", "Deb Shaw"), person("host", "Ian Roy")),
    ),
}
PRESS: dict[str, Reference] = {
    "newspaper article": work(
        "newspaper-article",
        "Neighbours talk as police listen",
        date="2009-01-05",
        outlet="The Wexcombe Times",
        contributors=(person("author", "Low, Ann"),),
    ),
    "unsigned newspaper article": work(
        "newspaper-article", "Mosque and station share a car park", date="2009-01-06", outlet="The Wexcombe Times"
    ),
    "newspaper article online": work(
        "newspaper-article",
        "Who do you trust with a whistle?",
        date="2013-10-21",
        outlet="Northern Courier",
        address="https://courier.example.org/whistle",
        contributors=(person("author", "Drew, Paul"), person("author", "Keane, Moira")),
    ),
    "magazine article": work(
        "magazine-article",
        "Tea with the sergeant",
        date="2011-07",
        outlet="Town & Country Monthly",
        contributors=(person("author", "Brand, Uma"),),
    ),
    "online magazine article": work(
        "magazine-article",
        "The long read: a night in the control room",
        date="2018-03-14",
        outlet="The Dialogue",
        address="https://dialogue.example.org/control-room",
        contributors=(person("author", "Iqbal, Sana"), person("author", "Marsh, Eleanor")),
    ),
    "unsigned magazine article": work(
        "magazine-article", "Ten lamps to see this winter", date="2019-12", outlet="Town & Country Monthly"
    ),
}
FILMS: dict[str, Reference] = {
    "film": work(
        "film",
        "The long street",
        date="2013",
        contributors=(person("director", "Sylvia Trent"),),
        publisher="Quayside Films",
    ),
    "film by two directors": work(
        "film",
        "Two sides of the river",
        date="2016",
        publisher="Quayside Films",
        address="https://films.example.org/river",
        contributors=(person("director", "Ida Bell"), person("director", "Rui Costa")),
    ),
    "film by its maker": work(
        "film",
        "Officers speak",
        date="2009",
        contributors=(organisation("author", "Wexcombe Community Trust"),),
    ),
    "film with a director and a writer": work(
        "film",
        "A whistle in the fog",
        date="2021",
        place="Ghent",
        contributors=(person("author", "Eva Diaz"), person("director", "Tom Egan")),
    ),
    "film without a maker": work("film", "The watch house", date="2007-05"),
}
APPEARANCES = BROADCASTS | PRESS | FILMS
