from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.citations.formats.json_ld import script
from portal.findings.json_ld import claim_graph
from portal.findings.models import Evidence, FindingPage
from portal.grants.models import Grant

register = template.Library()


@register.simple_tag
def claim_json_ld(finding: FindingPage, evidence: list[Evidence], grants: list[Grant]) -> SafeString:
    """The finding for a script element; `script` leaves nothing in it that could end the element."""
    return mark_safe(script(claim_graph(finding, list(evidence), grants)))
