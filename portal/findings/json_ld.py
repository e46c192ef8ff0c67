"""A finding as schema.org says it: a Claim, with what it rests on as citations and who paid as funding."""

from django.conf import settings

from portal.citations.formats.json_ld_nodes import Node, node
from portal.findings.models import Evidence, FindingPage
from portal.grants.models import Grant
from portal.outputs.models import Output

__all__ = ["claim_graph"]


def claim_graph(finding: FindingPage, evidence: list[Evidence], grants: list[Grant]) -> Node:
    """The node of a visible finding; of its evidence only what names a visible output or an address is cited."""
    address = settings.WAGTAILADMIN_BASE_URL + finding.url
    return node(
        "Claim",
        f"{address}#claim",
        name=finding.title,
        text=finding.claim,
        description=finding.plain_summary,
        position=finding.number,
        url=address,
        appearance={"@type": "WebPage", "@id": address},
        citation=[cited(item) for item in evidence if item.visible_output or item.url],
        funding=[{"@id": f"{grant.full_url}#grant"} for grant in grants if grant.full_url],
        isPartOf={"@id": f"{settings.WAGTAILADMIN_BASE_URL}/#project"},
    )


def cited(item: Evidence) -> Node:
    output: Output | None = item.visible_output
    if output is None:
        return node("CreativeWork", name=item.description, url=item.url)
    return node(output.kind_row.schema_org, output.full_url, name=output.title, url=output.full_url)
