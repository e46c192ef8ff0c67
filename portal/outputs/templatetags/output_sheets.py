from typing import Any

from django import template
from django.template import RequestContext

from portal.citations.styles import DEFAULT_STYLE, STYLES
from portal.outputs.models import Output
from portal.outputs.sheet import OutputSheet

register = template.Library()


@register.simple_tag(takes_context=True)
def output_sheet(context: RequestContext, output: Output) -> OutputSheet:
    """Everything the page of an output prints, for the page itself and for a preview; made once a page.

    The citation is in the style that the reader asks for, if the site offers it, or else in the first on offer.
    """
    sheets: dict[Any, Any] = context.render_context.dicts[0]
    if "output_sheet" not in sheets:
        styles = offered_styles(context.get("site_settings"))
        asked = context["request"].GET.get("style", "")
        sheets["output_sheet"] = OutputSheet(output, styles, asked if asked in styles else styles[0])
    return sheets["output_sheet"]


def offered_styles(site_settings: Any) -> list[str]:
    """The names of the citation styles that the site offers, in the order of its settings."""
    chosen = [name for name in getattr(site_settings, "citation_styles", []) if name in STYLES]
    return chosen or [DEFAULT_STYLE]
