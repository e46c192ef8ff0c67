from django import template

from portal.people.models import Person
from portal.people.sheet import PersonSheet

register = template.Library()


@register.simple_tag
def person_sheet(person: Person) -> PersonSheet:
    """Everything a profile prints, for the page itself and for a preview of it."""
    return PersonSheet(person)
