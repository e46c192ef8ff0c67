"""The content that a person works on, from which every check starts; None where they work on none of that kind."""

from collections.abc import Callable

from django.db.models import QuerySet
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.permissions import page_permission_policy

from portal.desk.request_user import RequestUser
from portal.records.base.models import Record
from portal.records.base.ownership import RecordPermissionPolicy, answers_for_all
from portal.records.grants.models import Grant
from portal.records.outputs.models import TABLES, Output
from portal.records.people.models import Person

__all__ = ["Scope", "grants_of", "images_of", "outputs_of", "pages_of", "people_of"]

Scope = Callable[[RequestUser], QuerySet | None]


def records_of(model: type[Record], user: RequestUser) -> QuerySet | None:
    """Records of a model that the person may change."""
    policy = RecordPermissionPolicy(model)
    if not policy.user_has_permission(user, "change"):
        return None
    return policy.instances_user_has_permission_for(user, "change")


def people_of(user: RequestUser) -> QuerySet | None:
    """Profiles that the person may change."""
    return records_of(Person, user)


def grants_of(user: RequestUser) -> QuerySet | None:
    """Grants that the person may change."""
    return records_of(Grant, user)


def outputs_of(user: RequestUser) -> QuerySet | None:
    """Outputs that the person may change, whatever their table, without those that were merged into another."""
    if not any(RecordPermissionPolicy(table).user_has_permission(user, "change") for table in TABLES.values()):
        return None
    outputs = Output.objects.current()
    return outputs if answers_for_all(user, Output) else outputs.owned_by(user)


def pages_of(user: RequestUser) -> QuerySet | None:
    """Pages that the person may change, the root left out."""
    if page_permission_policy.explorable_root_instance(user) is None:
        return None
    return page_permission_policy.instances_user_has_permission_for(user, "change").filter(depth__gt=1)


def images_of(user: RequestUser) -> QuerySet | None:
    """Images that the person may change."""
    if not image_policy.user_has_any_permission(user, ["add", "change"]):
        return None
    return image_policy.instances_user_has_any_permission_for(user, ["change"])
