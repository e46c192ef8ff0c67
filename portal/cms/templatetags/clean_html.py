from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.cms.clean_html import clean_html

register = template.Library()


@register.filter
def cleaned(html: str) -> SafeString:
    """The HTML of a rich text, by the allow-list; safe to print."""
    return mark_safe(clean_html(html))
