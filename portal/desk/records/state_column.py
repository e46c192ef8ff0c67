"""The state of a record in a list, asked with the list and not once a row."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import StatusTagColumn
from wagtail.models import WorkflowState

__all__ = ["StateColumn", "with_state"]


def with_state(records: QuerySet) -> QuerySet:
    """Adds what the state depends on besides the record's own row: `approved_for` and `review`.

    A record that is scheduled is locked, so its newest version is the one that is approved.
    """
    options = records.model._meta
    shared = (options.get_parent_list() or [records.model])[-1]  # Wagtail keeps reviews of an output by its shared row.
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(shared),
        object_id=Cast(OuterRef("pk"), output_field=CharField()),
    )
    return records.annotate(
        approved_for=F("latest_revision__approved_go_live_at"), review=Subquery(states.values("status")[:1])
    )


def state(record: Any) -> str:
    """The state of a record `with_state`, as Wagtail's `status_string` says it; and that an editor asks for changes."""
    if not record.live and record.expired:
        return _("expired")
    beside = (
        (record.approved_for, _("scheduled"), _("live + scheduled")),
        (record.review == WorkflowState.STATUS_IN_PROGRESS, _("in moderation"), _("live + in moderation")),
        (record.review == WorkflowState.STATUS_NEEDS_CHANGES, _("changes asked for"), _("live + changes asked for")),
        (not record.live or record.has_unpublished_changes, _("draft"), _("live + draft")),
    )
    for holds, word, live_word in beside:
        if holds:
            return live_word if record.live else word
    return _("live")


class StateColumn(StatusTagColumn):
    """The state of a record, from a queryset `with_state`."""

    def __init__(self, sort_key: str | None = "live") -> None:
        label = gettext_lazy("Status")
        super().__init__("state", label=label, accessor=state, sort_key=sort_key, primary=lambda record: record.live)
