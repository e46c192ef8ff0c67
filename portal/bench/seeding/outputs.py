"""One invented output, always the same for the same seed and number."""

import datetime
from random import Random
from typing import Any

from portal.bench.seeding import words
from portal.bench.seeding.cast import Cast, seeded_uuid
from portal.bibliography.kinds import KINDS, kind
from portal.identifiers import isbn, issn
from portal.records.base.sorting import sort_key
from portal.records.outputs.models import TABLES, Contribution, Output

__all__ = ["invent"]

# How many of a hundred or so outputs are of each kind; a kind that is not named is rare.
SHARES = {
    "journal-article": 24,
    "chapter": 12,
    "talk": 10,
    "conference-paper": 8,
    "blog-post": 6,
    "report": 6,
    "newspaper-article": 5,
    "policy-brief": 5,
    "working-paper": 5,
    "radio-broadcast": 4,
    "workshop": 4,
    "book": 3,
    "edited-book": 2,
    "thesis": 2,
}
WEIGHTS = [SHARES.get(name, 1) for name in KINDS]
NAMES = list(KINDS)
REVIEWED = frozenset({"journal-article", "chapter", "book", "edited-book", "conference-paper"})
FIRST_YEAR, LAST_YEAR = 1995, 2026
COLLABORATION = 7  # The number of the output that 3,000 people signed.
HOW_MANY = (1, 2, 3, 4, 5, 6, 8, 12)
HOW_OFTEN = (38, 27, 14, 8, 5, 4, 3, 1)
OUTLETS = ("Radio Invented", "The Invented Courier", "Channel Nought", "The Example Gazette", "Nowhere FM")
ROLE_OF_KIND = {"edited-book": "editor", "radio-broadcast": "interviewee", "tv-broadcast": "interviewee"}
ROLE_OF_TABLE = {"media_appearance": "contributor", "activity": "speaker"}


def invent(seed: int, number: int, pk: int, cast: Cast, now: datetime.datetime) -> Output:
    """The unsaved output of that seed and number, of its own table, with its contributions; it has no citation key."""
    random = Random(f"{seed}/output/{number}")
    name = random.choices(NAMES, WEIGHTS)[0]
    if number == COLLABORATION:
        name = "journal-article"
    table = kind(name).table
    model = TABLES[table]
    own = OWN[table](random, name)
    shared = shared_values(random, seed, number, name)
    related: dict[str, Any] = {"carriers": []} if table == "media_appearance" else {}
    identified = {"id": pk, "output_ptr_id": pk, "uuid": seeded_uuid(seed, "output", number)}
    times = {"created_at": now, "updated_at": now, "first_published_at": now, "last_published_at": now}
    output = model(**identified, **times, **shared, **own, **related, table=table, kind=name)
    output.contributions.set(contributions(random, number, name, pk, cast))
    return output


def shared_values(random: Random, seed: int, number: int, name: str) -> dict[str, Any]:
    """What every kind has; identifiers come from prefixes that are kept for examples."""
    title = words.title(random)
    scholarly = kind(name).scholarly
    access = random.choices(("open", "", "restricted", "embargoed", "metadata_only"), (45, 25, 18, 4, 8))[0]
    return {
        "title": title,
        "sort_key": sort_key(title),
        "slug": f"{words.slug(title)}-{seed}-{number}",
        "date": some_date(random),
        "summary": words.paragraph(random, 2) if random.random() < 0.85 else "",
        "abstract": words.paragraph(random, 5) if scholarly and random.random() < 0.5 else "",
        "doi": f"10.5555/seed.{seed}.{number}" if scholarly and random.random() < 0.7 else "",
        "url": f"https://www.example.org/works/{seed}/{number}" if random.random() < 0.4 else "",
        "licence": random.choice(("CC-BY-4.0", "CC-BY-NC-4.0")) if access == "open" else "",
        "access": access,
        "embargo_until": datetime.date(2027, 1, 1) if access == "embargoed" else None,
        "peer_reviewed": random.random() < 0.9 if name in REVIEWED else None,
        "keywords": "; ".join(random.sample(words.SUBJECTS, 3)) if random.random() < 0.7 else "",
    }


def some_date(random: Random) -> str:
    """A day, a month or a year, later ones oftener; in one of thirty "": nobody wrote it down."""
    if random.random() < 1 / 30:
        return ""
    year = int(random.triangular(FIRST_YEAR, LAST_YEAR + 1, LAST_YEAR - 6))
    month, day = random.randrange(1, 13), random.randrange(1, 29)
    return random.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))


def contributions(random: Random, number: int, name: str, pk: int, cast: Cast) -> list[Contribution]:
    """Who signed it: mostly a few, seldom some hundreds, once 3,000; about a third are people of the project."""
    role = ROLE_OF_KIND.get(name) or ROLE_OF_TABLE.get(kind(name).table, "author")
    made: list[Contribution] = []
    for position in range(how_many(random, number)):
        person = random.choice(cast.people) if random.random() < 0.35 else None
        family, given = (person.family_name, person.given_name) if person else invented_name(random)
        made.append(
            Contribution(
                output_id=pk,
                sort_order=position,
                role="editor" if position and name == "chapter" and random.random() < 0.2 else role,
                person_id=person.pk if person else None,
                name=words.printed_name(family, given, random),
            )
        )
    if random.random() < 0.03:
        made[0] = Contribution(output_id=pk, sort_order=0, role=role, name=words.body_name(random), is_corporate=True)
    return made


def invented_name(random: Random) -> tuple[str, str]:
    """A family name and a given name."""
    return words.family_name(random), words.given_name(random)


def how_many(random: Random, number: int) -> int:
    """How many people signed it."""
    if number == COLLABORATION:
        return 3_000
    if random.random() < 0.0005:
        return random.randrange(100, 400)
    return random.choices(HOW_MANY, HOW_OFTEN)[0]


def publication(random: Random, name: str) -> dict[str, Any]:
    """The fields of a publication's own table, for a kind."""
    first = random.randrange(1, 400)
    pages = {"first_page": str(first), "last_page": str(first + random.randrange(2, 40))}
    volume = {"volume": str(random.randrange(1, 60)), "issue": str(random.randrange(1, 7))}
    digits, number = f"97800000{random.randrange(10_000):04}", f"0000{random.randrange(1_000):03}"
    thirteen = digits + isbn.check_digit_13(digits)
    if name == "journal-article":
        eight = f"{number[:4]}-{number[4:]}{issn.check_digit(number)}"
        return {"container": words.venue(random), "issn": eight, **volume, **pages}
    if name in ("chapter", "conference-paper"):
        press = f"{words.family_name(random).title()} Press"
        return {"container": words.title(random), "publisher": press, "place": "Exampleton", "isbn": thirteen, **pages}
    if name in ("book", "edited-book"):
        return {
            "publisher": "Nought Press",
            "place": "Exampleton",
            "isbn": thirteen,
            "edition": random.choice(("", "2")),
        }
    if name in ("thesis", "masters-thesis"):
        return {"institution": "University of Exampleton"}
    return {"container": words.body_name(random), "publisher": words.body_name(random)}


def media_appearance(random: Random, name: str) -> dict[str, Any]:
    """The fields of a media appearance's own table, for a kind."""
    broadcast = "broadcast" in name
    return {
        "outlet": random.choice(OUTLETS),
        "programme": f"{random.choice(('Morning', 'Evening', 'Sunday'))} Questions" if broadcast else "",
        "aired_at": datetime.time(random.randrange(6, 23), random.choice((0, 10, 30))) if broadcast else None,
        "part": random.choice(("contribution", "coverage")),
        "duration": random.randrange(2, 58) if broadcast and random.random() < 0.6 else None,
    }


def report(random: Random, name: str) -> dict[str, Any]:
    """The fields of a report's own table."""
    commissioned = words.body_name(random) if random.random() < 0.2 else ""
    number = f"{random.randrange(1, 90)}/{random.randrange(FIRST_YEAR, LAST_YEAR)}" if random.random() < 0.5 else ""
    return {"institution": words.body_name(random), "number": number, "commissioned_by": commissioned}


def activity(random: Random, name: str) -> dict[str, Any]:
    """The fields of an activity's own table."""
    return {
        "event": f"{random.choice(('Annual', 'First', 'Regional'))} Meeting on {random.choice(words.SUBJECTS).title()}",
        "place": "Exampleton",
        "audience": random.choice(("police officers", "residents", "civil servants", "")),
        "reach": random.choice(("local", "national", "international")),
    }


OWN = {"publication": publication, "media_appearance": media_appearance, "report": report, "activity": activity}
