"""The line of grants and the page of one grant: what they print, asked for only as the template prints it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from portal.bibliography.formats.schema_org.write import script
from portal.bibliography.formats.signposting.links import Signposts
from portal.cms.facts import Fact
from portal.public.findings.models import FindingPage
from portal.public.grants.facts import grant_facts
from portal.public.grants.json_ld import grant_graph
from portal.public.grants.signposts import signposts_of_grant
from portal.public.records_page import draft_response
from portal.records.base.previews import shows_drafts_of
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Membership

__all__ = ["GrantContent", "GrantsContent"]


class GrantsContent:
    """What `grants/grants_page.html` prints."""

    @cached_property
    def grants(self) -> list[Grant]:
        """The visible grants, the earliest first, each with the one it continues."""
        return list(Grant.objects.visible().with_earlier().in_order())


@dataclass
class GrantContent:
    """What `grants/grant.html` prints of `grant`, a saved record or a draft in hand.

    `neighbours`: the visible award that it continues, and the visible ones that continue it, in order.
    """

    template: ClassVar[str] = "public/grants/grant.html"
    open_graph_type: ClassVar[str] = "website"

    grant: Grant
    neighbours: list[Grant]

    @property
    def record(self) -> Grant:
        """The award itself."""
        return self.grant

    @property
    def facts(self) -> list[Fact]:
        """The facts of the award, in the order a funder asks."""
        return grant_facts(self.grant, self.earlier, self.continuations)

    @property
    def earlier(self) -> Grant | None:
        """The award it continues, if the public may see that."""
        return next((grant for grant in self.neighbours if grant.pk == self.grant.continues_id), None)

    @property
    def continuations(self) -> list[Grant]:
        """The visible awards that continue it, in order."""
        return [grant for grant in self.neighbours if grant.pk != self.grant.continues_id]

    @cached_property
    def findings(self) -> list[FindingPage]:
        """What it found, as far as the public may see it, in order."""
        return list(FindingPage.objects.visible().of_grants([self.grant.pk]).in_order()) if self.grant.pk else []

    @cached_property
    def outputs(self) -> list[Output]:
        """The visible outputs that it paid for, newest first."""
        if not self.grant.pk:
            return []
        return list(Output.objects.visible().funded_by(self.grant).newest_first().with_lines())

    @cached_property
    def roles(self) -> list[Membership]:
        """Roles of the people whom the public may see, in team order."""
        roles: Any = Membership.objects
        return list(roles.with_visible_people().filter(grant=self.grant)) if self.grant.pk else []

    @property
    def signposts(self) -> Signposts:
        """The links of the page's header."""
        return signposts_of_grant(self.grant)

    @property
    def json_ld(self) -> SafeString:
        """The grant as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script(grant_graph(self.grant)))


@shows_drafts_of(Grant)
def draft_of_grant(grant: Grant, request: HttpRequest, mode: str) -> HttpResponse:
    """The grant's page as it would be."""
    neighbours = list(Grant.objects.visible().beside(grant).in_order())
    return draft_response(request, GrantContent(grant, neighbours))
