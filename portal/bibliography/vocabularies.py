"""Words of other people's vocabularies that the table of kinds is made of."""

from typing import NamedTuple

__all__ = ["COAR", "Coar", "Form", "Outcome"]


class Coar(NamedTuple):
    """A row of the COAR Resource Types vocabulary, with its name among the older info:eu-repo/semantics terms."""

    uri: str
    label: str
    eu_repo: str


def coar(code: str, label: str, eu_repo: str) -> Coar:
    return Coar(f"http://purl.org/coar/resource_type/{code}", label, f"info:eu-repo/semantics/{eu_repo}")


# The eu-repo list of the DRIVER guidelines has no term for data or software: "other" is what it says of them.
COAR = {
    "article": coar("c_6501", "journal article", "article"),
    "book": coar("c_2f33", "book", "book"),
    "book part": coar("c_3248", "book part", "bookPart"),
    "conference paper": coar("c_5794", "conference paper", "conferenceObject"),
    "dataset": coar("c_ddb1", "dataset", "other"),
    "doctoral thesis": coar("c_db06", "doctoral thesis", "doctoralThesis"),
    "lecture": coar("c_8544", "lecture", "lecture"),
    "master thesis": coar("c_bdcc", "master thesis", "masterThesis"),
    "other": coar("c_1843", "other", "other"),
    "report": coar("c_93fc", "report", "report"),
    "software": coar("c_5ce6", "software", "other"),
    "working paper": coar("c_8042", "working paper", "workingPaper"),
}


class Outcome:
    """Names of the categories under which UK funders collect outcomes, as Gateway to Research prints them."""

    PUBLICATION = "Publication"
    DISSEMINATION = "Dissemination"
    POLICY = "Policy Influence"
    DATABASE = "Research Database & Model"
    SOFTWARE = "Software & Technical Product"
    CREATIVE = "Artistic & Creative Product"


class Form:
    """The forms of dissemination, letter for letter as Researchfish asks for them."""

    ACTIVITY = "Participation in an activity, workshop or similar"
    TALK = "A talk or presentation"
    PRESS = "A press release, press conference or response to a media enquiry/interview"
    BROADCAST = "A broadcast e.g. TV/radio/film/podcast (other than news/press)"
    ONLINE = "Engagement focused website, blog or social media channel"
    MAGAZINE = "A magazine, newsletter or online publication"
