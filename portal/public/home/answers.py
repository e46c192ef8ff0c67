"""The panel beside the project's title: what was found, who says so, what came of it, who paid."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.cms.facts import Answer
from portal.records.grants.models import Grant
from portal.records.outputs.bylines import joined_names
from portal.records.outputs.models import Output
from portal.records.people.models import Membership, Person

__all__ = ["Answers"]

MOST_NAMED = 3  # Places, and people who lead.


def figure_of(count: int) -> str:
    return number_format(count, force_grouping=True)


@dataclass
class Answers:
    """The rows about a project of so many findings, those people in team order with their roles, and those awards.

    `basis`: the editors' words for what the findings rest on; `grant`: the award that the project began with, None
    where none is chosen of several; `in_all` and `of_award`: how many outputs there are, and how many name that award.
    """

    finding_count: int
    basis: str
    people: list[Person]
    grants: list[Grant]
    grant: Grant | None
    in_all: int
    of_award: int

    @cached_property
    def rows(self) -> list[Answer]:
        """The rows in order, without those to which there is no answer yet."""
        rows = [self.findings_answer(), self.people_answer(), self.outputs_answer(), self.funding_answer()]
        return [row for row in rows if row]

    def findings_answer(self) -> Answer | None:
        """How many findings, and what they rest on."""
        count = self.finding_count
        noun = ngettext("finding", "findings", count)
        return Answer(_("What was found"), figure_of(count), noun, "/findings/", self.basis) if count else None

    def people_answer(self) -> Answer | None:
        """How many people, where they were, and who led them; of one alone, who it is."""
        count, leading = len(self.people), joined_names(leaders(self.people), MOST_NAMED)
        places = list(dict.fromkeys(person.first_place for person in self.people if person.first_place))
        who = _("led by %s") % leading if leading else ""
        if count == 1:
            who = self.people[0].titled_name
        words = ", ".join(filter(None, [joined_names(places, MOST_NAMED), who]))
        noun = ngettext("person", "people", count)
        return Answer(_("Who says so"), figure_of(count), noun, Person.base_path, words) if count else None

    def outputs_answer(self) -> Answer | None:
        """How many outputs of the award, how many in all where these are more, and which further awards."""
        shown = self.of_award or self.in_all
        words = ", ".join(filter(None, [self.share_of_award(), self.further_awards()]))
        address = Output.base_path
        if self.grant and 0 < self.of_award < self.in_all:
            address += f"?grant={self.grant.slug}"
        noun = ngettext("output", "outputs", shown)
        return Answer(_("What came of it"), figure_of(shown), noun, address, words) if shown else None

    def share_of_award(self) -> str:
        """What the figure counts, where some outputs do not name the award; "" where all do."""
        if self.grant is None or self.of_award == self.in_all:
            return ""
        words = _("of %(award)s; %(all)s in all") if self.of_award else _("not recorded as coming from %(award)s")
        return words % {"award": self.grant.name, "all": figure_of(self.in_all)}

    def further_awards(self) -> str:
        """The awards beside the one that the project began with; "" where none is chosen, or there is none."""
        others = [grant.name for grant in self.grants if grant != self.grant] if self.grant else []
        words = ngettext("and a further award: %s", "and further awards: %s", len(others))
        return words % joined_names(others) if others else ""

    def funding_answer(self) -> Answer | None:
        """The first award, its programme and its funders; of several among which none is chosen, how many they are."""
        grant, label = self.grant, _("Who paid")
        if grant:
            words = ", ".join(filter(None, [grant.programme, joined_names([funder.label for funder in grant.funders])]))
            return Answer(label, grant.shown_amount, grant.name, grant.get_absolute_url(), words)
        count = len(self.grants)
        funders = dict.fromkeys(funder.label for each in self.grants for funder in each.funders)
        noun = ngettext("award", "awards", count)
        return Answer(label, figure_of(count), noun, Grant.base_path, joined_names(list(funders))) if count else None


def leaders(people: list[Person]) -> list[str]:
    """The names of those who lead, by a role that says so."""
    leading = Membership.Role.PRINCIPAL_INVESTIGATOR
    return [person.titled_name for person in people if any(role.role == leading for role in person.visible_roles)]
