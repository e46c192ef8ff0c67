from django import template

from portal.grants.models import Grant
from portal.grants.sheet import GrantSheet

register = template.Library()


@register.simple_tag
def grant_sheet(grant: Grant) -> GrantSheet:
    """Everything the page of a grant prints beside its prose, for the page itself and for a preview of the record."""
    return GrantSheet(grant)
