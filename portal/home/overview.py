"""What the home page says of the project in figures and names: read once, and only what is printed."""

from django.utils.functional import cached_property

from portal.findings.models import FindingPage
from portal.grants.models import Grant
from portal.home.timeline import Timeline
from portal.outputs.models import Output
from portal.people.models import Person

__all__ = ["Overview"]

LATEST_OUTPUTS = 6


class Overview:
    """The visible findings, people, outputs and grants, for the home page of the project that `grant_id` began."""

    def __init__(self, grant_id: int | None) -> None:
        self.grant_id = grant_id

    @cached_property
    def findings(self) -> list[FindingPage]:
        return list(FindingPage.objects.visible().in_order().with_lines())

    @cached_property
    def people(self) -> list[Person]:
        return Person.objects.visible().with_roles().in_team_order()

    @cached_property
    def outputs(self) -> list[Output]:
        """The latest outputs, as many as the home page shows."""
        return list(Output.objects.visible().newest_first().with_lines()[:LATEST_OUTPUTS])

    @cached_property
    def output_count(self) -> int:
        return len(self.outputs) if len(self.outputs) < LATEST_OUTPUTS else Output.objects.visible().count()

    @cached_property
    def grants(self) -> list[Grant]:
        return list(Grant.objects.visible().with_page().with_funders().select_related("continues").in_order())

    @cached_property
    def grant(self) -> Grant | None:
        """The award the project began with, if the public may see it."""
        return next((grant for grant in self.grants if grant.pk == self.grant_id), None)

    @cached_property
    def further_grants(self) -> list[Grant]:
        return [grant for grant in self.grants if grant.pk != self.grant_id]

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.grants, self.outputs)
