"""A grant as schema.org (29) says it: a MonetaryGrant, which has no dates, so these stay in the text."""

from django.conf import settings

from portal.bibliography.formats.schema_org.nodes import Node, node, organisation_node
from portal.identifiers.grant_reference import public_record
from portal.records.grants.models import Grant

__all__ = ["grant_graph"]


def grant_graph(grant: Grant) -> Node:
    """The node of a grant with a page, naming amount, funders and the project it paid for."""
    amount = {"@type": "MonetaryAmount", "value": number(grant), "currency": grant.currency} if grant.amount else {}
    return node(
        "MonetaryGrant",
        f"{grant.full_url}#grant",
        name=grant.name,
        alternateName=grant.title if grant.title != grant.name else "",
        identifier=grant.reference,
        url=grant.full_url,
        amount=amount,
        funder=[organisation_node(funder.name, funder.ror) for funder in grant.funders],
        sameAs=[address for address in (public_record(grant.reference), grant.funder_page) if address],
        fundedItem={"@id": f"{settings.WAGTAILADMIN_BASE_URL}/#project"},
    )


def number(grant: Grant) -> int | float:
    """The amount as JSON writes it: whole where it is whole."""
    assert grant.amount is not None
    return int(grant.amount) if grant.amount == grant.amount.to_integral_value() else float(grant.amount)
