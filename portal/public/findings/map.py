"""What the map of all findings needs, asked for once."""

from portal.public.findings.kinds import Stance
from portal.public.findings.material import outputs_with_grants
from portal.public.findings.models import Evidence, FindingPage
from portal.public.findings.trail import Trail, map_of_findings
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

__all__ = ["map_of"]


def map_of(findings: list[FindingPage]) -> Trail | None:
    """The map of those findings, fetched `with_keys()`; None where they lead to no output and no award."""
    links = Evidence.objects.in_order().filter(finding__in=[finding.pk for finding in findings], output__isnull=False)
    named: dict[int, list[int]] = {}
    bearing: set[int] = set()
    for finding, output, stance in links.values_list("finding", "output", "stance"):
        named.setdefault(finding, []).append(output)
        if stance != Stance.BACKGROUND:
            bearing.add(output)
    keys = {key for its_outputs in named.values() for key in its_outputs}
    outputs = outputs_with_grants(Output.objects.visible().filter(pk__in=keys)).newest_first() if keys else []
    grants = list(Grant.objects.visible().in_order())
    used = {key for finding in findings for key in finding.grant_keys}
    used |= {key for output in outputs for key in output.grant_keys}
    by_key = {output.pk: output for output in outputs}
    if not by_key and not used:
        return None
    return map_of_findings(findings, named, by_key, [grant for grant in grants if grant.pk in used], bearing)
