from typing import Any

from django.http import HttpRequest

from portal.findings.sheet import Reading
from portal.outputs.templatetags.output_sheets import offered_styles

__all__ = ["reading_of"]


def reading_of(request: HttpRequest, site_settings: Any) -> Reading:
    """The style the reader asks for, if the site offers it, or else the first on offer."""
    styles = offered_styles(site_settings)
    asked = request.GET.get("style", "")
    name = getattr(site_settings, "short_name", "") or getattr(site_settings, "project_name", "")
    return Reading(name, styles, asked if asked in styles else styles[0])
