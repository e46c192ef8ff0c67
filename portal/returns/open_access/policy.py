"""The policy as data: its days, the forms it is about, and each rule in our own words with its source.

Source: UKRI open access policy, as its page stood after the update of 15 November 2023.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = [
    "ARTICLES",
    "ARTICLES_FROM",
    "LONG_FORMS",
    "LONG_FORMS_FROM",
    "LONG_FORM_MONTHS",
    "SOURCE",
    "SOURCE_ADDRESS",
    "YEARS_AFTER_END",
    "Rule",
]

SOURCE = _("UKRI open access policy, as updated on 15 November 2023")
SOURCE_ADDRESS = "https://www.ukri.org/publications/ukri-open-access-policy/"
ARTICLES_FROM = date(2022, 4, 1)  # Of submission.
LONG_FORMS_FROM = date(2024, 1, 1)  # Of publication.
LONG_FORM_MONTHS = 12
YEARS_AFTER_END = 7
# By the sub-type that the table of kinds has for the funder.
ARTICLES = frozenset({"Journal Article/Review", "Conference Proceeding/Paper"})
NEEDS_ISSN = frozenset({"Conference Proceeding/Paper"})
LONG_FORMS = frozenset({"Monograph", "Book Chapter", "Book (Edited)"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, and what it asks, in our own words."""

    name: str
    title: str | Promise
    text: str | Promise


AT_ONCE = Rule(
    "at-once",
    _("Free to read at once"),
    _("The published version, or the author’s accepted manuscript in a repository, is free to read from the day of"
      " publication, without an embargo."),
)  # fmt: skip
WITHIN_A_YEAR = Rule(
    "within-a-year",
    _("Free to read within twelve months"),
    _("The published version, or the author’s accepted manuscript, is free to view or download at most twelve months"
      " after publication."),
)  # fmt: skip
VERSION = Rule(
    "version",
    _("A version that counts"),
    _("What is free is the version of record or the author’s accepted manuscript; a preprint does not count."),
)
CC_BY = Rule(
    "cc-by",
    _("Licence CC BY"),
    _("The free version has a Creative Commons Attribution licence, or the Open Government Licence; CC BY-ND only where"
      " the funder has agreed to it."),
)  # fmt: skip
ANY_CC = Rule(
    "any-cc",
    _("A Creative Commons licence"),
    _("The free version has any Creative Commons licence, CC BY before others. Pictures of others may be left out."),
)
RETENTION = Rule(
    "rights-retention",
    _("Rights retention statement"),
    _("Where the accepted manuscript is what is free, the submission said that the author applies a CC BY licence to"
      " any accepted manuscript that comes of it."),
)  # fmt: skip
DATA = Rule(
    "data-statement",
    _("Data access statement"),
    _("The article says where the data behind it are, or that there are none: the statement is asked even without"
      " data."),
)  # fmt: skip
FUNDER = Rule(
    "funder",
    _("The funder is acknowledged"),
    _("The work names the funder and the award’s reference."),
)
IDENTIFIER = Rule(
    "identifier",
    _("A persistent identifier"),
    _("The work has a DOI or another identifier that lasts."),
)
