"""The history of many outputs, as Wagtail writes it for one: their versions, and what was done."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, Revision

from portal.fulltext.characters import clean_text_of

__all__ = ["create_revisions", "log_entry"]


def create_revisions(drafts: Sequence[Any], user: Any) -> list[Revision]:
    """A version of each of the drafts."""
    revisions = []
    for draft in drafts:
        revision = Revision(
            content_object=draft,
            base_content_type=draft.get_base_content_type(),
            user=user,
            created_at=timezone.now(),
            content=draft.serializable_data(),
            object_str=str(draft),
        )
        clean_text_of(Revision, revision)
        revisions.append(revision)
    return Revision.objects.bulk_create(revisions)


def log_entry(draft: Any, action: str, user: Any, revision: Revision | None = None, **data: Any) -> ModelLogEntry:
    """An entry of the history, not saved yet."""
    context = get_active_log_context()
    return ModelLogEntry(
        content_type=ContentType.objects.get_for_model(draft, for_concrete_model=False),
        object_id=str(draft.pk),
        label=ModelLogEntry.objects.get_instance_title(draft),
        action=action,
        timestamp=timezone.now(),
        user=user or context.user,
        uuid=context.uuid,
        revision=revision,
        content_changed=True,
        data=data,
    )
