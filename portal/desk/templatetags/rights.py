from typing import Any

from django import template
from wagtail.models import Page

from portal.records.rights import may_publish, may_publish_below

register = template.Library()


@register.simple_tag
def may_schedule(form: Any) -> bool:
    """Whether the person may publish what an edit form is about, now or at a time."""
    if isinstance(form.instance, Page) and not form.instance.pk:
        return may_publish_below(form.for_user, form.parent_page)
    return may_publish(form.for_user, form.instance)
