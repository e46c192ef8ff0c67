"""The home page: what it says of the project in figures and names, read once, and only what is printed."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.bibliography.formats.schema_org.write import script
from portal.cms.facts import Answer
from portal.public.findings.models import FindingPage
from portal.public.grants.timeline import Timeline
from portal.public.home.answers import Answers
from portal.public.home.json_ld import project_graph
from portal.public.home.running_time import running_time
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person

__all__ = ["HomeContent"]

LATEST_OUTPUTS = 6
MOST_PEOPLE, FIRST_PEOPLE = 12, 8  # Of more than the most, the first few are shown.


@dataclass
class HomeContent:
    """What `home/home_page.html` and its sections print: the visible findings, people, outputs and grants.

    `title` and `summary` are the project's. `grant_id` is the key of the award that the project began with, `basis` the
    editors' words for what the findings rest on.
    """

    title: str
    summary: str
    grant_id: int | None
    basis: str

    @cached_property
    def findings(self) -> list[FindingPage]:
        """The visible findings that stand, in order, with what a line says of each."""
        return list(FindingPage.objects.visible().standing().in_order().with_lines())

    @cached_property
    def people(self) -> list[Person]:
        """Everybody in team order, each with their visible roles."""
        return Person.objects.visible().with_roles().in_team_order()

    @property
    def first_people(self) -> list[Person]:
        """Those of them whom the home page shows: all, or where they are many the first few."""
        return self.people if len(self.people) <= MOST_PEOPLE else self.people[:FIRST_PEOPLE]

    @property
    def all_people(self) -> str:
        """The words that lead to all of them."""
        count = len(self.people)
        return _("The team") if count <= MOST_PEOPLE else _("All %s people") % number_format(count, force_grouping=True)

    @cached_property
    def outputs(self) -> list[Output]:
        """The latest outputs, as many as the home page shows."""
        return list(Output.objects.visible().newest_first().with_lines()[:LATEST_OUTPUTS])

    @cached_property
    def grants(self) -> list[Grant]:
        """All awards in order, with their funders and the awards they continue."""
        return list(Grant.objects.visible().with_funders().with_earlier().in_order())

    @cached_property
    def grant(self) -> Grant | None:
        """The award the project began with, if the public may see it: the one chosen, or else the only one."""
        if self.grant_id is None and len(self.grants) == 1:
            return self.grants[0]
        return next((grant for grant in self.grants if grant.pk == self.grant_id), None)

    @cached_property
    def eyebrow(self) -> str:
        """Where the work was done and when it finished: "University of Birmingham · finished 30 September 2008"."""
        if self.grant is None:
            return ""
        holder = self.grant.holder.name if self.grant.holder else ""
        return " · ".join(filter(None, [holder, running_time(self.grants, timezone.localdate())]))

    @cached_property
    def answers(self) -> list[Answer]:
        """The rows of the panel beside the title."""
        outputs = Output.objects.visible()
        of_award = outputs.funded_by(self.grant).count() if self.grant else 0
        return Answers(
            len(self.findings), self.basis, self.people, self.grants, self.grant, outputs.count(), of_award
        ).rows

    @cached_property
    def timeline(self) -> Timeline:
        """The awards and outputs on a line of time."""
        return Timeline(self.grants, self.outputs)

    @property
    def json_ld(self) -> SafeString:
        """The project as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script(project_graph(self.title, self.summary, self.grant, self.people, self.grants)))
