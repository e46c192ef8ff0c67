"""The content that a person may change or publish, from which every check and list of the desk starts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from portal.records.outputs.models import TABLES, Output
from portal.records.rights.bringing_in import Rights
from portal.records.rights.files import file_policy
from portal.records.rights.pages import changeable_pages, works_on_pages
from portal.records.rights.records import RecordPermissionPolicy, answers_for_all

__all__ = [
    "files_to_change",
    "keys_to_change",
    "may_publish",
    "may_publish_below",
    "outputs_to_change",
    "pages_to_change",
    "records_to_change",
]


def records_to_change(user: Any, model: Any) -> QuerySet | None:
    """Records of a model that the person may change; None where they may change none of that kind."""
    policy = RecordPermissionPolicy(model)
    if not policy.user_has_permission(user, "change"):
        return None
    return policy.instances_user_has_permission_for(user, "change")


def keys_to_change(user: Any, records: Iterable[Any]) -> set[int]:
    """The keys of those of the records, all outputs or all of one model, that the person may change; `user` None stands
    for a command, which may. Outputs are asked of together, whatever their number."""
    records = list(records)
    if user is None:
        return {record.pk for record in records}
    if all(isinstance(record, Output) for record in records):
        return Rights(user).workable(records)
    model: Any = type(records[0])
    if not hasattr(model, "ownership"):
        return {record.pk for record in records if ModelPermissionPolicy(model).user_has_permission(user, "change")}
    policy = RecordPermissionPolicy(model)
    return {record.pk for record in records if policy.user_has_permission_for_instance(user, "change", record)}


def outputs_to_change(user: Any) -> QuerySet | None:
    """Outputs that the person may change, whatever their table, without those that were merged into another."""
    if not any(RecordPermissionPolicy(table).user_has_permission(user, "change") for table in TABLES.values()):
        return None
    outputs = Output.objects.current()
    return outputs if answers_for_all(user, Output) else outputs.owned_by(user)


def pages_to_change(user: Any) -> QuerySet | None:
    """Pages that the person may change, the root left out."""
    return changeable_pages(user).filter(depth__gt=1) if works_on_pages(user) else None


def files_to_change(user: Any, model: Any) -> QuerySet | None:
    """Images, or documents, that the person may change."""
    policy = file_policy(model)
    if not policy.user_has_any_permission(user, ["add", "change"]):
        return None
    return policy.instances_user_has_any_permission_for(user, ["change"])


def may_publish(user: Any, content: Any) -> bool:
    """Whether the person may publish that page or record."""
    if isinstance(content, Page):
        return content.permissions_for_user(user).can_publish()
    return RecordPermissionPolicy(type(content)).user_has_permission_for_instance(user, "publish", content)


def may_publish_below(user: Any, parent: Page) -> bool:
    """Whether the person may publish a page that is to stand below that one."""
    return bool(parent.permissions_for_user(user).can_publish_subpage())
