"""Words of other people's vocabularies that the table of kinds is made of."""

from typing import NamedTuple

__all__ = ["ACCESS_RIGHTS", "COAR", "AccessRight", "Coar", "Form", "Outcome"]


class Coar(NamedTuple):
    """A row of the COAR Resource Types vocabulary, with its name among the older info:eu-repo/semantics terms, and the
    general type of the OpenAIRE guidelines for literature repositories (version 4)."""

    uri: str
    label: str
    eu_repo: str
    openaire: str = "literature"


def coar(code: str, label: str, eu_repo: str, openaire: str = "literature") -> Coar:
    return Coar(f"http://purl.org/coar/resource_type/{code}", label, f"info:eu-repo/semantics/{eu_repo}", openaire)


# The eu-repo list of the DRIVER guidelines has no term for data or software: "other" is what it says of them.
COAR = {
    "article": coar("c_6501", "journal article", "article"),
    "book": coar("c_2f33", "book", "book"),
    "book part": coar("c_3248", "book part", "bookPart"),
    "conference paper": coar("c_5794", "conference paper", "conferenceObject"),
    "dataset": coar("c_ddb1", "dataset", "other", "dataset"),
    "doctoral thesis": coar("c_db06", "doctoral thesis", "doctoralThesis"),
    "lecture": coar("c_8544", "lecture", "lecture"),
    "master thesis": coar("c_bdcc", "master thesis", "masterThesis"),
    "other": coar("c_1843", "other", "other", "other research product"),
    "report": coar("c_93fc", "report", "report"),
    "software": coar("c_5ce6", "software", "other", "software"),
    "working paper": coar("c_8042", "working paper", "workingPaper"),
}


class AccessRight(NamedTuple):
    """A row of the COAR Access Rights vocabulary, with its name among the older info:eu-repo/semantics terms."""

    uri: str
    label: str
    eu_repo: str


def access_right(code: str, label: str, eu_repo: str) -> AccessRight:
    return AccessRight(f"http://purl.org/coar/access_right/{code}", label, f"info:eu-repo/semantics/{eu_repo}")


# By the word that a record's access is stored as.
ACCESS_RIGHTS = {
    "open": access_right("c_abf2", "open access", "openAccess"),
    "embargoed": access_right("c_f1cf", "embargoed access", "embargoedAccess"),
    "restricted": access_right("c_16ec", "restricted access", "restrictedAccess"),
    "metadata_only": access_right("c_14cb", "metadata only access", "closedAccess"),
}


class Outcome:
    """Names of the categories under which UK funders collect outcomes, as Gateway to Research prints them."""

    PUBLICATION = "Publication"
    COLLABORATION = "Collaboration"
    FUNDING = "Further Funding"
    DESTINATION = "Next Destination"
    DISSEMINATION = "Dissemination"
    POLICY = "Policy Influence"
    TOOL = "Research Tool & Method"
    DATABASE = "Research Database & Model"
    PROPERTY = "Intellectual Property"
    MEDICAL = "Medical Product, Intervention & Clinical Trial"
    CREATIVE = "Artistic & Creative Product"
    SOFTWARE = "Software & Technical Product"
    SPIN_OUT = "Spin Out"
    RECOGNITION = "Award & Recognition"
    OTHER = "Other Output"
    FACILITY = "Facility & Resource"


class Form:
    """The forms of dissemination, letter for letter as Researchfish asks for them."""

    ACTIVITY = "Participation in an activity, workshop or similar"
    TALK = "A talk or presentation"
    PRESS = "A press release, press conference or response to a media enquiry/interview"
    BROADCAST = "A broadcast e.g. TV/radio/film/podcast (other than news/press)"
    ONLINE = "Engagement focused website, blog or social media channel"
    MAGAZINE = "A magazine, newsletter or online publication"
