"""The home page: what it says of the project in figures and names, read once, and only what is printed."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.bibliography.formats.schema_org.write import script
from portal.cms.facts import Answer
from portal.public.findings.models import FindingPage
from portal.public.grants.timeline import Timeline
from portal.public.home.json_ld import project_graph
from portal.records.grants.models import Grant
from portal.records.outputs.bylines import joined_names
from portal.records.outputs.models import Output
from portal.records.people.models import Person

__all__ = ["HomeContent"]

LATEST_OUTPUTS = 6


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

    @cached_property
    def outputs(self) -> list[Output]:
        """The latest outputs, as many as the home page shows."""
        return list(Output.objects.visible().newest_first().with_lines()[:LATEST_OUTPUTS])

    @cached_property
    def output_count(self) -> int:
        """How many outputs there are in all."""
        return Output.objects.visible().count()

    @cached_property
    def grants(self) -> list[Grant]:
        """All awards in order, with their funders and the awards they continue."""
        return list(Grant.objects.visible().with_funders().with_earlier().in_order())

    @cached_property
    def grant(self) -> Grant | None:
        """The award the project began with, if the public may see it."""
        return next((grant for grant in self.grants if grant.pk == self.grant_id), None)

    @cached_property
    def further_grants(self) -> list[Grant]:
        """The visible awards besides the one the project began with."""
        return [grant for grant in self.grants if grant.pk != self.grant_id]

    @cached_property
    def eyebrow(self) -> str:
        """Where the work was done and when it finished: "University of Birmingham · finished 30 September 2008"."""
        if self.grant is None:
            return ""
        holder = self.grant.holder.name if self.grant.holder else ""
        finished = _("finished %s") % self.grant.shown_end if self.grant.end else ""
        return " · ".join(filter(None, [holder, finished]))

    @cached_property
    def answers(self) -> list[Answer]:
        """The four rows of the panel beside the title: what was found, who says so, what came of it, who paid."""
        return [self.findings_answer(), self.people_answer(), self.outputs_answer(), self.funding_answer()]

    def findings_answer(self) -> Answer:
        """How many findings, and what they rest on."""
        count = len(self.findings)
        noun = ngettext("finding", "findings", count)
        return Answer(_("What was found"), count or "", noun, "/findings/", self.basis)

    def people_answer(self) -> Answer:
        """How many people, where they were, and who led them."""
        count = len(self.people)
        places = list(dict.fromkeys(person.first_place for person in self.people if person.first_place))
        lead = next((person for person in self.people if person.first_role), None)
        led_by = _("led by %s") % lead.titled_name if lead else ""
        words = ", ".join(filter(None, [joined_names(places), led_by]))
        return Answer(_("Who says so"), count or "", ngettext("person", "people", count), Person.base_path, words)

    def outputs_answer(self) -> Answer:
        """How many outputs, and which further awards."""
        count = self.output_count
        further = joined_names([grant.name for grant in self.further_grants])
        words = _("and a further award: %s") % further if further else ""
        return Answer(_("What came of it"), count or "", ngettext("output", "outputs", count), Output.base_path, words)

    def funding_answer(self) -> Answer:
        """The first award, its programme and its funders."""
        grant = self.grant
        if grant is None:
            return Answer(_("Who paid"))
        funders = joined_names([funder.label for funder in grant.funders])
        programme = _("of the %s") % grant.programme if grant.programme else ""
        words = ", ".join(filter(None, [programme, funders]))
        return Answer(_("Who paid"), grant.shown_amount, grant.name, grant.get_absolute_url(), words)

    @cached_property
    def timeline(self) -> Timeline:
        """The awards and outputs on a line of time."""
        return Timeline(self.grants, self.outputs)

    @property
    def json_ld(self) -> SafeString:
        """The project as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script(project_graph(self.title, self.summary, self.grant, self.people, self.grants)))
