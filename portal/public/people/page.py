"""The page of the team and the profile of one person: what they print, asked for only as the template prints it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.bibliography.formats.schema_org.write import script
from portal.bibliography.formats.signposting.links import Signposts
from portal.cms.facts import Fact
from portal.freshness.sources import shows_only
from portal.public.findings.models import FindingPage
from portal.public.people.facts import person_facts
from portal.public.people.json_ld import person_graph
from portal.public.people.signposts import signposts_of_person
from portal.public.records_page import draft_response
from portal.records.base.previews import shows_drafts_of
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Membership, Person

__all__ = ["PersonContent", "TeamContent", "TeamGroup", "TeamMember"]


@dataclass(frozen=True)
class TeamMember:
    """A person as the team page shows them: with the role that put them in their group (None without any)."""

    person: Person
    role: Membership | None

    @property
    def place(self) -> str:
        """Where they worked in that role, or work."""
        organisation = (self.role.organisation if self.role else None) or self.person.affiliation
        return organisation.name if organisation else ""


@dataclass(frozen=True)
class TeamGroup:
    """A group of the team with its heading."""

    name: str
    heading: str
    members: list[TeamMember]


class TeamContent:
    """What `people/team_page.html` prints."""

    @cached_property
    def people(self) -> list[Person]:
        """The visible people in team order, each with their visible roles."""
        return Person.objects.visible().with_roles().in_team_order()

    @cached_property
    def groups(self) -> list[TeamGroup]:
        """The people in groups: who is there, who was, partners, and others; each stands in one. Empty ones are left
        out. Where nobody is there any more, those who were are its members."""
        today = timezone.localdate()
        by_group: dict[str, list[TeamMember]] = {"current": [], "former": [], "partners": [], "others": []}
        for person in self.people:
            name, role = group_of(person.visible_roles, today)
            by_group[name].append(TeamMember(person, role))
        former = _("Former members") if by_group["current"] else _("Members")
        headings = {"current": _("Current members"), "former": former, "partners": _("Partners"), "others": _("Others")}
        return [TeamGroup(name, headings[name], members) for name, members in by_group.items() if members]


def group_of(roles: list[Membership], today: date) -> tuple[str, Membership | None]:
    """The group of a person with those roles, and the role that says so: one that lasts before one that is over, one
    of the team before a partner's."""
    own = [role for role in roles if not role.is_partner]
    lasting = next((role for role in own if not role.is_over(today)), None)
    if lasting:
        return "current", lasting
    if own:
        return "former", own[0]
    return ("partners", roles[0]) if roles else ("others", None)


@dataclass
class PersonContent:
    """What `people/person.html` prints of `person`, who has `visible_roles`."""

    template: ClassVar[str] = "public/people/person.html"
    open_graph_type: ClassVar[str] = "profile"

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
        """The visible findings that the person has a part in, in order."""
        if not self.person.pk:
            return []
        return list(FindingPage.objects.visible().by_person(self.person).in_order())

    @cached_property
    def outputs(self) -> list[Output]:
        """The visible outputs the person contributed to, newest first."""
        if not self.person.pk:
            return []
        outputs = list(Output.objects.visible().by_person(self.person).newest_first().with_lines())
        shows_only(Output, [output.pk for output in outputs])
        return outputs

    @property
    def signposts(self) -> Signposts:
        """The links of the page's header."""
        return signposts_of_person(self.person)

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
