"""What the page of a grant states as facts, in the order a funder asks."""

from django.utils.translation import gettext as _

from portal.cms.facts import Fact, Link, recorded
from portal.identifiers.grant_reference import public_record, register_of
from portal.records.grants.models.grant import Grant
from portal.records.organisations.models import Organisation

__all__ = ["grant_facts"]


def grant_facts(grant: Grant, earlier: Grant | None, continuations: list[Grant]) -> list[Fact]:
    """Rows for the grant; what a funder would look for is named even where it is not recorded.

    `earlier`: the visible award that it continues; `continuations`: the visible ones that continue it.
    """
    return [
        Fact(_("Funded work"), grant.title),
        Fact(_("Amount"), grant.shown_amount),
        Fact(_("Funders"), links=[Link(funder_name(funder), funder.ror) for funder in grant.funders]),
        *recorded(
            [
                Fact(_("Programme"), grant.programme),
                Fact(_("Scheme"), grant.scheme),
                Fact(_("Phase"), grant.phase),
            ]
        ),
        Fact(_("Award holder"), grant.holder.name if grant.holder else ""),
        Fact(_("Start"), grant.shown_start),
        Fact(_("End"), grant.shown_end),
        Fact(_("Funder’s reference"), grant.reference),
        *recorded(
            [
                Fact(_("Continues"), links=links_to([earlier] if earlier else [])),
                Fact(_("Continued by"), links=links_to(continuations)),
                Fact(_("Public record"), links=public_record_links(grant)),
                Fact(_("Funder’s page"), grant.funder_page, grant.funder_page),
            ]
        ),
    ]


def funder_name(organisation: Organisation) -> str:
    return f"{organisation.name} ({organisation.short_name})" if organisation.short_name else organisation.name


def links_to(grants: list[Grant]) -> list[Link]:
    return [Link(grant.name, grant.get_absolute_url()) for grant in grants]


def public_record_links(grant: Grant) -> list[Link]:
    """Where the funder's public register has the award, as its reference says; nothing for one of an unknown form."""
    register = register_of(grant.reference)
    words = _("%(reference)s in %(register)s")
    if register is None:
        return []
    values = {"reference": grant.reference, "register": register.name}
    return [Link(words % values, public_record(grant.reference))]
