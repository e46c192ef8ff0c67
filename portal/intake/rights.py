"""What a person may bring in: the rights of the edit form, asked in the same words."""

from typing import Any

from django.contrib.auth import get_permission_codename

from portal.outputs.models import TABLES, Output
from portal.records.ownership import RecordPermissionPolicy, answers_for_all

__all__ = ["Rights"]


class Rights:
    """One person's, each asked of the database once. Nobody (a command run by whoever has the server) may all."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.may_publish = user is None or answers_for_all(user, Output)
        self.addable = {model for model in TABLES.values() if self.has("add", model)}

    def has(self, action: str, model: Any) -> bool:
        codename = get_permission_codename(action, model._meta)
        return self.user is None or self.user.has_perm(f"{model._meta.app_label}.{codename}")

    @property
    def may_bring_in(self) -> bool:
        """Whether there is any kind of output that the person may add."""
        return bool(self.addable)

    def may_add(self, model: Any) -> bool:
        return model in self.addable

    def may_work_on(self, output: Output) -> bool:
        if self.user is None:
            return True
        own: Any = output.own
        policy = RecordPermissionPolicy(type(own))
        if self.may_publish:
            return policy.user_has_permission(self.user, "change")
        return policy.user_has_permission_for_instance(self.user, "change", own)
