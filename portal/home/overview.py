"""What the home page says of the project in figures and names: read once, and only what is printed."""

from django.db.models import Count, Subquery, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.findings.models import FindingPage
from portal.grants.models import Grant
from portal.home.timeline import Timeline
from portal.outputs.bylines import joined_names
from portal.outputs.models import Output
from portal.people.models import Person

__all__ = ["Overview"]

LATEST_OUTPUTS = 6


class Overview:
    """The visible findings, people, outputs and grants, for the home page of the project that `grant_id` began.

    `basis` are the editors' words for what the findings rest on.
    """

    def __init__(self, grant_id: int | None, basis: str) -> None:
        self.grant_id = grant_id
        self.basis = basis

    @cached_property
    def findings(self) -> list[FindingPage]:
        return list(FindingPage.objects.visible().standing().in_order().with_lines())

    @cached_property
    def people(self) -> list[Person]:
        return Person.objects.visible().with_roles().in_team_order()

    @cached_property
    def outputs(self) -> list[Output]:
        """The latest outputs, as many as the home page shows, each with the `total` of all."""
        visible = Output.objects.visible()
        total = visible.values(all=Value(1)).annotate(total=Count("pk")).values("total")
        return list(visible.newest_first()[:LATEST_OUTPUTS].lines_of_slice().annotate(total=Subquery(total)))

    @property
    def output_count(self) -> int:
        return self.outputs[0].total if self.outputs else 0

    @cached_property
    def grants(self) -> list[Grant]:
        return list(Grant.objects.visible().with_page().with_funders().with_earlier().in_order())

    @cached_property
    def grant(self) -> Grant | None:
        """The award the project began with, if the public may see it."""
        return next((grant for grant in self.grants if grant.pk == self.grant_id), None)

    @cached_property
    def further_grants(self) -> list[Grant]:
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
    def answers(self) -> list[dict[str, object]]:
        """The four rows of the panel beside the title: what was found, who says so, what came of it, who paid."""
        return [self.found(), self.said(), self.came(), self.paid()]

    def found(self) -> dict[str, object]:
        count = len(self.findings)
        noun = ngettext("finding", "findings", count)
        return {
            "label": _("What was found"),
            "figure": count or "",
            "noun": noun,
            "url": "/findings/",
            "text": self.basis,
        }

    def said(self) -> dict[str, object]:
        count = len(self.people)
        places = list(dict.fromkeys(person.first_place for person in self.people if person.first_place))
        lead = next((person for person in self.people if person.first_role), None)
        text = [joined_names(places), _("led by %s") % lead.titled_name if lead else ""]
        noun = ngettext("person", "people", count)
        words = ", ".join(filter(None, text))
        return {"label": _("Who says so"), "figure": count or "", "noun": noun, "url": "/team/", "text": words}

    def came(self) -> dict[str, object]:
        noun = ngettext("output", "outputs", self.output_count)
        text = (
            _("and a further award: %s") % joined_names([grant.name for grant in self.further_grants])
            if self.further_grants
            else ""
        )
        return {
            "label": _("What came of it"),
            "figure": self.output_count or "",
            "noun": noun,
            "url": "/outputs/",
            "text": text,
        }

    def paid(self) -> dict[str, object]:
        if self.grant is None:
            return {"label": _("Who paid")}
        funders = joined_names([funder.label for funder in self.grant.funders])
        programme = _("of the %s") % self.grant.programme if self.grant.programme else ""
        text = ", ".join(filter(None, [programme, funders]))
        return {
            "label": _("Who paid"),
            "figure": self.grant.shown_amount,
            "noun": self.grant.name,
            "url": self.grant.get_absolute_url(),
            "text": text,
        }

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.grants, self.outputs)
