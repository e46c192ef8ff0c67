from typing import Any

from django import template
from django.template import RequestContext

from portal.findings.atlas import map_of
from portal.findings.models import FindingPage
from portal.findings.paths import Path
from portal.findings.reading import reading_of
from portal.findings.sheet import FindingSheet

register = template.Library()


@register.simple_tag(takes_context=True)
def finding_sheet(context: RequestContext, finding: FindingPage) -> FindingSheet:
    """Everything the page of a finding prints, for the page itself and for a preview; made once a page."""
    sheets: dict[Any, Any] = context.render_context.dicts[0]
    if "finding_sheet" not in sheets:
        request = context["request"]
        reading = reading_of(request, context.get("site_settings"))
        sheets["finding_sheet"] = FindingSheet(finding, reading, getattr(request, "is_preview", False))
    return sheets["finding_sheet"]


@register.simple_tag
def findings_map(findings: list[FindingPage]) -> Path | None:
    """The drawing of those findings (fetched `with_keys()`) with the outputs and awards they lead to."""
    return map_of(findings) if findings else None
