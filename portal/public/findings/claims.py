"""A finding as schema.org says it: a Claim, with where it appears, what it rests on as citations and who paid.

An output that supports it says so from its side: `interpretedAsClaim`, in `outputs.page`.
"""

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from portal.bibliography.formats.schema_org.nodes import Node, node
from portal.bibliography.formats.schema_org.write import graph_node, script
from portal.bibliography.reference import Reference
from portal.public.findings.kinds import Stance, Status
from portal.public.findings.material import Material
from portal.public.findings.models import Evidence, FindingPage
from portal.records.outputs.models import Output

__all__ = ["claim_node", "claim_script"]


def claim_script(finding: FindingPage, material: Material, reference: Reference | None) -> SafeString:
    """The claim for a script element; `script` leaves nothing in it that could end the element."""
    return mark_safe(script(claim_node(finding, material, reference)))


def claim_node(finding: FindingPage, material: Material, reference: Reference | None) -> Node:
    """The node of a visible finding. Of a withdrawn one it says the claim, the state and why, and nothing more."""
    address = finding.full_url
    cited = graph_node(reference) if reference else {}
    stated = node(
        "Claim",
        f"{address}#claim",
        url=address,
        name=finding.title,
        text=finding.claim,
        position=finding.number,
        creativeWorkStatus=str(Status(finding.status).label),
        isPartOf={"@id": f"{settings.WAGTAILADMIN_BASE_URL}/#project"},
    )
    if finding.is_withdrawn:
        return {**stated, "description": finding.status_reason}
    kept = ("author", "datePublished", "version", "inLanguage", "funding", "publisher")
    return {
        **stated,
        **{name: cited[name] for name in kept if name in cited},
        **filled(
            abstract=finding.plain_summary,
            correction=finding.status_reason if finding.status == Status.CORRECTED else "",
            mentions=successor(finding),
            appearance=appearances(address, reference, material),
            citation=[citation for item in material.evidence for citation in citations(item, material)],
        ),
    }


def filled(**properties: object) -> Node:
    """Those of the properties that have a value."""
    return {name: value for name, value in properties.items() if value}


def successor(finding: FindingPage) -> Node:
    """The visible finding that takes its place, if there is one."""
    if finding.status != Status.SUPERSEDED:
        return {}
    newer = FindingPage.objects.visible().filter(pk=finding.superseded_by_id).first()
    return node("Claim", f"{newer.full_url}#claim", name=newer.title, url=newer.full_url) if newer else {}


def appearances(address: str, reference: Reference | None, material: Material) -> list[Node]:
    """Where the claim can be read: on its page here, and in the outputs that support it."""
    page = node("WebPage", reference.address if reference else address)
    supporting = [item.output_id for item in material.evidence if item.stance == Stance.SUPPORTS]
    return [page, *(work(output) for key, output in material.outputs.items() if key in supporting)]


def citations(item: Evidence, material: Material) -> list[Node]:
    """What one item of evidence cites: a visible output or case study, or what stands at an address elsewhere."""
    output = material.outputs.get(item.output_id)
    if output:
        return [work(output)]
    if item.case_study_id:
        cases = [case for case in material.case_studies if case.pk == item.case_study_id]
        return [node("WebPage", case.full_url, name=case.title, url=case.full_url) for case in cases]
    return [node("CreativeWork", name=item.description, url=item.url)] if item.url else []


def work(output: Output) -> Node:
    """A visible output, by its address here and its type in schema.org."""
    return node(output.kind_row.schema_org, output.full_url, name=output.title, url=output.full_url)
