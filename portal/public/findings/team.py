"""The team behind a finding that names nobody itself: those of its awards who were there when it was found."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from portal.dates.partial import PartialDate
from portal.records.people.models import Membership, Person

if TYPE_CHECKING:
    from portal.public.findings.models import FindingPage

__all__ = ["team_of"]


def team_of(finding: "FindingPage", grants: Iterable[int]) -> list[Person]:
    """The visible people with a role on any of the awards with those keys, in team order, each once.

    Nobody is credited with what was found before they came: neither whose role began after the finding was first
    published or its award ended, nor, where the start is not recorded, who was not of the team of its last version.
    """
    memberships: Any = Membership.objects
    roles = memberships.with_visible_people().filter(grant__in=list(grants)).select_related("grant")
    first, credited = history_of(finding)
    present = [role for role in roles if was_there(role, first, credited)]
    return list({role.person_id: role.person for role in present}.values())


def history_of(finding: "FindingPage") -> tuple[date | None, set[int] | None]:
    """The day of the first version, and the keys of the people of the last; None and None before there is one."""
    if not finding.pk:
        return None, None
    versions = list(finding.versions.order_by("number").values_list("published_at", "content__people"))
    if not versions:
        return None, None
    return timezone.localdate(versions[0][0]), {person["pk"] for person in versions[-1][1]}


def was_there(role: Membership, first: date | None, credited: set[int] | None) -> bool:
    """Whether the role had begun when the finding was found, which was on the day `first` at the latest."""
    award_end = PartialDate(role.grant.end).last_day() if role.grant.end else None
    by = min(filter(None, [first, award_end]), default=timezone.localdate())
    begun = role.had_begun(by)
    if begun is None:
        return credited is None or role.person_id in credited
    return begun
