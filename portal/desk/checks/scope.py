"""The content that a person works on, from which every check starts; None where they work on none of that kind."""

from collections.abc import Callable

from django.db.models import QuerySet

from portal.desk.request_user import RequestUser
from portal.media.models import PortalImage
from portal.records.grants.models import Grant
from portal.records.people.models import Person
from portal.records.rights import files_to_change, outputs_to_change, pages_to_change, records_to_change

__all__ = ["Scope", "grants_of", "images_of", "outputs_of", "pages_of", "people_of"]

Scope = Callable[[RequestUser], QuerySet | None]

outputs_of: Scope = outputs_to_change
pages_of: Scope = pages_to_change


def people_of(user: RequestUser) -> QuerySet | None:
    """Profiles that the person may change."""
    return records_to_change(user, Person)


def grants_of(user: RequestUser) -> QuerySet | None:
    """Grants that the person may change."""
    return records_to_change(user, Grant)


def images_of(user: RequestUser) -> QuerySet | None:
    """Images that the person may change."""
    return files_to_change(user, PortalImage)
