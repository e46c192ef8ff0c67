"""The one bridge from findings to citations: a version of a finding as a `Reference`, which names that version.

People, awards and date are those of the version, so that what was cited once is cited alike for ever; but nobody and
nothing is named that the public may not see today.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.bibliography.keys import new_key
from portal.bibliography.kinds import FINDING
from portal.bibliography.reference import Award, Contributor, Reference
from portal.dates.partial import PartialDate
from portal.public.findings.models import FindingVersion
from portal.public.findings.named import NamedToday
from portal.records.grants.models import Grant
from portal.records.people.models import Person

__all__ = ["reference"]


def reference(version: FindingVersion, publisher: str = "", named: NamedToday | None = None) -> Reference:
    """The citation's record of a version.

    `publisher`: the site's name. `named`: what the version names and the public may see, where somebody has it in hand.
    """
    content, named = version.content, named or NamedToday([version])
    people = [person for person in content["people"] if person["pk"] in named.people]
    grants = [grant for grant in content["grants"] if grant["pk"] in named.grants]
    day = PartialDate(version.day.isoformat())
    number = numbered(content["number"], version.number)
    return Reference(
        kind=FINDING,
        key=key_of(version, people, day),
        title=without_full_stop(content["claim"]),
        url=version.finding.full_url,
        address=version.get_full_url(),
        version=str(version.number),
        number=number,
        date=day,
        summary=content["plain_summary"],
        language=settings.LANGUAGE_CODE[:2],
        access="open",
        publisher=publisher,
        contributors=tuple(author(printed, named.people[printed["pk"]]) for printed in people),
        grants=tuple(award(printed, named.grants[printed["pk"]]) for printed in grants),
        created=version.published_at,
        updated=version.published_at,
    )


def without_full_stop(sentence: str) -> str:
    """The claim as a title: each style sets its own mark after it."""
    return sentence.strip().removesuffix(".") if not sentence.strip().endswith("..") else sentence.strip()


def numbered(number: int | None, version: int) -> str:
    """ "Finding 2, version 1"."""
    if number is None:
        return _("Finding, version %d") % version
    return _("Finding %(number)d, version %(version)d") % {"number": number, "version": version}


def key_of(version: FindingVersion, people: list[dict[str, Any]], day: PartialDate) -> str:
    """A BibTeX key such as "spalek2026finding2v1": it holds the version, so no two are alike."""
    family = people[0]["family"] if people else ""
    number = version.content["number"] or f"p{version.finding_id}"
    return new_key(family, day, f"finding{number}v{version.number}", lambda key: False)


def author(printed: dict[str, Any], person: Person) -> Contributor:
    """The author as printed in the version, with the address of the visible `person`."""
    name = ", ".join(filter(None, [printed["family"], printed["given"]]))
    return Contributor.person("author", name, printed["orcid"], person.full_url)


def award(printed: dict[str, Any], grant: Grant) -> Award:
    """The award as printed in the version, with the address of the visible `grant`."""
    funders = tuple(printed["funders"])
    return Award(name=printed["title"], reference=printed["reference"], funders=funders, url=grant.full_url)
