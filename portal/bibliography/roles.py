"""What a contributor did, and what each format calls it.

CSL variables: CSL 1.0.2, appendix IV ("Name variables"). RIS tags: Zotero's RIS translator; `N1` is a note, where the
name follows the role. BibTeX fields: those of its styles, and names of our own, which styles pass over. schema.org:
properties of CreativeWork; an Event has no author, so `schema_org_event` is what the same person is there.
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
    bibtex: str
    schema_org: str
    schema_org_event: str
    is_author: bool


# fmt: off
# ruff: noqa: E501
ALL = (
    Role("author",        "Author",        "author",            "AU", "author",       "author",      "performer",   True),
    Role("editor",        "Editor",        "editor",            "A2", "editor",       "editor",      "contributor", False),
    Role("series-editor", "Series editor", "collection-editor", "A3", "serieseditor", "editor",      "contributor", False),
    Role("translator",    "Translator",    "translator",        "A4", "translator",   "translator",  "translator",  False),
    Role("presenter",     "Presenter",     "host",              "AU", "author",       "contributor", "performer",   True),
    Role("interviewee",   "Interviewee",   "guest",             "AU", "author",       "contributor", "performer",   True),
    Role("interviewer",   "Interviewer",   "interviewer",       "N1", "interviewer",  "contributor", "contributor", False),
    Role("host",          "Host",          "host",              "C1", "host",         "contributor", "contributor", False),
    Role("speaker",       "Speaker",       "author",            "AU", "author",       "author",      "performer",   True),
    Role("organiser",     "Organiser",     "organizer",         "AU", "author",       "contributor", "organizer",   True),
    Role("performer",     "Performer",     "performer",         "AU", "author",       "contributor", "performer",   True),
    Role("director",      "Director",      "director",          "AU", "author",       "director",    "director",    True),
    Role("curator",       "Curator",       "curator",           "AU", "author",       "contributor", "organizer",   True),
    Role("contributor",   "Contributor",   "contributor",       "N1", "contributor",  "contributor", "contributor", False),
)
# fmt: on

ROLES: dict[str, Role] = {each.name: each for each in ALL}


def role(name: str) -> Role:
    """The role whose stored name is `name`; raises KeyError where there is none."""
    return ROLES[name]
