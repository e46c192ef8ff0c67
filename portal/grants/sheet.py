"""The page of one grant: facts, and all that the public may see of what came of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from portal.citations.formats.json_ld import script
from portal.grants.facts import grant_facts
from portal.grants.json_ld import grant_graph
from portal.grants.models import Grant
from portal.pages.facts import Fact

__all__ = ["GrantSheet"]


@dataclass
class GrantSheet:
    """What `grants/grant_page.html` prints of `grant`."""

    grant: Grant

    @property
    def facts(self) -> list[Fact]:
        return grant_facts(self.grant, self.grant.visible_continuations)

    @cached_property
    def findings(self) -> list[Any]:
        return self.grant.visible_findings

    @cached_property
    def outputs(self) -> list[Any]:
        return list(self.grant.outputs.visible().newest_first().with_lines()) if self.grant.pk else []

    @cached_property
    def roles(self) -> list[Any]:
        """Roles of the people whom the public may see, in team order."""
        return list(self.grant.memberships.with_visible_people()) if self.grant.pk else []

    @property
    def json_ld(self) -> SafeString:
        """The grant as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script(grant_graph(self.grant)))
