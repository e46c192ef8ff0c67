"""What a contributor did, and what each format calls it.

CSL variables: CSL 1.0.2, appendix IV ("Name variables"). RIS tags: Zotero's RIS translator. schema.org: properties of
CreativeWork; an Event has no author, so `schema_org_event` is what the same person is there.
"""

from dataclasses import dataclass

__all__ = ["ROLES", "Role", "role"]


@dataclass(frozen=True, slots=True)
class Role:
    """One role. `is_author`: the contributor is named in lists and citations as one whose work this is."""

    name: str
    label: str
    csl: str
    ris: str
    schema_org: str
    schema_org_event: str
    is_author: bool


# fmt: off
ALL = (
    Role("author",        "Author",        "author",            "AU", "author",      "performer",   True),
    Role("editor",        "Editor",        "editor",            "A2", "editor",      "contributor", False),
    Role("series-editor", "Series editor", "collection-editor", "A3", "editor",      "contributor", False),
    Role("translator",    "Translator",    "translator",        "A4", "translator",  "translator",  False),
    Role("presenter",     "Presenter",     "host",              "AU", "contributor", "performer",   True),
    Role("interviewee",   "Interviewee",   "guest",             "AU", "contributor", "performer",   True),
    Role("interviewer",   "Interviewer",   "interviewer",       "C1", "contributor", "contributor", False),
    Role("host",          "Host",          "host",              "C1", "contributor", "contributor", False),
    Role("speaker",       "Speaker",       "author",            "AU", "author",      "performer",   True),
    Role("organiser",     "Organiser",     "organizer",         "AU", "contributor", "organizer",   True),
    Role("performer",     "Performer",     "performer",         "AU", "contributor", "performer",   True),
    Role("director",      "Director",      "director",          "AU", "director",    "director",    True),
    Role("curator",       "Curator",       "curator",           "AU", "contributor", "organizer",   True),
    Role("contributor",   "Contributor",   "contributor",       "A4", "contributor", "contributor", False),
)
# fmt: on

ROLES: dict[str, Role] = {each.name: each for each in ALL}


def role(name: str) -> Role:
    """The role whose stored name is `name`; raises KeyError where there is none."""
    return ROLES[name]
