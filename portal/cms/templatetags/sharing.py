from django import template
from django.template import Context

from portal.cms.share_pictures import picture_address

register = template.Library()


@register.simple_tag(takes_context=True)
def share_picture(context: Context, title: str, project: str) -> str:
    """The address of the picture that a link to the page shows; its content says the year, where it has one
    (`share_year`)."""
    content = context.get("content")
    return picture_address(str(title), str(project), str(getattr(content, "share_year", "") or ""))
