"""The award as a return names it: its facts, and the answers that are given once for the whole award."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from portal.bibliography.clean_text import one_line, paragraphs
from portal.dates.partial import PartialDate
from portal.public.findings.models import FindingPage
from portal.records.base.date_display import display
from portal.records.grants.models import Grant
from portal.records.people.models import Membership

__all__ = ["NARRATIVE_FIELDS", "REQUIRED", "Fact", "award_facts", "form_at", "narrative", "reference_of"]


class Fact(NamedTuple):
    """One fact of the award: its heading, its value as text ("" where not recorded), and the field that holds it."""

    heading: str
    value: str
    field: str
    amount: Decimal | None = None

    @property
    def in_words(self) -> str:
        """The value as people read it: an amount with its separators, a date in words."""
        if self.amount is not None:
            return number_format(self.amount, decimal_pos=2, force_grouping=True)
        return display(PartialDate(self.value)) if self.field in ("start", "end") else self.value

    def mend(self, grant: Grant) -> str:
        """The path of the form, and the field in it, that mends it."""
        return form_at(grant, self.field)


def form_at(grant: Grant, field: str) -> str:
    """The path of the award's form in the admin, at a field."""
    model: Any = Grant
    return f"{reverse(model.snippet_viewset.get_url_name('edit'), args=[grant.pk])}#id_{field}"


def reference_of(grant: Grant) -> str:
    """The funder's reference, or else what people call the award: it stands in every row."""
    return one_line(grant.reference or grant.name)


def award_facts(grant: Grant) -> list[Fact]:
    """Everything that is recorded of the award, and what is not, in the order of a return."""
    earlier = grant.continues
    return [
        Fact(_("Funder's reference"), one_line(grant.reference), "reference"),
        Fact(_("Title of the funded work"), one_line(grant.title), "title"),
        Fact(_("Award"), one_line(grant.name), "phase"),
        Fact(_("Programme"), one_line(grant.programme), "programme"),
        Fact(_("Funders"), "; ".join(funder.name for funder in grant.funders), "funder_links-FORMS"),
        Fact(_("Award holder"), grant.holder.name if grant.holder else "", "holder"),
        Fact(_("Amount"), "" if grant.amount is None else str(grant.amount), "amount", grant.amount),
        Fact(_("Currency"), "" if grant.amount is None else grant.currency, "currency"),
        Fact(_("Start"), str(grant.start), "start"),
        Fact(_("End"), str(grant.end), "end"),
        Fact(_("Continues"), reference_of(earlier) if earlier else "", "continues"),
        Fact(_("Team"), team(grant), "team"),
    ]


# The fields of the award that hold the answers about it, by the names that questions of schemes have.
NARRATIVE_FIELDS = {
    "achievements": "achievements",
    "ways_forward": "ways_forward",
    "objectives": "objectives",
    "impact": "narrative_impact",
}
# What funders take no return without.
REQUIRED = frozenset({"reference", "funder_links-FORMS", "holder", "amount", "start", "end"})


def team(grant: Grant) -> str:
    """Everybody with a role on the award, in the order of the team: "Basia Spalek (Principal Investigator); …"."""
    members = Membership.objects.filter(grant=grant).select_related("person")
    in_order = sorted(members, key=lambda member: (member.position, member.person.sort_key, member.role))
    return "; ".join(f"{member.person.name} ({member.get_role_display()})" for member in in_order)


def narrative(grant: Grant, at: datetime) -> dict[str, str]:
    """The answers about the whole award, by the names that questions of schemes have; "" for none.

    The achievements, where nobody wrote them, are the claims of the published findings that stand, in their order.
    """
    findings = FindingPage.objects.visible(at).standing().of_grants([grant.pk]).in_order()
    claims = [f"{finding.number}. {paragraphs(finding.claim)}" for finding in findings]
    return {
        "achievements": paragraphs(grant.achievements) or "\n".join(claims),
        "ways_forward": paragraphs(grant.ways_forward),
        "objectives": paragraphs(grant.objectives),
        "impact": paragraphs(grant.narrative_impact),
    }
