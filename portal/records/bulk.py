"""Bulk actions on records: each record asked for itself, as Wagtail asks only of the kind."""

from typing import Any

from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models

__all__ = ["DeleteRecords", "OwnRecordsInBulk"]


class OwnRecordsInBulk:
    """Mixed into a bulk action: it works on records that the person may work on, and names no others."""

    permission_required = "change"
    model: Any
    request: Any

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - wagtail's own decorator passes the class
        return [model for model in get_snippet_models() if hasattr(model, "ownership")]

    def check_perm(self, record: Any) -> bool:
        policy = self.model.snippet_viewset.permission_policy
        return policy.user_has_permission_for_instance(self.request.user, self.permission_required, record)

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        records, refused = super().get_actionable_objects()  # type: ignore[misc]  # of the action it is mixed into
        policy = self.model.snippet_viewset.permission_policy
        theirs = {
            word: [one for one in rows if policy.user_may_work_on(self.request.user, one)]
            for word, rows in refused.items()
        }
        return records, theirs


class DeleteRecords(OwnRecordsInBulk, DeleteBulkAction):
    """In place of Wagtail's own."""

    permission_required = "delete"
