"""The one bridge from findings to citations: a version of a finding as a `Reference`, which names that version.

People, awards and date are those of the version, so that what was cited once is cited alike for ever.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.citations.keys import new_key
from portal.citations.kinds import FINDING
from portal.citations.reference import Contributor, GrantLine, Reference
from portal.dates.partial import PartialDate
from portal.findings.models import FindingVersion
from portal.grants.models import Grant
from portal.people.models import Person

__all__ = ["reference"]


def reference(version: FindingVersion, publisher: str = "", grants: dict[int, Grant] | None = None) -> Reference:
    """The citation's record of a version.

    `publisher`: the site's name. `grants`: visible ones by key, `with_page()` and `with_team()`, for links to them and
    to those of the authors whom the public may still see.
    """
    content = version.content
    known = grants or {}
    addresses = {row["pk"]: Person(slug=row["slug"]).full_url for grant in known.values() for row in grant.team_rows}
    day = PartialDate(version.day.isoformat())
    number = numbered(content["number"], version.number)
    return Reference(
        kind=FINDING,
        key=key_of(version, day),
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
        contributors=tuple(author(person, addresses.get(person["pk"], "")) for person in content["people"]),
        grants=tuple(grant_line(row, known.get(row["pk"])) for row in content["grants"]),
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


def key_of(version: FindingVersion, day: PartialDate) -> str:
    """A BibTeX key such as "spalek2026finding2v1": it holds the version, so no two are alike."""
    people = version.content["people"]
    family = people[0]["family"] if people else ""
    number = version.content["number"] or f"p{version.finding_id}"
    return new_key(family, day, f"finding{number}v{version.number}", lambda key: False)


def author(person: dict[str, Any], url: str) -> Contributor:
    printed = ", ".join(filter(None, [person["family"], person["given"]]))
    return Contributor.person("author", printed, person["orcid"], url)


def grant_line(row: dict[str, Any], grant: Grant | None) -> GrantLine:
    url = grant.full_url if grant else ""
    return GrantLine(name=row["title"], reference=row["reference"], funders=tuple(row["funders"]), url=url)
