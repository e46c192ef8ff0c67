"""Invented names, titles and sentences. Family names are put together from syllables, so that they are nobody's."""

from random import Random

from django.utils.text import slugify

__all__ = [
    "SUBJECTS",
    "body_name",
    "claim",
    "family_name",
    "given_name",
    "paragraph",
    "printed_name",
    "slug",
    "title",
    "venue",
]


def terms(text: str) -> list[str]:
    """The terms of a text, between semicolons."""
    return [" ".join(term.split()) for term in text.split(";")]


GIVEN = terms("""
    Adela; Amina; Anselm; Bashir; Beatrix; Cai; Celeste; Dafydd; Daria; Eamon; Elif; Farida; Gethin; Halina; Hannah;
    Idris; Imogen; Iolo; Jasmine; Joaquín; Jude; Kamal; Keira; Leyla; Lowri; Magnus; Mairi; Mina; Nadia; Niamh; Omar;
    Orla; Petra; Quentin; Rahel; Rhys; Saoirse; Selim; Søren; Tamsin; Tariq; Una; Viggo; Wanda; Yusuf; Zainab; Zoë
""")
BEGINNINGS = terms("""
    Alder; Brack; Calder; Dres; Elm; Fenn; Garth; Hester; Isk; Jarro; Kessel; Lorm; Mossel; Norri; Oxen; Pell; Quill;
    Rushen; Sallo; Tark; Umber; Vell; Wexen; Yarrow; Zell; Çam; Ørsk; Łow
""")
ENDINGS = terms("""
    andrin; bexley; cotterel; dunmoor; estrow; fallowick; gantry; hollins; ivering; kestane; lambourn; mereday; norrick;
    ombrow; paswell; quarle; rundell; sedgley; thrapley; umpton; vensel; wickmoor; yolande
""")
PARTICLES = ("van der", "de", "von", "ter")
SUBJECTS = terms("""
    trust; street policing; community engagement; faith and citizenship; local partnership; youth work;
    public consultation; neighbourhood safety; prison chaplaincy; charity governance; women's leadership; legal advice;
    housing advice; school inclusion; interfaith dialogue; migrant health; media reporting; counter-extremism;
    urban belonging; hate crime reporting; volunteering; oral history; police training; mosque governance
""")
PLACES = terms("""
    northern towns; a port city; two London boroughs; the Midlands; coastal estates; the Welsh valleys; rural counties;
    Glasgow's south side; an inner suburb; three European cities
""")
METHODS = terms("""
    a longitudinal study; evidence from interviews; a comparative account; lessons from practice; an ethnography;
    a survey of practitioners; a documentary analysis; voices from the field; a review of the literature; first findings
""")
OPENINGS = terms("""
    Building; Negotiating; Rethinking; Beyond; Understanding; Questioning; Practising; Mapping; Sustaining; Contesting;
    Listening for; Measuring; Towards; The limits of; The making of; Who speaks for; After; Between law and
""")
CLAIMS = terms("""
    Officers who stay in one place for longer are trusted more.; Partnership lasts place_phrase both sides may say no.;
    Residents separate the unit from the force around it.; What is asked for is seldom what is funded.;
    Women's groups are consulted late, and notice it.; Openness about disagreement builds more trust than agreement.
""")
VERBS = terms("shows; suggests; argues; finds; describes")
VERDICTS = terms("""
    slow work pays; formal consultation reaches few; informal ties carry most of the weight; language matters;
    short funding undoes what it began; those most affected are heard last; shared training changes practice;
    small grants travel far
""")
JOURNALS = ("Journal of", "Studies in", "Review of", "Quarterly of", "Annals of")
BODIES = ("Institute for", "Centre for", "Forum on", "Trust for", "Council on")


def family_name(random: Random) -> str:
    """A family name that nobody bears; one in forty has a particle."""
    name = random.choice(BEGINNINGS) + random.choice(ENDINGS)
    return f"{random.choice(PARTICLES)} {name}" if random.random() < 0.025 else name


def given_name(random: Random) -> str:
    """A given name out of many countries."""
    return random.choice(GIVEN)


def printed_name(family: str, given: str, random: Random) -> str:
    """The name as a title page prints it: in full, or with an initial."""
    return f"{family}, {given}" if random.random() < 0.6 else f"{family}, {given[0]}."


def title(random: Random) -> str:
    """A work's title, two thirds of them with a subtitle."""
    first = f"{random.choice(OPENINGS)} {random.choice(SUBJECTS)}"
    if random.random() < 0.3:
        first += f" and {random.choice(SUBJECTS)}"
    place_phrase = f" in {random.choice(PLACES)}" if random.random() < 0.5 else ""
    return f"{first}{place_phrase}: {random.choice(METHODS)}" if random.random() < 0.66 else f"{first}{place_phrase}"


def slug(title: str) -> str:
    """The title as the readable part of an address, cut at a whole word."""
    return slugify(title)[:60].rpartition("-")[0]


def sentence(random: Random) -> str:
    """A sentence about an invented work."""
    subject, other = random.sample(SUBJECTS, 2)
    return (
        f"On {subject} in {random.choice(PLACES)}, the work {random.choice(VERBS)} that {random.choice(VERDICTS)}, "
        f"and compares it with {other}."
    )


def paragraph(random: Random, sentences: int) -> str:
    """So many invented sentences."""
    return " ".join([sentence(random) for _ in range(sentences)])


def claim(number: int) -> str:
    """One of the claims that an invented finding makes."""
    return CLAIMS[number % len(CLAIMS)]


def venue(random: Random) -> str:
    """A journal that does not exist."""
    return f"{random.choice(JOURNALS)} {random.choice(SUBJECTS).title()}"


def body_name(random: Random) -> str:
    """An institution that does not exist."""
    return f"{random.choice(BODIES)} {random.choice(SUBJECTS).title()}"
