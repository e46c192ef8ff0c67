"""The page of the team and the profile of one person: what they print, asked for only as the template prints it."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from portal.bibliography.formats.schema_org.write import script
from portal.cms.facts import Fact
from portal.public.findings.models import FindingPage
from portal.public.people.facts import person_facts
from portal.public.people.json_ld import person_graph
from portal.public.records_page import draft_response
from portal.records.base.previews import shows_drafts_of
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Membership, Person

__all__ = ["PersonContent", "TeamContent"]


class TeamContent:
    """What `people/team_page.html` prints."""

    @cached_property
    def people(self) -> list[Person]:
        """The visible people in team order, each with their visible roles."""
        return Person.objects.visible().with_roles().in_team_order()


@dataclass
class PersonContent:
    """What `people/person.html` prints of `person`, who has `visible_roles`."""

    template: ClassVar[str] = "public/people/person.html"

    person: Person

    @property
    def record(self) -> Person:
        """The person."""
        return self.person

    @cached_property
    def grants(self) -> list[Grant]:
        """The visible awards on which the person had a role, in order."""
        return list(Grant.objects.visible().filter(pk__in=self.grant_keys).with_earlier().in_order())

    @property
    def grant_keys(self) -> list[int]:
        """The keys of the visible awards on which the person had a role."""
        return [role.grant_id for role in self.person.visible_roles]

    @property
    def facts(self) -> list[Fact]:
        """The facts of the profile."""
        return person_facts(self.person, {grant.pk: grant.get_absolute_url() for grant in self.grants})

    @cached_property
    def findings(self) -> list[FindingPage]:
        """The visible findings of the awards on which the person had a role, in order."""
        if not self.person.pk:
            return []
        return list(FindingPage.objects.visible().of_grants(self.grant_keys).in_order())

    @cached_property
    def outputs(self) -> list[Output]:
        """The visible outputs the person contributed to, newest first."""
        if not self.person.pk:
            return []
        return list(Output.objects.visible().by_person(self.person).newest_first().with_lines())

    @property
    def json_ld(self) -> SafeString:
        """The person as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script(person_graph(self.person)))


@shows_drafts_of(Person)
def draft_of_person(person: Person, request: HttpRequest, mode: str) -> HttpResponse:
    """The profile as it would be."""
    person.visible_roles = roles_of_draft(person)
    return draft_response(request, PersonContent(person))


def roles_of_draft(person: Person) -> list[Membership]:
    """The roles that a draft in hand names, on grants that the public may see, in team order."""
    roles = sorted(person.memberships.all(), key=lambda role: role.position)
    grants = Grant.objects.visible().in_bulk([role.grant_id for role in roles])
    return [role for role in roles if role.grant_id in grants]
