"""The rights of a person over outputs, as the edit form asks them: for whatever writes many outputs at once."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractUser, AnonymousUser

from portal.records.outputs.models import TABLES, Output
from portal.records.rights.records import RecordPermissionPolicy, answers_for_all

__all__ = ["Rights"]


class Rights:
    """The rights of one person, each asked of the database once.

    `user` None stands for a command that whoever has the server runs: it has every right.
    """

    def __init__(self, user: AbstractUser | AnonymousUser | None) -> None:
        self.user = user
        self.may_publish = user is None or answers_for_all(user, Output)
        self.addable = {model for model in TABLES.values() if self.has("add", model)}

    def has(self, action: str, model: type[Output]) -> bool:
        """Whether the person has the permission for "add", "change" and the like on that model."""
        codename = get_permission_codename(action, model._meta)
        return self.user is None or self.user.has_perm(f"{model._meta.app_label}.{codename}")

    @property
    def may_bring_in(self) -> bool:
        """Whether there is any kind of output that the person may add."""
        return bool(self.addable)

    def may_add(self, model: type[Output]) -> bool:
        """Whether the person may add outputs of that table."""
        return model in self.addable

    def workable(self, outputs: Iterable[Output]) -> set[int]:
        """The keys of those outputs that the person may change, asked of many at once; their tables are fetched."""
        by_table: defaultdict[type[Output], list[Output]] = defaultdict(list)
        for output in outputs:
            by_table[type(output.own)].append(output)
        keys: set[int] = set()
        for model, rows in by_table.items():
            if not self.has("change", model):
                continue
            if self.user is None or self.may_publish:
                keys |= {output.pk for output in rows}
                continue
            own = model.objects.owned_by(self.user).filter(pk__in=[output.pk for output in rows])
            keys |= set(own.values_list("pk", flat=True))
            keys |= {output.pk for output in rows if output.pk not in keys and self.may_work_on(output)}
        return keys

    def may_work_on(self, output: Output) -> bool:
        """Whether the person may change this output: any, for whoever publishes outputs, or else their own."""
        if self.user is None:
            return True
        own = output.own
        policy = RecordPermissionPolicy(type(own))
        if self.may_publish:
            return policy.user_has_permission(self.user, "change")
        return policy.user_has_permission_for_instance(self.user, "change", own)
