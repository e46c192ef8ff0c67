from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.citations.formats.json_ld import script
from portal.home.json_ld import project_graph
from portal.home.overview import Overview

register = template.Library()


@register.simple_tag
def project_json_ld(overview: Overview, name: str, description: str) -> SafeString:
    """The project for a script element; `script` leaves nothing in it that could end the element."""
    return mark_safe(script(project_graph(overview, name, description)))
