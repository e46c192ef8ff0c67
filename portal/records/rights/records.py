"""Whose a record is, and so who may read, change and publish it in the admin.

Whoever may publish a kind of record answers for all of them. Whoever may only add or change works on their own: those
they added, and those that `Record.ownership` counts as theirs. They read the public ones besides.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.db.models import Model, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from portal.visibility.rule import visible_records

__all__ = ["RecordPermissionPolicy", "answers_for_all", "publish_permission", "readable_records"]


def publish_permission(model: type[Model]) -> str:
    """The name of the permission to publish a kind of record, as `has_perm` takes it."""
    return f"{model._meta.app_label}.{get_permission_codename('publish', model._meta)}"


def answers_for_all(user: Any, model: type[Model]) -> bool:
    """Whether the person may publish records of that model, or of any table that it is split into."""
    tables = [table for table in apps.get_models() if issubclass(table, model)]
    return any(user.has_perm(publish_permission(table)) for table in tables)


def readable_records(user: Any, records: QuerySet) -> QuerySet:
    """Those of the records that the person may read: the public ones and their own; all, where they answer for all."""
    model: Any = records.model
    if answers_for_all(user, model):
        return records
    if not user.is_authenticated:
        return records.filter(visible_records(model.base_path))
    return records.filter(visible_records(model.base_path) | model.ownership(user))


class RecordPermissionPolicy(ModelPermissionPolicy):
    """Django's permissions of a kind of record, and for one record that it is the person's own."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the person has the permission for the kind of record, and this record is theirs to work on."""
        return self.user_has_permission(user, action) and self.user_may_work_on(user, instance)

    def user_may_work_on(self, user: Any, instance: Any) -> bool:
        """Whether the record is theirs to work on: their own, or in review with them, or they answer for all."""
        if answers_for_all(user, self.model):
            return True
        task = instance.current_workflow_task
        in_review_with_them = bool(task and task.user_can_access_editor(instance, user))
        return in_review_with_them or self.model.objects.owned_by(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet:
        """Those records for which the person has one of the permissions."""
        records = super().instances_user_has_any_permission_for(user, actions).current()
        return records if answers_for_all(user, self.model) else records.among(self.model.objects.owned_by(user))
