"""One record of each kind with no more than it must have, and one with every field that its form shows."""

import datetime
from typing import Any

from portal.bibliography.kinds import KINDS, Kind
from portal.bibliography.reference import Award, Contributor, PublicFile, Reference
from tests.bibliography.works import organisation, person, work

__all__ = ["all_kinds", "full", "minimal"]

SITE = "https://portal.example"
# A value for every field; all are invented. Each kind takes those that its own form shows.
VALUES: dict[str, Any] = {
    "date": "2010-05-12",
    "container": "Streets & Squares",
    "publisher": "Example Press",
    "place": "Leeds",
    "series": "Invented Lives",
    "volume": "12",
    "issue": "3",
    "first_page": "168",
    "last_page": "201",
    "article_number": "e107",
    "edition": "2nd",
    "isbn": "9780415494359",
    "issn": "2049-3630",
    "institution": "University of Example",
    "outlet": "Example Radio",
    "programme": "The Invented Hour",
    "aired_at": datetime.time(7, 10),
    "part": "contribution",
    "duration": 28,
    "available_until": "2011-05-12",
    "number": "7",
    "commissioned_by": "Example Council",
    "event": "Example Conference",
    "audience": "Police officers",
    "reach": "National",
    "start": "2010-05-12",
    "end": "2010-05-14",
    "doi": "10.5555/12345678",
    "address": "https://example.org/work_1?a=1&b=2",
    "licence": "CC-BY-4.0",
    "access": "open",
    "embargo_until": "2010-11",
    "language": "en-GB",
    "summary": "People were asked, and 100% answered.",
    "abstract": "We asked Müller & Sons.\n\nThey answered.",
    "keywords": ("trust", "community policing"),
    "peer_reviewed": True,
}
NO_AUTHOR = frozenset({"edited-book"})
ROLES_OF = {
    "radio-broadcast": ("interviewee", "host"),
    "tv-broadcast": ("interviewee", "interviewer"),
    "podcast": ("presenter", "interviewee"),
    "talk": ("speaker",),
    "workshop": ("organiser", "contributor"),
    "exhibition": ("curator",),
    "performance": ("performer", "director"),
    "film": ("director",),
}


def minimal(kind: Kind) -> Reference:
    """A title, a key and an address are all that a record must have."""
    key, url = f"trust{kind.name.replace('-', '')}", f"{SITE}/outputs/{kind.name}/"
    return work(kind.name, "Trust in the city", key=key, url=url)


def full(kind: Kind) -> Reference:
    """Every field of the kind's form, contributors in each fitting role, an award and a file."""
    address = f"{SITE}/outputs/{kind.name}/"
    pdf = f"{address}files/trust.pdf"
    return work(
        kind.name,
        "Trust in the city: what Muslim Londoners said",
        key=f"roe2010{kind.name.replace('-', '')}",
        url=address,
        uuid="6f1f9c0e-7c1b-4a53-9f59-0d6f8f0f3c11",
        contributors=_contributors(kind),
        grants=(
            Award(
                name="An invented award",
                reference="EX/000000/1",
                funders=("Example Council",),
                url=f"{SITE}/grants/invented/",
                funder_ids=("https://ror.org/03angcq70",),
            ),
        ),
        pdf_url=pdf,
        files=(PublicFile(pdf, "application/pdf", 12345, "00ff"),),
        created=datetime.datetime(2020, 1, 2, 3, 4, tzinfo=datetime.UTC),
        updated=datetime.datetime(2021, 2, 3, 4, 5, tzinfo=datetime.UTC),
        **{name: value for name, value in VALUES.items() if name in kind.fields},
    )


def _contributors(kind: Kind) -> tuple[Contributor, ...]:
    if kind.name in NO_AUTHOR:
        return (person("editor", "Low, Ann"), person("editor", "Poe, Richard"), person("series-editor", "Doe, John"))
    roles = ROLES_OF.get(kind.name, ("author", "author"))
    people = [
        person(role, name, orcid=orcid, url=url)
        for role, (name, orcid, url) in zip(
            roles,
            [
                ("Roe, Jane", "https://orcid.org/0000-0002-1825-0097", f"{SITE}/team/jane-roe/"),
                ("Carla van der Berg", "", ""),
            ],
            strict=False,
        )
    ]
    if roles == ("author", "author"):
        people += [organisation("author", "The Example Consortium"), person("editor", "Matthew J Low, Jr.")]
    return tuple(people)


def all_kinds() -> dict[str, list[Reference]]:
    """The records by the name of the file that expects them."""
    return {"minimal": [minimal(kind) for kind in KINDS.values()], "full": [full(kind) for kind in KINDS.values()]}
