"""Bulk actions on records: each record asked for itself, as Wagtail asks only of the kind."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models

from portal.records.base.models import Record

__all__ = ["DeleteRecords", "OwnRecordsInBulk"]


class OwnRecordsInBulk:
    """Mixed into a bulk action: it works on records that the person may work on, and names no others."""

    permission_required = "change"
    model: Any
    request: HttpRequest

    @classproperty
    def models(cls) -> list[type[Model]]:  # noqa: N805 - wagtail's own decorator passes the class
        """The kinds of record."""
        return [model for model in get_snippet_models() if hasattr(model, "ownership")]

    def get_all_objects_in_listing_query(self, parent_id: object) -> QuerySet:
        """The keys of all records in the list, where all of it are chosen: as it was searched and filtered, which its
        address says. Wagtail's own takes every record there is."""
        view_function = self.model.snippet_viewset.index_view
        view = view_function.view_class(**view_function.view_initkwargs)
        view.setup(self.request)
        policy = self.model.snippet_viewset.permission_policy
        allowed = policy.instances_user_has_any_permission_for(self.request.user, [self.permission_required])
        return allowed.filter(pk__in=[record.pk for record in view.get_queryset()]).values_list("pk", flat=True)

    def check_perm(self, record: Record) -> bool:
        """Whether the person may do this to the record."""
        policy = self.model.snippet_viewset.permission_policy
        return policy.user_has_permission_for_instance(self.request.user, self.permission_required, record)

    def get_actionable_objects(self) -> tuple[list[Record], dict[str, list[Record]]]:
        """The chosen records that the action works on, and by reason those it does not and may name."""
        records, refused = super().get_actionable_objects()  # type: ignore[misc]  # of the action it is mixed into
        policy = self.model.snippet_viewset.permission_policy
        theirs = {
            reason: [record for record in left_out if policy.user_may_work_on(self.request.user, record)]
            for reason, left_out in refused.items()
        }
        return records, theirs


class DeleteRecords(OwnRecordsInBulk, DeleteBulkAction):
    """Deletes records, in place of Wagtail's own action."""

    permission_required = "delete"
