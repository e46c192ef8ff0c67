from django import template

from portal.outputs.models import Output
from portal.outputs.sheet import OutputSheet

register = template.Library()


@register.simple_tag
def output_sheet(output: Output) -> OutputSheet:
    """Everything the page of an output prints, for the page itself and for a preview of it."""
    return OutputSheet(output)
