"""The profile of one person: everything known, asked for only as the template prints it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from portal.citations.formats.json_ld import script
from portal.grants.models import Grant
from portal.pages.facts import Fact
from portal.people.facts import person_facts
from portal.people.json_ld import person_graph
from portal.people.models import Person

__all__ = ["PersonSheet"]


@dataclass
class PersonSheet:
    """What `people/person.html` prints of `person`."""

    person: Person

    @cached_property
    def grants(self) -> list[Grant]:
        """The visible awards on which the person had a role, in order."""
        ids = [role.grant_id for role in self.person.visible_roles]
        return list(Grant.objects.visible().filter(pk__in=ids).with_page().with_earlier().in_order())

    @property
    def facts(self) -> list[Fact]:
        return person_facts(self.person, {grant.pk: grant.get_absolute_url() for grant in self.grants})

    @cached_property
    def findings(self) -> list[Any]:
        """The visible findings of the awards on which the person had a role, in order."""
        return self.person.visible_findings if self.person.pk else []

    @cached_property
    def outputs(self) -> list[Any]:
        """The visible outputs the person contributed to, newest first."""
        return list(self.person.contributions.outputs()) if self.person.pk else []

    @property
    def json_ld(self) -> SafeString:
        """The person as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script(person_graph(self.person)))
